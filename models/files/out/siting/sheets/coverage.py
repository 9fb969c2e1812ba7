"""覆盖: how many people are within 30, 60 and 90 minutes of their center, by kind and phase."""

from models.county.words import CenterMode
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.rules.siting.coverage_rows import CoverageRow
from models.text import text

_FIRST = (
    Heading(text("期次", "phase"), 9, Kind.CENTER),
    Heading(text("中心类别", "kind of center"), 18, Kind.WRAP),
    Heading(text("方式", "mode"), 10, Kind.CENTER),
    Heading(text("成员单位服务人口", "people of the members"), 16, Kind.COUNT),
    Heading(text("已有承接的", "served"), 14, Kind.COUNT),
)
_WITHIN = text("{m}分钟内", "within {m} minutes")
_SHARE = text("占比", "share")
_NOTE = text(
    "由几处中心分担的，按最远的一处计；数字类中心不计路程。占比以成员单位服务人口为分母。",
    "Who is split among centers is as far as the furthest; what goes by wire is 0 minutes away. Shares are of the "
    "people of all members.",
)


def coverage_table(results: SitingResults, shown: Shown) -> Table:
    """Return a row for each kind and each phase in which it is due; those not served in full are shaded."""
    rows = results.coverage
    title = text("{c}分钟覆盖", "{c}: people by minutes")
    within = [
        heading
        for most in results.within
        for heading in (Heading(_WITHIN.fill(m=most), 13, Kind.COUNT), Heading(_SHARE, 9, Kind.SHARE))
    ]
    return Table(
        title=shown.say(title.fill(c=shown.consortium)),
        headings=(*_FIRST, *within),
        rows=[_row(results, shown, row) for row in rows],
        freeze=2,
        landscape=True,
        marked=frozenset(n for n, row in enumerate(rows) if row.served < row.total),
        notes=(shown.say(_NOTE),),
    )


def _row(results: SitingResults, shown: Shown, row: CoverageRow) -> tuple[Cell, ...]:
    mode: CenterMode = results.case.centers[row.kind].mode
    found: list[Cell] = []
    for most in results.within:
        found += [row.people[most], row.people[most] / row.total if row.total else None]
    return (results.case.phases[row.phase].phase, row.kind, shown.word(mode), row.total, row.served, *found)
