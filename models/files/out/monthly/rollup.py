"""The sheets of a roll-up: a row for each consortium, numerators, denominators and values, and a total row."""

from collections.abc import Callable, Iterable
from math import ceil

from models.files.out.monthly.notes import SIGNED, general_notes, listed, month_notes, profile_title, said
from models.files.out.monthly.report import Report
from models.files.out.monthly.said import NONE, is_reference, parts_of, title_of, value_of
from models.files.out.outcome import number
from models.files.out.sheets.book import width
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.policy import rules
from models.report import Consortium, Figure, Indicator, Measured, indicators
from models.report.catalogue import Form, Group
from models.roster.obligation import ANNUAL, WEEKLY
from models.text import Lang, Text, text

_NAME = Heading(text("医共体", "consortium"), 30, Kind.WRAP)
_PROFILE = Heading(text("政策方案", "profile"), 16, Kind.WRAP)
_PART_WIDTH, _LONG = 9.0, 16.0
TOTAL = text("合计", "total")
UNDER = {True: text("统一口径", "common profile"), False: text("本县口径", "own profile")}
REFERENCE = text(
    "带*的为参照指标，不考核；—为未启用或无可除。", "* is a reference only; — is not asked, or cannot be divided."
)
_KINDS = {Form.SHARE: Kind.SHARE, Form.RATIO: Kind.CENTER, Form.COUNT: Kind.CENTER}
_PARTS = (text("分子", "numerator"), text("分母", "denominator"), text("值", "value"))
_ABOUT = (
    _NAME,
    _PROFILE,
    Heading(text("每周比例", "weekly share"), 14, Kind.CENTER),
    Heading(text("年度天数", "annual days"), 14, Kind.CENTER),
    Heading(text("全年天数", "days a year"), 10, Kind.CENTER),
    Heading(text("已发布月份", "months published"), 26, Kind.WRAP),
    Heading(text("未计入和另有口径的月份", "months not counted or planned otherwise"), 56, Kind.WRAP),
    Heading(text("数据截至", "as of"), 18, Kind.CENTER),
)


def measured_of(its: Consortium, common: bool) -> Measured:
    """Return a consortium's figures under the common or its own profile."""
    return its.common if common else its.own


def summary_table(common: bool) -> Callable[[Report, Lang], Table]:
    """Return the table of leading indicators, each value with what it is made of."""
    wanted = [i for i in indicators().values() if i.key]

    def table(report: Report, lang: Lang) -> Table:
        heads = [Heading(title_of(i, report.days), _wide(title_of(i, report.days)), Kind.WRAP) for i in wanted]
        rows: list[tuple[Cell, ...]] = [
            (c.name, profile_title(c).say(lang), *(_said(i, measured_of(c, common), common) for i in wanted))
            for c in report.consortia
        ]
        total = report.totals(common)
        rows.append((TOTAL.say(lang), "", *(_both(i, total.get(i.id)) for i in wanted)))
        return _table(report, text("总表", "summary"), common, (_NAME, _PROFILE, *heads), rows, lang)

    return table


def _wide(title: Text) -> float:
    return max(11.0, max(width(title.zh), width(title.en)) / 2 + 2)


def _said(its: Indicator, measured: Measured, common: bool) -> str:
    mark = "*" if not common and is_reference(measured, its.id) else ""
    return _both(its, measured.figures.get(its.id), mark)


def _both(its: Indicator, figure: Figure | None, mark: str = "") -> str:
    parts = parts_of(figure)
    return f"{value_of(its, figure)}{mark}" + (f"\n{parts}" if parts else "")


def group_table(groups: Iterable[Group], what: Text, common: bool | None) -> Callable[[Report, Lang], Table]:
    """Return the table of some groups of indicators in numbers; ``common`` is ``None`` where that makes no odds."""
    wanted = [i for i in indicators().values() if i.group in groups]

    def table(report: Report, lang: Lang) -> Table:
        heads = [h for i in wanted for h in _headings(i, title_of(i, report.days), lang)]
        rows: list[tuple[Cell, ...]] = [
            (c.name, *_cells(wanted, measured_of(c, bool(common)).figures)) for c in report.consortia
        ]
        rows.append((TOTAL.say(lang), *_cells(wanted, report.totals(bool(common)))))
        return _table(report, what, common, (_NAME, *heads), rows, lang)

    return table


