"""中心布局: every center that is open in a phase, with its size, load and money; the sheet that is read back."""

from collections.abc import Iterator

from models.files.out.sheets.table import Cell, Heading, Kind, Table, page_breaks
from models.files.out.shown import Shown
from models.files.out.siting.layout import closures, status
from models.files.out.siting.results import SitingResults
from models.rules.siting.center_rows import CenterRow
from models.text import text

LAYOUT_HEADINGS = (
    Heading(text("期次", "phase"), 8, Kind.CENTER),
    Heading(text("中心类别", "kind of center"), 14, Kind.WRAP),
    Heading(text("机构", "facility"), 24, Kind.WRAP),
    Heading(text("简称", "short name"), 11, Kind.WRAP),
    Heading(text("状态", "status"), 8, Kind.CENTER),
    Heading(text("模块数", "modules"), 8, Kind.WHOLE),
    Heading(text("年能力", "capacity a year"), 11, Kind.COUNT),
    Heading(text("年业务量", "volume a year"), 11, Kind.COUNT),
    Heading(text("利用率", "utilization"), 9, Kind.SHARE),
    Heading(text("服务成员数", "members served"), 9, Kind.WHOLE),
    Heading(text("建设费", "building, yuan"), 13, Kind.COUNT),
    Heading(text("模块费", "modules, yuan"), 13, Kind.COUNT),
    Heading(text("年运行费", "running a year, yuan"), 13, Kind.COUNT),
)
_CLOSED = text("{p}关闭：{c}。", "Closed in {p}: {c}.")


def layout_table(results: SitingResults, shown: Shown) -> Table:
    """Return the open centers phase by phase, a page each; below them those that close."""
    title = text("{c}共享中心布局", "{c}: where the shared centers stand")
    rows = results.centers
    return Table(
        title=shown.say(title.fill(c=shown.consortium)),
        headings=LAYOUT_HEADINGS,
        rows=[_row(results, shown, row) for row in rows],
        freeze=3,
        landscape=True,
        breaks=page_breaks([str(row.phase) for row in rows]) if len(rows) > _PAGE else (),
        marked=frozenset(n for n, row in enumerate(rows) if row.utilization is not None and row.utilization > 1),
        notes=tuple(_closed(results, shown)),
    )


_PAGE = 30
"""Rows that fit on one page across, titles included; a shorter table stays together."""


def _row(results: SitingResults, shown: Shown, row: CenterRow) -> tuple[Cell, ...]:
    site = results.case.sites[row.kind][row.site]
    return (
        results.case.phases[row.phase].phase,
        row.kind,
        shown.readable(row.site),
        shown.short(row.site),
        shown.say(status(row)),
        row.modules,
        row.capacity,
        row.load,
        row.utilization,
        row.members,
        row.opening_cost,
        row.module_cost,
        site.running_cost,
    )


def _closed(results: SitingResults, shown: Shown) -> Iterator[str]:
    """Yield the closures of each phase as a note: a row would read back as a center that is open."""
    for n, phase in enumerate(results.case.phases):
        names = [f"{c.kind} {shown.facility(c.site)}" for c in closures(results) if c.phase == n]
        if names:
            listed = shown.say(text("、", ", ")).join(names)
            yield shown.say(_CLOSED.fill(p=shown.phase(phase.phase), c=listed))
