"""roster.csv and the calendars."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from icalendar import Calendar

from models.files.out.roster.calendars import safe_name
from models.files.out.table_csv import alive, inert


def _rows(folder: Path) -> list[dict[str, str]]:
    content = (folder / "roster.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def test_csv_lists_each_duty_in_order(zh: Path) -> None:
    rows = _rows(zh)
    assert [r["日期"] for r in rows] == ["2026-03-02", "2026-03-03", "2026-03-03", "2026-03-04", "2026-03-05"]
    assert (rows[0]["星期"], rows[0]["时段"], rows[0]["接收单位"], rows[0]["服务内容"]) == (
        "一",
        "全天",
        "乌加河镇卫生院",
        "坐诊",
    )


def test_csv_headings_in_english(en: Path) -> None:
    heads = list(_rows(en)[0])
    wanted = "date,weekday,part,id,name,employer,department,title,specialty,facility,facility_name,activity"
    assert ",".join(heads) == wanted


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1"])
def test_live_cells_are_made_inert_and_back(cell: str) -> None:
    assert inert(cell) == f"'{cell}"
    assert alive(inert(cell)) == cell


def test_plain_cells_stay() -> None:
    assert inert("乌加河") == "乌加河"
    assert alive("'tis") == "'tis"


def _events(path: Path) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(path.read_bytes())
    return [dict(e.items()) | {"start": e["dtstart"].dt, "end": e["dtend"].dt} for e in calendar.walk("VEVENT")]


def test_calendars_of_people_and_facilities(zh: Path) -> None:
    files = sorted(str(p.relative_to(zh / "calendars")) for p in (zh / "calendars").rglob("*.ics"))
    assert files == ["facilities/T1.ics", "facilities/T2.ics", "people/P1.ics", "people/P2.ics", "people/P3.ics"]
    whole, _ = _events(zh / "calendars/people/P1.ics")
    assert (str(whole["start"]), str(whole["end"])) == ("2026-03-02", "2026-03-03")
    morning, afternoon = _events(zh / "calendars/people/P2.ics")
    assert (str(morning["start"]), str(morning["end"])) == ("2026-03-03 08:30:00+08:00", "2026-03-03 12:00:00+08:00")
    assert str(afternoon["start"]) == "2026-03-03 14:30:00+08:00"
    assert str(morning["SUMMARY"]) == "下沉：乌加河（坐诊）"


def test_identities_are_stable_and_unique(zh: Path, en: Path) -> None:
    def uids(folder: Path) -> list[str]:
        return [str(e["UID"]) for p in sorted((folder / "calendars/people").iterdir()) for e in _events(p)]

    assert uids(zh) == uids(en)
    assert len(set(uids(zh))) == 5


def test_calendar_names_its_product(zh: Path) -> None:
    assert Calendar.from_ical((zh / "calendars/people/P1.ics").read_bytes())["prodid"] == "-//xiachen//roster//ZH"


@pytest.mark.parametrize("code", ["../x", "a/b", "..", "a\\b", "a:b", "a*b?", "x" * 300])
def test_file_names_are_safe(code: str) -> None:
    name = safe_name(code)
    assert name
    assert not set(name) & set('/\\:*?"<>|.')
    assert len(name) <= 80


@pytest.mark.parametrize("code", ["CON", "con", "Aux", "NUL", "COM1", "lpt9"])
def test_no_file_is_named_like_a_device_of_windows(code: str) -> None:
    assert safe_name(code) == f"{code}~"
    assert safe_name(f"{code}X") == f"{code}X"


def test_names_that_differ_stay_different() -> None:
    assert safe_name("a/b") != safe_name("a\\b")
