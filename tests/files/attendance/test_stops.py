"""Stops: a village under its center, a named stop of another unit, and free text."""

from pathlib import Path

import pytest

from models.county import County, FacilityKind
from models.files.attendance.read_form import Known, read_attendance_here
from models.files.attendance.stops import Stops
from models.issue import Issue
from models.month.attended import Came
from tests.builders import facility, hospital, tiny_county


def county(profile: str = "urad") -> County:
    """Return two centers, a village clinic and a station under the first, and a clinic under nobody."""
    clinic = {"kind": FacilityKind.VILLAGE_CLINIC}
    return tiny_county(
        facilities=[
            hospital(), facility("T1", name="甲卫生院"), facility("T2", name="乙卫生院"),
            facility("V1", name="东村卫生室", short_name="东村", parent="T1", **clinic),
            facility("S1", name="南街服务站", parent="T1", kind=FacilityKind.STATION),
            facility("V9", name="孤村卫生室", **clinic),
        ],
        profile=profile,
    )  # fmt: skip


def booked(tmp_path: Path, unit: str, stop: str, its: County) -> tuple[list[Came], list[Issue]]:
    """Return how a CSV file with one row is booked."""
    path = tmp_path / "a.csv"
    path.write_text(f"日期,工号,接收单位,巡回点,接收单位核验人\n2026-03-03,P1,{unit},{stop},院办\n", encoding="gb18030")
    read = read_attendance_here(path, Known.of(its))
    assert not read.issues
    return Stops(its).booked(read.rows, "a.csv")


@pytest.mark.parametrize("stop", ["", "东村", "V1", "东村卫生室", "南街服务站", "甲卫生院", "刘家营子（牧点）"])
def test_stops_of_the_unit_and_free_text_are_taken_as_they_are(stop: str, tmp_path: Path) -> None:
    (came,), issues = booked(tmp_path, "T1", stop, county())
    assert (came.record.facility, came.record.stop, issues) == ("T1", stop, [])
    assert str(came) == "a.csv：实际出勤!A2"


@pytest.mark.parametrize("stop", ["东村", "v1", "S1", "甲卫生院", "孤村卫生室"])
def test_a_stop_of_another_unit_is_a_fault_at_its_cell(stop: str, tmp_path: Path) -> None:
    _, (issue,) = booked(tmp_path, "T2", stop, county())
    assert (issue.code, issue.severity) == ("attendance_stop_elsewhere", "error")
    assert (issue.sheet, issue.cell) == ("a.csv：实际出勤", "D2")
    assert ("（T1）" in issue.message.zh) is (stop in ("东村", "v1", "S1"))


@pytest.mark.parametrize(("unit", "name"), [("V1", "东村卫生室"), ("南街服务站", "南街服务站")])
def test_a_clinic_or_station_is_booked_under_its_center(unit: str, name: str, tmp_path: Path) -> None:
    (came,), (issue,) = booked(tmp_path, unit, "", county())
    assert (came.record.facility, came.record.stop) == ("T1", name)
    assert (issue.code, issue.severity, issue.cell) == ("attendance_stop_booked", "notice", "C2")
    assert booked(tmp_path, unit, "后院", county())[0][0].record.stop == "后院"


def test_where_the_profile_counts_villages_they_keep_their_service(tmp_path: Path) -> None:
    (came,), issues = booked(tmp_path, "V1", "", county("xinjiang"))
    assert (came.record.facility, issues) == ("V1", [])


def test_a_clinic_under_nobody_stays_itself(tmp_path: Path) -> None:
    (came,), issues = booked(tmp_path, "V9", "", county())
    assert (came.record.facility, issues) == ("V9", [])
