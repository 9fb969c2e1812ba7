"""centers.csv: a center a row, for other programs."""

from collections.abc import Iterator

from models.files.out.shown import Shown
from models.files.out.siting.layout import status
from models.files.out.siting.results import SitingResults
from models.files.out.table_csv import csv_text
from models.text import Text, text

CSV_COLUMNS: dict[str, Text] = {
    "phase": text("期次", "phase"),
    "kind": text("中心类别", "kind"),
    "site": text("机构编码", "site"),
    "site_name": text("机构", "site_name"),
    "status": text("状态", "status"),
    "modules": text("模块数", "modules"),
    "capacity": text("年能力", "capacity"),
    "load": text("年业务量", "load"),
    "utilization": text("利用率", "utilization"),
    "members": text("服务成员数", "members"),
    "opening_cost": text("建设费", "opening_cost"),
    "module_cost": text("模块费", "module_cost"),
    "running_cost": text("年运行费", "running_cost"),
    "lon": text("经度", "lon"),
    "lat": text("纬度", "lat"),
}


def centers_csv(results: SitingResults, shown: Shown) -> str:
    """Return the open centers by phase, kind and site, with BOM and headings."""
    return csv_text([shown.say(t) for t in CSV_COLUMNS.values()], _rows(results, shown))


def _rows(results: SitingResults, shown: Shown) -> Iterator[tuple[str, ...]]:
    case = results.case
    for row in results.centers:
        place, used = case.county.facility_by_id[row.site], row.utilization
        values = (
            case.phases[row.phase].phase,
            row.kind,
            row.site,
            place.name,
            shown.say(status(row)),
            row.modules,
            row.capacity,
            row.load,
            None if used is None else round(used, 4),
            row.members,
            row.opening_cost,
            row.module_cost,
            case.sites[row.kind][row.site].running_cost,
            place.lon,
            place.lat,
        )
        yield tuple("" if value is None else str(value) for value in values)
