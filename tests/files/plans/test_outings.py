"""派车单: written, read back, and every planted fault named at its place."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.files.out import Results, write_results
from models.files.plans import read_plan
from models.issue import InputRefused
from models.plan import Outing
from models.roster import RosterCase
from models.rules import audit
from models.text import Lang
from tests.builders import vehicle
from tests.files.out.results import NAMES, make_results


def outing(car: str, place: str, day: int, *people: str) -> Outing:
    return Outing(vehicle=car, facility=place, date=date(2026, 3, day), people=people)


@pytest.fixture(scope="module")
def results() -> Results:
    """Return a month in which V1 goes out three times; on March 3 P2 is in two places and V1 in one."""
    given = make_results()
    cars = (vehicle("V1", 2, rate=1.0), vehicle("蒙L2", 1, days=(1,)))
    county = given.case.county.model_copy(update={"vehicles": cars})
    case = RosterCase(county=county, policy=given.case.policy, first=given.case.first, last=given.case.last)
    outings = (outing("V1", "T1", 2, "P1"), outing("V1", "T1", 3, "P2"), outing("V1", "T2", 4, "P1"))
    plan = given.plan.model_copy(update={"county_hash": county.hash, "outings": outings})
    return replace(given, case=case, plan=plan, verdict=audit(case, plan))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["plan.json", "roster.xlsx"])
def test_outings_round_trip(tmp_path: Path, results: Results, name: str, lang: Lang) -> None:
    write_results(tmp_path, results, lang)
    read = read_plan(tmp_path / name, results.case.county)
    assert read.plan.sorted() == results.plan.sorted()
    assert read.issues == ()


def test_the_sheet_says_who_rides_when_and_what_it_costs(tmp_path: Path, results: Results) -> None:
    write_results(tmp_path, results)
    rows = [[c for c in row if c is not None] for row in load_workbook(tmp_path / "roster.xlsx")["派车单"].values]
    first = next(row for row in rows if row and row[0] == "2026-03-02")
    assert first == [
        "2026-03-02",
        "一",
        "V1",
        "乌加河镇卫生院",
        "旗医院 → 乌加河 → 旗医院",
        NAMES[0],
        "P1",
        "08:00",
        "18:00",
        60,
        60,
    ]
    half = next(row for row in rows if row and row[0] == "2026-03-03")
    assert half[7:9] == ["08:00", "12:30"]
    said = "".join(str(row[0]) for row in rows if len(row) == 1)
    assert f"2026-03-03 旗医院1人没有座位：{NAMES[1]}" in said
    assert "2026-03共出车3次，车费、路费和补助360元。" in said


def test_a_county_without_vehicles_has_no_such_sheet(tmp_path: Path) -> None:
    write_results(tmp_path, make_results())
    assert "派车单" not in load_workbook(tmp_path / "roster.xlsx").sheetnames


def faults(path: Path, results: Results) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refused:
        read_plan(path, results.case.county)
    return [(i.code, i.place) for i in refused.value.issues]


def test_every_fault_of_a_document_at_once(tmp_path: Path, results: Results) -> None:
    write_results(tmp_path, results)
    path = tmp_path / "plan.json"
    document = json.loads(path.read_text("utf-8"))
    document["outings"][0]["vehicle"] = "V9"
    document["outings"][1]["people"] = ["P2", "P9"]
    document["outings"][2] |= {"date": "2026-04-01", "seats": 4}
    document["outings"] += [
        3,
        {"vehicle": "V1"},
        {"vehicle": "V1", "facility": "T1", "date": "2026-03-05", "people": 7},
    ]
    path.write_text(json.dumps(document), "utf-8")
    assert set(faults(path, results)) == {
        ("unknown_vehicle", "/outings/0/vehicle"),
        ("unknown_person", "/outings/1/people"),
        ("unknown_field", "/outings/2/seats"),
        ("plan_dates", "/outings/2/date"),
        ("plan_shape", "/outings/3"),
        ("blank", "/outings/4/date"),
        ("blank", "/outings/4/facility"),
        ("unknown_person", "/outings/5/people"),
    }


def test_outings_that_are_no_list(tmp_path: Path, results: Results) -> None:
    write_results(tmp_path, results)
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"outings": {}}), "utf-8")
    assert faults(path, results) == [("plan_shape", "/outings")]
