"""The published JSON Schemas (2020-12) of a county as it may be written, and of plans."""

from typing import Any

from models.county import County
from models.decision import PLAN
from models.files.sheets import RECORD_SHEETS, Column, SheetSpec
from models.headcount import HeadcountPlan
from models.plan import RosterPlan
from models.siting.plan import SitingPlan

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def county_schema() -> Schema:
    """Return the schema of a county as input: what a default fills in may be left out.

    It describes the plain form of every value; the reader also takes the everyday spellings of the workbook.
    """
    schema = County.model_json_schema(by_alias=True)
    definitions: dict[str, Schema] = schema["$defs"]
    schema["required"] = [spec.key for spec in RECORD_SHEETS if spec.required]
    for spec in RECORD_SHEETS:
        assert spec.record is not None
        _describe(definitions[spec.record.__name__], spec)
        schema["properties"][spec.key] |= {"title": spec.title.zh, "description": f"{spec.note.zh} {spec.note.en}"}
    return {"$schema": _DIALECT, **schema, "title": "县域数据 county"}


def _describe(definition: Schema, spec: SheetSpec) -> None:
    """Give a record's schema the titles and notes of its sheet, and require only what nothing fills in."""
    definition["required"] = [column.key for column in spec.columns if column.required]
    definition["title"] = f"{spec.title.zh} {spec.title.en}"
    for column in spec.columns:
        definition["properties"][column.key] |= _titled(column)


def _titled(column: Column) -> Schema:
    titled: Schema = {"title": f"{column.zh} {column.en}"}
    return titled | ({"description": f"{column.note.zh} {column.note.en}"} if column.note else {})


def any_plan_schema() -> Schema:
    """Return the schema of a ``plan.json`` of any decision, told apart by its field ``decision``."""
    return {"$schema": _DIALECT, **PLAN.json_schema(by_alias=True), "title": "方案 plan"}


def plan_schema() -> Schema:
    """Return the schema of ``plan.json``."""
    return {"$schema": _DIALECT, **RosterPlan.model_json_schema(by_alias=True), "title": "排班方案 plan"}


def siting_plan_schema() -> Schema:
    """Return the schema of a ``plan.json`` that says where centers stand."""
    return {"$schema": _DIALECT, **SitingPlan.model_json_schema(by_alias=True), "title": "中心选址方案 siting plan"}


def headcount_plan_schema() -> Schema:
    """Return the schema of a ``plan.json`` that says who has which posts."""
    return {
        "$schema": _DIALECT,
        **HeadcountPlan.model_json_schema(by_alias=True),
        "title": "编制调剂方案 headcount plan",
    }
