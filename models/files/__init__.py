"""Files: workbooks, JSON and CSV in; templates, workbooks, JSON and their schemas out.

Each name is loaded where it is first asked for: a child process that reads one file needs nothing of what writes.
"""

from typing import TYPE_CHECKING

from models.lazy import loader

if TYPE_CHECKING:
    from models.files.county_files import county_json, write_county_json, write_county_workbook
    from models.files.reading import complete_county, read_county
    from models.files.result import ReadResult
    from models.files.schema import (
        any_plan_schema,
        county_schema,
        headcount_plan_schema,
        plan_schema,
        scenarios_schema,
        siting_plan_schema,
    )
    from models.files.template import write_template

__all__ = [
    "ReadResult",
    "any_plan_schema",
    "complete_county",
    "county_json",
    "county_schema",
    "headcount_plan_schema",
    "plan_schema",
    "read_county",
    "scenarios_schema",
    "siting_plan_schema",
    "write_county_json",
    "write_county_workbook",
    "write_template",
]

__getattr__ = loader(
    __name__,
    {
        "ReadResult": "result",
        "any_plan_schema": "schema",
        "complete_county": "reading",
        "county_json": "county_files",
        "county_schema": "schema",
        "headcount_plan_schema": "schema",
        "plan_schema": "schema",
        "read_county": "reading",
        "scenarios_schema": "schema",
        "siting_plan_schema": "schema",
        "write_county_json": "county_files",
        "write_county_workbook": "county_files",
        "write_template": "template",
    },
)
