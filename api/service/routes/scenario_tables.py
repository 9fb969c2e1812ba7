"""``/v1/scenarios/{id}/table``: the table of a batch, whole or as far as it is."""

from collections.abc import Callable
from importlib.metadata import version

from flask import Response
from flask_openapi.blueprint import APIBlueprint

from api.service.context import reading
from api.service.exports.export import CSV, XLSX
from api.service.problems import language
from api.service.routes.documented import answers, binary, file_of, send
from api.service.routes.found import found_scenarios
from api.service.routes.scenarios import TAG
from api.service.routes.tags import known, tagged, unchanged
from api.service.scenarios.tables import table_asked
from api.service.schemas.base import ById
from api.service.schemas.scenarios import TableDocument
from api.service.working import work_out
from api.store import scenarios
from api.store.tables import ScenariosRow
from models.certificate import State
from models.files.out.scenarios.asked import TableAsked
from models.files.out.scenarios.tables import table_csv

blueprint = APIBlueprint("scenario_tables", __name__, url_prefix="/v1/scenarios", abp_tags=[TAG])
Make = Callable[[ScenariosRow, State, TableAsked], Response]


@blueprint.get(
    "/<id>/table.json", operation_id="get_scenarios_table_json", responses=answers({200: TableDocument, 304: None}, 404)
)
def table_json(path: ById) -> Response:
    """结果表（JSON），每个情景一行 | Return the table: a row a run, as far as it is."""
    return _table(path.id, "json", lambda row, state, asked: send(TableDocument.of(row, state, asked.table())))


@blueprint.get(
    "/<id>/table.csv", operation_id="get_scenarios_table_csv", responses=answers({200: binary(CSV), 304: None}, 404)
)
def table_as_csv(path: ById) -> Response:
    """结果表（CSV），供程序读取 | Return the table as CSV for programs."""
    return _table(
        path.id, "csv", lambda row, state, asked: file_of(table_csv(asked.table()).encode(), "table.csv", CSV)
    )


@blueprint.get(
    "/<id>/table.xlsx", operation_id="get_scenarios_table_xlsx", responses=answers({200: binary(XLSX), 304: None}, 404)
)
def table_xlsx(path: ById) -> Response:
    """结果表（工作簿），含各列含义 | Return the table as a workbook, with what its columns mean."""
    return _table(path.id, "xlsx", lambda row, state, asked: file_of(work_out("table", asked), "table.xlsx", XLSX))


def _table(id: str, suffix: str, make: Make) -> Response:
    """Return the table of a batch; that of one that has ended has an ETag, and is not sent twice."""
    tag = f"{id}-{language()}-{suffix}-{version('xiachen')}"
    with reading() as rows:
        row = found_scenarios(rows, id)
        stand = scenarios.stand(rows, id)
        if not stand.open and known(tag):
            return unchanged(tag)
        asked = table_asked(rows, row)
    response = make(row, stand.state, asked)
    if not stand.open:
        return tagged(response, tag)
    response.headers["Cache-Control"] = "no-store"
    return response
