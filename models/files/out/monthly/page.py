"""The page of a report: one file that opens offline."""

from typing import Any

from models.files.out.monthly.charts import consortia_figure, months_figure, units_figure
from models.files.out.monthly.notes import general_notes, month_notes, profile_title, said
from models.files.out.monthly.report import Report
from models.files.out.monthly.rollup import TOTAL, measured_of, rollup_title
from models.files.out.monthly.said import binding, cited, is_reference, parts_of, title_of, value_of
from models.files.out.monthly.shared import monitored_rows
from models.files.out.monthly.single import heading_title
from models.files.out.report.page import fill_template
from models.report import Figure, Indicator, indicators, monitored
from models.text import Lang, text

_WHAT = text("下沉工作报告", "downward service")


def page(report: Report, lang: Lang) -> str:
    """Return the page as one HTML text; everything that comes from the input is escaped."""
    figures = {
        "months": months_figure(report, lang),
        "units": units_figure(report, lang),
        "consortia": consortia_figure(report, lang),
    }
    title = rollup_title(report, _WHAT) if report.many else heading_title(report, _WHAT)
    return fill_template(
        "monthly.html.j2",
        lang,
        figures,
        title=title.say(lang),
        many=report.many,
        office="" if report.many else report.consortia[0].office,
        own=profile_title(report.consortia[0]).say(lang),
        common=report.profile.title.say(lang),
        months=f"{report.period.first} – {report.period.last}",
        made=report.made,
        notes=said(general_notes(report), lang),
        cards=_cards(report, lang),
        indicators=[_indicator(report, i, lang) for i in indicators().values()],
        heads=[title_of(i, report.days).say(lang) for i in indicators().values() if i.key],
        consortia=_consortia(report, lang) if report.many else [],
        monitoring=[(m.state.value, *row) for m, row in zip(monitored(), monitored_rows(report, lang), strict=True)],
    )


def _cards(report: Report, lang: Lang) -> list[dict[str, str]]:
    """Return the leading figures: a consortium's own, or the totals under the common profile."""
    its = report.consortia[0]
    figures = report.totals(common=True) if report.many else its.own.figures
    return [
        {
            "title": title_of(i, report.days).say(lang),
            "value": value_of(i, figures.get(i.id)),
            "detail": parts_of(figures.get(i.id)),
            "definition": i.definition.say(lang),
            "mark": "" if report.many or not is_reference(its.own, i.id) else binding(its.own, i.id).say(lang),
        }
        for i in indicators().values()
        if i.key
    ]


def _indicator(report: Report, its: Indicator, lang: Lang) -> dict[str, Any]:
    first = report.consortia[0]
    own, common = (
        (report.totals(common=False), report.totals(common=True))
        if report.many
        else (first.own.figures, first.common.figures)
    )
    return {
        "group": its.group.text.say(lang),
        "title": title_of(its, report.days).say(lang),
        "unit": its.unit.say(lang),
        "own": _pair(its, own.get(its.id)),
        "common": _pair(its, common.get(its.id)),
        "binding": "" if report.many else binding(first.own, its.id).say(lang),
        "definition": its.definition.say(lang),
        "clauses": cited(its.clauses, lang).split("\n") if its.clauses else [],
    }


def _pair(its: Indicator, figure: Figure | None) -> tuple[str, str]:
    return value_of(its, figure), parts_of(figure)


def _consortia(report: Report, lang: Lang) -> list[dict[str, Any]]:
    """Return a row for each consortium under both profiles, and the totals last."""
    wanted = [i for i in indicators().values() if i.key]
    rows = [
        {
            "name": c.name,
            "profile": profile_title(c).say(lang),
            "notes": said(month_notes(c), lang),
            "common": [(*_pair(i, c.common.figures.get(i.id)), "") for i in wanted],
            "own": [
                (*_pair(i, c.own.figures.get(i.id)), "*" if is_reference(measured_of(c, common=False), i.id) else "")
                for i in wanted
            ],
        }
        for c in report.consortia
    ]
    common, own = report.totals(common=True), report.totals(common=False)
    rows.append(
        {
            "name": TOTAL.say(lang),
            "profile": "",
            "notes": (),
            "common": [(*_pair(i, common.get(i.id)), "") for i in wanted],
            "own": [(*_pair(i, own.get(i.id)), "") for i in wanted],
        }
    )
    return rows
