"""Files: workbooks, JSON and CSV in; templates, workbooks, JSON and their schemas out."""

from models.files.county_files import write_county_json, write_county_workbook
from models.files.reading import complete_county, read_county
from models.files.result import ReadResult
from models.files.schema import county_schema, headcount_plan_schema, plan_schema, siting_plan_schema
from models.files.template import write_template

__all__ = [
    "ReadResult",
    "complete_county",
    "county_schema",
    "headcount_plan_schema",
    "plan_schema",
    "read_county",
    "siting_plan_schema",
    "write_county_json",
    "write_county_workbook",
    "write_template",
]