def _headings(its: Indicator, title: Text, lang: Lang) -> Iterable[Heading]:
    if its.form is Form.COUNT:
        return (Heading(title, fitting(title.say(lang)), Kind.CENTER),)
    kinds = (Kind.CENTER, Kind.CENTER, _KINDS[its.form])
    joined = [_broken(title, part) for part in _PARTS]
    return (Heading(j, fitting(j.say(lang)), k) for j, k in zip(joined, kinds, strict=True))


def _broken(title: Text, part: Text) -> Text:
    """Return a heading of two lines, broken where one reads on: before a bracket, else before the part."""
    mark = "\n" if width(title.zh) <= _LONG else ""
    zh = title.zh.replace("（", "\n（") if "（" in title.zh else f"{title.zh}{mark}"
    return Text(zh=f"{zh}{part.zh}", en=f"{title.en}, {part.en}")


def fitting(heading: str) -> float:
    """Return the width in which a heading takes two lines at most; words of English break less evenly."""
    wide = _PART_WIDTH
    spare = 3.0 if heading.isascii() else 1.0
    while sum(ceil(width(line) / (wide - spare)) for line in heading.split("\n")) > 2:
        wide += 0.5
    return wide


def _cells(wanted: Iterable[Indicator], figures: dict[str, Figure]) -> Iterable[Cell]:
    for its in wanted:
        figure = figures.get(its.id)
        if its.form is Form.COUNT:
            yield NONE if figure is None else figure.top
        elif figure is None:
            yield from (NONE, NONE, NONE)
        else:
            value = figure.value
            rounded = value if value is None or its.form is Form.SHARE else round(value, 2)
            yield from (figure.top, figure.bottom, NONE if rounded is None else rounded)


def _table(
    report: Report,
    what: Text,
    common: bool | None,
    heads: tuple[Heading, ...],
    rows: list[tuple[Cell, ...]],
    lang: Lang,
) -> Table:
    under = "" if common is None else text("（{u}）", " ({u})").fill(u=UNDER[common]).say(lang)
    notes = said(general_notes(report), lang)
    return Table(
        title=f"{rollup_title(report, what).say(lang)}{under}",
        headings=heads,
        rows=rows,
        freeze=1,
        landscape=True,
        large=True,
        marked=frozenset({len(rows) - 1}),
        notes=(*((REFERENCE.say(lang),) if common is False else ()), *notes, "", SIGNED.say(lang)),
    )


def rollup_title(report: Report, what: Text) -> Text:
    """Return a title with the number of consortia, the period and what is shown."""
    return text("{n}个医共体{p}{w}", "{n} consortia, {p}: {w}").fill(
        n=len(report.consortia), p=report.period.title, w=what
    )


def about_table(report: Report, lang: Lang) -> Table:
    """Return what stands behind each row: its profile and how that binds, the months counted, and as of when."""
    weekly, annual = (rules()[r].title.say(lang) for r in (WEEKLY, ANNUAL))
    note = text("“{a}”“{b}”两列为各县口径对规则的方式。", "How each profile binds {a} and {b}.")
    return Table(
        title=rollup_title(report, text("数据说明", "what stands behind the rows")).say(lang),
        headings=_ABOUT,
        rows=[_about(c, lang) for c in report.consortia],
        landscape=True,
        large=True,
        notes=(note.say(lang, a=weekly, b=annual), *said(general_notes(report), lang)),
    )


def _about(its: Consortium, lang: Lang) -> tuple[Cell, ...]:
    policy = its.own.policy
    counted = [m.month for m in its.months if m.version]
    return (
        its.name, profile_title(its).say(lang), policy.mode(WEEKLY).text.say(lang), policy.mode(ANNUAL).text.say(lang),
        number(policy.days(ANNUAL, "days")), listed(counted) or NONE, "\n".join(said(month_notes(its), lang)),
        f"{its.at:%Y-%m-%d %H:%M}",
    )  # fmt: skip
