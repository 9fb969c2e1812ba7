"""服务分派: which center serves each member, how far it is, and which one stands by; read back with 中心布局."""

from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.rules.siting.assignment_rows import AssignmentRow
from models.text import text

SERVICE_HEADINGS = (
    Heading(text("期次", "phase"), 8, Kind.CENTER),
    Heading(text("中心类别", "kind of center"), 14, Kind.WRAP),
    Heading(text("成员单位", "member"), 26, Kind.WRAP),
    Heading(text("承接机构", "served by"), 26, Kind.WRAP),
    Heading(text("业务量", "volume"), 11, Kind.COUNT),
    Heading(text("分钟", "minutes"), 9, Kind.WHOLE),
    Heading(text("公里", "km"), 9, Kind.NUMBER),
    Heading(text("配送费", "couriers a year, yuan"), 12, Kind.COUNT),
    Heading(text("备份", "backup"), 8, Kind.CENTER),
)
YES, NO = text("是", "yes"), text("否", "no")
_TITLE = text("{c}服务分派", "{c}: who is served where")
_NOTE = text(
    "分钟、公里为单程；配送费为每年；标色的行没有道路相通。",
    "Minutes and km are one way, couriers a year; no road joins the pairs that are shaded.",
)


def services_table(results: SitingResults, shown: Shown) -> Table:
    """Return a row for each service by phase, kind, center and member; pairs without a road are shaded."""
    rows = _ordered(results)
    words = tuple(shown.say(w) for w in (YES, NO))
    return Table(
        title=shown.say(_TITLE.fill(c=shown.consortium)),
        headings=SERVICE_HEADINGS,
        rows=[_row(results, shown, row) for row in rows],
        freeze=3,
        landscape=True,
        choices=((len(SERVICE_HEADINGS) - 1, words),),
        marked=frozenset(n for n, row in enumerate(rows) if row.minutes is None),
        notes=(shown.say(_NOTE),),
    )


def _ordered(results: SitingResults) -> list[AssignmentRow]:
    kinds = {kind: n for n, kind in enumerate(results.case.centers)}
    places = {f.id: n for n, f in enumerate(results.case.county.facilities)}
    return sorted(results.services, key=lambda r: (r.phase, kinds[r.kind], r.backup, places[r.site], places[r.member]))


def _row(results: SitingResults, shown: Shown, row: AssignmentRow) -> tuple[Cell, ...]:
    return (
        results.case.phases[row.phase].phase,
        row.kind,
        shown.readable(row.member),
        shown.readable(row.site),
        row.volume,
        row.minutes,
        row.km,
        row.courier,
        shown.say(YES if row.backup else NO),
    )
