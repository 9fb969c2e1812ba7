"""履职台账: what everybody owes and has served in the year; verified, pending and planned days stand apart."""

from models.files.out.roster.results import Results
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.roster.obligation import ANNUAL
from models.rules.roster.ledger_rows import LedgerRow
from models.text import text

_HEADINGS = (
    Heading(text("年度", "year"), 6.5, Kind.WHOLE),
    Heading(text("工号", "code"), 9),
    Heading(text("姓名", "name"), 9, Kind.WRAP),
    Heading(text("派出单位", "employer"), 15, Kind.WRAP),
    Heading(text("科室", "department"), 14, Kind.WRAP),
    Heading(text("职称", "title"), 8, Kind.CENTER),
    Heading(text("未折算应下沉", "due in full"), 8, Kind.DAYS),
    Heading(text("折算后应下沉", "due"), 8, Kind.DAYS),
    Heading(text("折算依据", "reduced for"), 26, Kind.WRAP),
    Heading(text("上月累计已核验", "brought, verified"), 8, Kind.DAYS),
    Heading(text("上月累计待核验", "brought, pending"), 8, Kind.DAYS),
    Heading(text("本月计划", "planned"), 7, Kind.DAYS),
    Heading(text("本月核验", "verified"), 7, Kind.DAYS),
    Heading(text("累计", "total"), 7, Kind.DAYS),
    Heading(text("到期应完成", "due by now"), 8, Kind.DAYS),
    Heading(text("到期尚欠", "short by now"), 8, Kind.DAYS),
    Heading(text("全年尚欠", "owed"), 8, Kind.DAYS),
    Heading(text("可否完成", "reachable"), 8, Kind.CENTER),
    Heading(text("接收单位", "receiving units"), 18, Kind.WRAP),
    Heading(text("工作量", "volume"), 7, Kind.DAYS),
    Heading(text("接收单位考核得分", "score"), 8, Kind.DAYS),
    Heading(text("派出单位考核得分", "sending hospital's score"), 8, Kind.DAYS),
    Heading(text("备注", "remark"), 22, Kind.WRAP),
)
_YES, _NO = text("可", "yes"), text("不可", "no")
_EXCLUDED = text("不纳入：{w}", "not included: {w}")
_UNDECIDED = text("待认定：{w}", "undecided: {w}")
_NOTES = (
    text("累计＝上月累计（已核验＋待核验）＋本月计划；年度上报只用已核验天数。",
         "Total = brought (verified + pending) + planned; the yearly report uses verified days only."),
    text("累计天数，仅供申报参考。", "Days are for reference in applications only."),
)  # fmt: skip
_NOT_ASKED = text(
    "本政策方案未启用年度天数，应下沉各列不适用。", "Annual days are off in this policy; what is due does not apply."
)


def ledger_table(results: Results, shown: Shown) -> Table:
    """Return a row for each obliged person, each one not included, and everybody else who serves."""
    asked = results.case.policy.measured(ANNUAL)
    mode = results.case.policy.mode(ANNUAL).text
    return Table(
        title=shown.say(text("履职台账（年度天数：{m}）", "Ledger (annual days: {m})").fill(m=mode)),
        headings=_HEADINGS,
        rows=[_row(shown, row, asked) for row in results.ledger],
        freeze=3,
        landscape=True,
        large=True,
        marked=frozenset(n for n, row in enumerate(results.ledger) if asked and row.short > 0),
        notes=tuple(shown.say(n) for n in (*_NOTES, *(() if asked else (_NOT_ASKED,)))),
    )


def _row(shown: Shown, row: LedgerRow, asked: bool) -> tuple[Cell, ...]:
    employer, department = shown.place_of(row.person)
    owes = asked and row.obliged

    def due(days: float) -> Cell:
        return days if owes else None

    return (
        row.year, row.person, shown.person(row.person), employer, department, shown.title(row.person),
        due(row.full), due(row.due), "\n".join(shown.say(b) for b in row.basis) if owes else "",
        row.brought_verified, row.brought_pending, row.planned, row.verified, row.total,
        due(row.due_by_now), due(row.short), due(row.owed),
        shown.say(_YES if row.reachable else _NO) if owes else "",
        shown.say(text("、", ", ")).join(shown.short(h) for h in row.hosts), row.volume, row.score,
        row.home_score, _remark(shown, row),
    )  # fmt: skip


def _remark(shown: Shown, row: LedgerRow) -> str:
    if row.excluded:
        return shown.say(_EXCLUDED.fill(w=row.excluded))
    return shown.say(_UNDECIDED.fill(w=row.undecided)) if row.undecided else ""
