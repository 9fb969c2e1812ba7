"""JSON: the keys of the sheets, the same faults at pointers, the same defaults."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from models.county import FacilityKind, Part
from models.files import complete_county, county_schema, plan_schema
from models.files.input.pipeline import read_here
from models.files.pages import pages
from models.issue import InputRefused
from models.plan import RosterPlan
from tests.files.input.books import errors, read_rows, refusal

DOCS = Path(__file__).parents[3] / "docs"
MINIMAL: dict[str, Any] = {
    "facilities": [
        {"id": "H01", "name": "甲县人民医院", "kind": "lead_hospital"},
        {"id": "T01", "name": "东风镇卫生院", "kind": "乡镇卫生院"},
        {"id": "T02", "name": "西河乡中心卫生院", "kind": "central_township_center"},
    ],
    "staff": [
        {"id": "P001", "employer": "H01", "dept": "内科", "category": "physician", "title": "副高"},
        {"id": "P002", "employer": "H01", "dept": "内科", "category": "physician", "title": "intermediate"},
        {"id": "P003", "employer": "H01", "dept": "放射科", "category": "physician", "title": "senior"},
    ],
}


def _write(path: Path, document: Any) -> Path:
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


def test_json_and_workbook_give_the_same_county(tmp_path: Path) -> None:
    from tests.files.input.books import MINIMAL as ROWS

    read, table = read_here(_write(tmp_path / "c.json", MINIMAL)), read_rows(tmp_path, ROWS)
    assert read.county.hash == table.county.hash
    assert [d.pointer for d in read.defaults] == [d.pointer for d in table.defaults]
    assert all(d.cell == "" for d in read.defaults)
    assert complete_county(MINIMAL).county == read.county


def test_faults_are_at_their_pointers(tmp_path: Path) -> None:
    document = {
        "schema_version": "9",
        "facilites": [],
        "facilities": [
            *MINIMAL["facilities"],
            {"name": "南山", "kind": "station", "room": 2, "rooms": True, "lon": [1]},
        ],
        "staff": [*MINIMAL["staff"], {"id": "P004", "employer": "H02", "dept": "内科", "category": "physician"}, 7],
        "county": [],
        "needs": {"facility": "T01"},
        "a/b~c": 1,
    }
    found = refusal(_write(tmp_path / "c.json", document))
    assert errors(found) == sorted(
        [
            ("/schema_version", "schema_version"),
            ("/facilites", "unknown_field"),
            ("/facilities/3/room", "unknown_field"),
            ("/facilities/3/rooms", "not_a_number"),
            ("/facilities/3/lon", "json_shape"),
            ("/staff/3/employer", "unknown_facility"),
            ("/staff/3/title", "blank"),
            ("/staff/4", "json_shape"),
            ("/county", "json_shape"),
            ("/needs", "json_shape"),
            ("/a~1b~0c", "unknown_field"),
        ]
    )
    hints = {i.place: i.message.zh for i in found}
    assert "facilities" in hints["/facilites"]
    assert "rooms" in hints["/facilities/3/room"]


def test_records_in_memory_need_no_spelling() -> None:
    document = deepcopy(MINIMAL) | {"needs": [{"facility": "T01", "period": "week", "target": 1.5}], "roads": []}
    document["staff"][0] |= {"fixed_unavailable": [{"weekday": 2, "part": Part.AM}]}
    result = complete_county(document)
    assert result.county.facilities[0].kind is FacilityKind.LEAD_HOSPITAL
    assert result.county.staff[0].fixed_unavailable[0].part is Part.AM
    assert [i.code for i in result.issues] == ["unreachable"]


def test_a_code_is_never_nothing() -> None:
    document = deepcopy(MINIMAL) | {
        "departments": [{"id": "", "employer": "H01", "name": n} for n in ("内科", "放射科")]
    }
    document["facilities"][1]["id"] = "无"
    county = complete_county(document).county
    assert [d.id for d in county.departments] == ["内科", "放射科"]
    assert county.facilities[1].id == "东风镇卫生院"


def test_a_document_of_nothing_is_refused() -> None:
    try:
        complete_county({})
    except InputRefused as refused:
        assert [(i.code, i.place) for i in refused.issues] == [
            ("missing_sheet", "/facilities"),
            ("missing_sheet", "/staff"),
        ]


def test_generated_docs_and_schemas_are_current() -> None:
    for name, content in pages().items():
        assert (DOCS / name).read_text("utf-8") == content, "run: python -m models.files.pages docs"


def test_the_schema_asks_only_for_what_nothing_fills_in() -> None:
    schema = county_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["facilities", "staff"]
    assert schema["$defs"]["Facility"]["required"] == ["name", "kind"]
    assert schema["$defs"]["Person"]["required"] == ["id", "employer", "dept", "category", "title"]
    assert set(schema["$defs"]["Absence"]["properties"]) == {"id", "kind", "from", "to", "part", "reduces", "basis"}
    assert not schema["additionalProperties"]


def test_the_schema_of_a_plan_is_that_of_the_record() -> None:
    schema = plan_schema()
    assert set(schema["properties"]) == {f.alias or n for n, f in RosterPlan.model_fields.items()}
