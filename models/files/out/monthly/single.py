"""The sheets of one consortium: every indicator with numerator and denominator, the months, the receiving units."""

from models.files.out.monthly.notes import SIGNED, general_notes, profile_title, said
from models.files.out.monthly.report import Report
from models.files.out.monthly.said import COMMON, NONE, OWN, binding, title_of, value_of
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.report import Figure, Indicator, indicators
from models.text import Lang, Text, text

_TOP, _BOTTOM, _VALUE = text("分子", "numerator"), text("分母", "denominator"), text("值", "value")
_TOTAL = text("合计", "total")


def _figure_headings(whose: Text) -> tuple[Heading, ...]:
    pair = text("{w}\n{p}", "{w}, {p}")
    return tuple(Heading(pair.fill(w=whose, p=part), 12, Kind.CENTER) for part in (_TOP, _BOTTOM, _VALUE))


_INDICATORS = (
    Heading(text("类别", "group"), 13, Kind.WRAP),
    Heading(text("指标", "indicator"), 24, Kind.WRAP),
    Heading(text("单位", "unit"), 11, Kind.CENTER),
    *_figure_headings(OWN),
    *_figure_headings(COMMON),
    Heading(text("本县是否考核", "own profile"), 18, Kind.CENTER),
    Heading(text("口径", "definition"), 62, Kind.WRAP),
    Heading(text("条款", "clauses"), 16),
)
_MONTHS = (
    Heading(text("月份", "month"), 22, Kind.CENTER),
    Heading(text("已发布版本", "version"), 24, Kind.CENTER),
    Heading(text("已核验天数", "days verified"), 26, Kind.DAYS),
    Heading(text("待核验天数", "days pending"), 26, Kind.DAYS),
    Heading(text("已核验比例", "verified"), 26, Kind.SHARE),
)
_UNITS = (
    Heading(text("接收单位", "receiving unit"), 44, Kind.WRAP),
    Heading(text("已核验天数", "days verified"), 16, Kind.DAYS),
    Heading(text("待核验天数", "days pending"), 16, Kind.DAYS),
    Heading(text("已核验人数", "people verified"), 16, Kind.WHOLE),
    Heading(text("工作量", "workload"), 16, Kind.COUNT),
)
_DRAFT, _NOT = text("仅草案", "draft only"), text("未发布", "not published")


def heading_title(report: Report, what: Text) -> Text:
    """Return a title with the consortium, the period and what is shown."""
    title = report.period.title
    whose = (
        text("各医共体", "consortia") if report.many else Text(zh=report.consortia[0].name, en=report.consortia[0].name)
    )
    return Text(zh=f"{whose.zh}{title.zh}{what.zh}", en=f"{whose.en}, {title.en}: {what.en}")


def indicator_table(report: Report, lang: Lang) -> Table:
    """Return a row for each indicator, under the county's own and the common profile."""
    its = report.consortia[0]
    rows = [
        (
            one.group.text.say(lang), title_of(one, report.days).say(lang), one.unit.say(lang),
            *_cells(one, its.own.figures.get(id)), *_cells(one, its.common.figures.get(id)),
            binding(its.own, id).say(lang), one.definition.say(lang), " ".join(one.clauses),
        )
        for id, one in indicators().items()
    ]  # fmt: skip
    own = text("本县口径：{p}", "Own profile: {p}").fill(p=profile_title(its))
    return Table(
        title=heading_title(report, text("下沉工作指标", "indicators of downward service")).say(lang),
        headings=_INDICATORS,
        rows=rows,
        freeze=2,
        landscape=True,
        large=True,
        notes=(own.say(lang), *said(general_notes(report), lang), "", SIGNED.say(lang)),
    )


def _cells(its: Indicator, figure: Figure | None) -> tuple[Cell, ...]:
    if figure is None:
        return NONE, NONE, NONE
    return figure.top, NONE if figure.bottom is None else figure.bottom, value_of(its, figure)


def month_table(report: Report, lang: Lang) -> Table:
    """Return the days of each month of the period."""
    its = report.consortia[0]

    def state(n: int) -> str:
        row = its.months[n]
        return f"v{row.version}" if row.version else (_DRAFT if row.month in its.drafts else _NOT).say(lang)

    def cells(verified: float, pending: float) -> tuple[Cell, ...]:
        return verified, pending, Figure(top=verified, bottom=verified + pending).value

    rows: list[tuple[Cell, ...]] = [
        (str(row.month), state(n), *cells(row.verified, row.pending)) for n, row in enumerate(its.months)
    ]
    total = cells(sum(r.verified for r in its.months), sum(r.pending for r in its.months))
    rows.append((_TOTAL.say(lang), "", *total))
    return Table(
        title=heading_title(report, text("各月下沉天数", "days by month")).say(lang),
        headings=_MONTHS,
        rows=rows,
        landscape=True,
        notes=(SIGNED.say(lang),),
    )


def unit_table(report: Report, lang: Lang) -> Table:
    """Return the receiving units of the county's own profile."""
    units = report.consortia[0].units
    rows: list[tuple[Cell, ...]] = [(u.name, u.verified, u.pending, u.people, u.volume) for u in units]
    rows.append((_TOTAL.say(lang), sum(u.verified for u in units), sum(u.pending for u in units), None,
                 sum(u.volume for u in units)))  # fmt: skip
    note = text(
        "一人可在多个单位服务，人数不合计；远程会诊不计；村卫生室计在上级卫生院名下。",
        "People may serve at several units and are not summed; no remote; village stops count for their center.",
    )
    return Table(
        title=heading_title(report, text("各接收单位", "receiving units")).say(lang),
        headings=_UNITS,
        rows=rows,
        notes=(note.say(lang), SIGNED.say(lang)),
    )
