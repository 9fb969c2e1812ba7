"""The ledger at the end of a month as a printed workbook; verified, pending and published days stand apart."""

from datetime import datetime

from models.county import County, Mode
from models.files.out.sheets.book import Book, Stamp
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.files.sheets import OUTPUT_SHEETS
from models.month.month import Month
from models.policy import Policy
from models.report.ledger import LedgerLine
from models.roster.obligation import ANNUAL
from models.text import Text, text

_HEADINGS = (
    Heading(text("工号", "code"), 8),
    Heading(text("姓名", "name"), 9, Kind.WRAP),
    Heading(text("派出单位", "employer"), 14, Kind.WRAP),
    Heading(text("科室", "department"), 12, Kind.WRAP),
    Heading(text("职称", "title"), 7, Kind.CENTER),
    Heading(text("未折算应下沉", "due in full"), 8, Kind.DAYS),
    Heading(text("折算后应下沉", "due"), 8, Kind.DAYS),
    Heading(text("折算依据", "reduced for"), 24, Kind.WRAP),
    Heading(text("期初结转", "opening balance"), 8, Kind.DAYS),
    Heading(text("本月核验", "verified in the month"), 8, Kind.DAYS),
    Heading(text("本月待核验", "pending of the month"), 8, Kind.DAYS),
    Heading(text("累计已核验", "verified"), 8, Kind.DAYS),
    Heading(text("累计待核验", "pending"), 8, Kind.DAYS),
    Heading(text("本月底应完成", "due by now"), 8, Kind.DAYS),
    Heading(text("到期尚欠", "short by now"), 8, Kind.DAYS),
    Heading(text("全年尚欠", "owed"), 8, Kind.DAYS),
    Heading(text("下月应安排", "asked next month"), 8, Kind.DAYS),
    Heading(text("后续已发布", "published ahead"), 8, Kind.DAYS),
    Heading(text("可否完成", "reachable"), 8, Kind.CENTER),
    Heading(text("接收单位", "receiving units"), 16, Kind.WRAP),
    Heading(text("远程会诊次数", "remote consultations"), 8, Kind.FEW),
    Heading(text("工作量", "workload"), 8, Kind.COUNT),
    Heading(text("接收单位考核得分", "score"), 8, Kind.DAYS),
    Heading(text("派出单位考核得分", "sending hospital's score"), 8, Kind.DAYS),
    Heading(text("近24月乡镇累计", "24 months at townships"), 9, Kind.DAYS),
    Heading(text("备注", "remark"), 20, Kind.WRAP),
)
_YES, _LOST = text("可", "yes"), text("不可，差{d}天", "no, {d} days lost")
_EXCLUDED = text("不纳入：{w}", "not included: {w}")
_UNDECIDED = text("待认定：{w}", "undecided: {w}")
_NOTES = (
    text(
        "累计已核验含期初结转；待核验指已发布、接收单位尚未核验的天数。两者不重复；年度上报只用已核验天数。",
        "Verified includes the opening balance; pending is published and not verified yet. Neither counts twice; the"
        " yearly report uses verified days only.",
    ),
    text(
        "全年尚欠＝折算后应下沉－累计已核验－累计待核验；下月应安排按年度进度计算，已扣除待核验天数。",
        "Owed = due - verified - pending; what the next month is asked follows the year's pace, less pending days.",
    ),
    text(
        "近24月乡镇累计为期初结转加其后在乡镇卫生院的已核验天数：累计天数，仅供申报参考。",
        "24 months: the balance, and days verified at township health centers since. For reference only.",
    ),
)
_NOT_ASKED = text(
    "本政策方案未启用年度天数，应下沉各列不适用。", "Annual days are off in this policy; what is due does not apply."
)
_SIGNED = text(
    "制表：{p}　　　　　　审核：{r}　　　　　　签发：{a}　　　　　　日期：",
    "prepared by: {p}            reviewed by: {r}            approved by: {a}            date:",
)


def ledger_workbook(
    county: County, policy: Policy, month: Month, lines: list[LedgerLine], made: datetime, shown: Shown
) -> bytes:
    """Return the workbook: one sheet on A3, whoever is behind or can no longer complete the year shaded."""
    stamp = Stamp(made, county.county.office)
    book = Book(stamp, shown.lang, shown.say(OUTPUT_SHEETS["ledger"]))
    book.add_table(shown.say(OUTPUT_SHEETS["ledger"]), ledger_sheet(county, policy, month, lines, shown))
    return book.content()


def ledger_sheet(county: County, policy: Policy, month: Month, lines: list[LedgerLine], shown: Shown) -> Table:
    """Return a row for each line; columns of what is due are blank where nothing is."""
    asked = policy.measured(ANNUAL)
    info = county.county
    title = text("{c}{y}年{m}月底履职台账（年度天数：{d}）", "{c}: ledger at the end of {y}-{m} (annual days: {d})")
    signed = _SIGNED.fill(p=info.prepared_by, r=info.reviewed_by, a=info.approved_by)
    return Table(
        title=shown.say(title.fill(c=info.consortium or info.name, y=month.year, m=month.month, d=_mode(policy))),
        headings=_HEADINGS,
        rows=[_row(shown, line, asked and line.obliged) for line in lines],
        freeze=2,
        landscape=True,
        large=True,
        marked=frozenset(n for n, line in enumerate(lines) if asked and (line.short or line.lost)),
        notes=tuple(shown.say(n) for n in (*_NOTES, *(() if asked else (_NOT_ASKED,)), signed)),
    )


def _mode(policy: Policy) -> Text:
    mode: Mode = policy.mode(ANNUAL)
    return mode.text


def _row(shown: Shown, line: LedgerLine, owes: bool) -> tuple[Cell, ...]:
    employer, department = shown.place_of(line.person)

    def due(days: float) -> Cell:
        return days if owes else None

    return (
        line.person, shown.person(line.person), employer, department, shown.title(line.person),
        due(line.full), due(line.due), "\n".join(shown.say(b) for b in line.basis) if owes else "",
        line.opening, line.month_verified, line.month_pending, line.confirmed, line.pending,
        due(line.due_by_now), due(line.short), due(line.owed), due(line.asked_next), line.ahead,
        shown.say(reachable(line)) if owes else "",
        shown.say(text("、", ", ")).join(shown.short(h) for h in line.hosts),
        line.remote, line.volume, line.score, line.home_score, line.promotion, shown.say(_remark(line)),
    )  # fmt: skip


def reachable(line: LedgerLine) -> Text:
    """Return whether the year can still be completed, else how many days are lost."""
    return _YES if line.reachable else _LOST.fill(d=f"{line.lost:g}")


def _remark(line: LedgerLine) -> Text:
    if line.excluded:
        return _EXCLUDED.fill(w=line.excluded)
    return _UNDECIDED.fill(w=line.undecided) if line.undecided else text("", "")
