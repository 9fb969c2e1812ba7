"""A patched county is the one that a planner would have written with these changes; every fault is told at once."""

from functools import cache
from typing import Any

import pytest

import instances
from models.county import Title
from models.files import ReadResult, complete_county
from models.files.input.pipeline import read_here
from models.issue import InputRefused
from models.patch import patched
from tests.builders import need, people, tiny_county

Json = dict[str, Any]
INSTANCES = (
    "urad-middle-banner",
    "burqin",
    "xinyuan-headcount",
    "vehicles",
    "resident",
    "siting-merged",
    "headcount-pool-loan",
)


@pytest.fixture(scope="module")
def base() -> ReadResult:
    """Return three people and two centers that want a day a week each."""
    county = tiny_county(people=people(3), needs=[need("T1", 1), need("T2", 1)], profile="urad")
    return complete_county(county.model_dump(mode="json", by_alias=True))


@cache
def sparse() -> Json:
    """Return a county that leaves needs, roads, floors and much of its people to defaults."""
    towns = [{"id": id, "name": f"{id}镇卫生院", "kind": "乡镇卫生院", "population": 9000} for id in ("T1", "T2")]
    return {
        "county": {"name": "测试县", "year": 2026, "month": 3, "profile": "urad"},
        "facilities": [{"id": "H1", "name": "县医院", "kind": "牵头医院"}, *towns],
        "departments": [{"name": "内科", "employer": "H1"}],
        "staff": [
            {"id": f"P{n}", "name": f"甲{n}", "employer": "H1", "dept": "内科", "category": "医师", "title": "副高"}
            for n in range(1, 5)
        ],
    }


def faults(base: ReadResult, patch: Json, name: str = "") -> list[tuple[str, str]]:
    """Return code and pointer of every fault of a patch."""
    with pytest.raises(InputRefused) as refused:
        patched(base, patch, name)
    return [(i.code, i.pointer) for i in refused.value.issues if i.severity == "error"]


def test_a_field_is_set_by_code_and_by_any_other_value(base: ReadResult) -> None:
    found = patched(base, {"staff[id=P1].title": "senior", "staff[dept=D1, employer=H1].no_remote": True}).county
    assert [p.title for p in found.staff] == [Title.SENIOR, *(p.title for p in base.county.staff[1:])]
    assert all(p.no_remote for p in found.staff)
    assert found.facilities == base.county.facilities


def test_rows_are_added_changed_and_removed(base: ReadResult) -> None:
    leave = {"id": "P2", "kind": "annual_leave", "from": "2026-03-02", "to": "2026-03-06"}
    patch = {
        "absences[+]": leave,
        "needs[facility=T2]": None,
        "needs[facility=T1]": {"target": 3, "period": "month"},
        "county.month": 4,
        'staff[id="P3"]': None,
    }
    found = patched(base, patch, "减一人").county
    assert [(a.person, a.first.day) for a in found.absences] == [("P2", 2)]
    assert [(n.facility, n.target, n.period.value) for n in found.needs] == [("T1", 3, "month")]
    assert (found.county.month, found.county.name, [p.id for p in found.staff]) == (4, "减一人", ["P1", "P2"])


def test_what_was_filled_in_follows_the_patch_as_if_it_had_been_written_so() -> None:
    base = complete_county(sparse())
    assert any(d.pointer.startswith("/needs/") for d in base.defaults)
    found = patched(base, {"facilities[id=T1].population": 90000})
    written = sparse()
    written["facilities"][1] = written["facilities"][1] | {"population": 90000}
    again = complete_county(written)
    assert found.county == again.county
    assert found.county.needs != base.county.needs
    assert [(d.pointer, d.value) for d in found.defaults] == [(d.pointer, d.value) for d in again.defaults]


def test_rows_that_were_filled_in_stand_where_their_sheet_is_patched() -> None:
    base = complete_county(sparse())
    found = patched(base, {"needs[facility=T1,period=week].target": 4})
    targets = {(n.facility, n.period.value): n.target for n in base.county.needs}
    assert {(n.facility, n.period.value): n.target for n in found.county.needs} == targets | {("T1", "week"): 4}
    told = [d for d in found.defaults if d.pointer.startswith("/needs/")]
    assert [d.pointer for d in told] == ["/needs/1-3"]


@pytest.mark.parametrize("name", INSTANCES)
def test_nothing_changes_under_an_empty_patch(name: str) -> None:
    base = read_here(instances.path(name))
    found = patched(base, {})
    assert found.county.hash == base.county.hash
    assert [(d.pointer, d.value) for d in found.defaults] == [(d.pointer, d.value) for d in base.defaults]


def test_all_faults_are_told_at_once_with_what_may_be_meant(base: ReadResult) -> None:
    patch = {
        "staff[id=P1].leave": 1,
        "staf[id=P1].title": "senior",
        "staff[id=P11].title": "senior",
        "staff.title": "senior",
        "staff[id=P1": 1,
        "county[name=x].month": 1,
        "needs[facility=T1].target": "多",
        "staff[id=P2]": {"titel": "senior", "title": "巫师"},
        "absences[+]": [3, {"id": "P9", "kind": "病假", "from": "三月"}],
        "staff[id=P3].host1": {"a": 1},
    }
    assert set(faults(base, patch)) == {
        ("unknown_field", "/patch/staff[id=P1].leave"),
        ("unknown_field", "/patch/staf[id=P1].title"),
        ("patch_no_row", "/patch/staff[id=P11].title"),
        ("patch_selector", "/patch/staff.title"),
        ("patch_selector", "/patch/staff[id=P1"),
        ("patch_selector", "/patch/county[name=x].month"),
        ("not_a_number", "/patch/needs[facility=T1].target"),
        ("unknown_field", "/patch/staff[id=P2]/titel"),
        ("unknown_word", "/patch/staff[id=P2]/title"),
        ("json_shape", "/patch/absences[+]/0"),
        ("json_shape", "/patch/staff[id=P3].host1"),
        ("unknown_person", "/patch/absences[+]/1/id"),
        ("not_a_date", "/patch/absences[+]/1/from"),
        ("blank", "/patch/absences[+]/1/to"),
    }


def test_a_hint_names_field_sheet_and_value(base: ReadResult) -> None:
    patch = {"staff[id=P11].title": "senior", "staf[id=P1].title": "senior", "staff[id=P2].titel": "senior"}
    with pytest.raises(InputRefused) as refused:
        patched(base, patch)
    said = {i.pointer: i.message for i in refused.value.issues}
    assert '"P1"' in said["/patch/staff[id=P11].title"].en
    assert "“staff”" in said["/patch/staf[id=P1].title"].zh
    assert '"title"' in said["/patch/staff[id=P2].titel"].en


@pytest.mark.parametrize(
    "patch",
    [
        {"staff[id=P1].title": "senior", "staff[dept=D1].title": "senior"},
        {"staff[id=P1]": None, "staff[id=P1].title": "senior"},
        {"staff[id=P1].title": "senior", "staff[id=P1]": None},
        {"staff[id=P1]": {"title": "senior"}, "staff[id=P1].title": "senior"},
    ],
)
def test_no_place_is_changed_twice(base: ReadResult, patch: Json) -> None:
    second = list(patch)[1]
    assert faults(base, patch) == [("patch_twice", f"/patch/{second}")]


def test_a_name_is_given_once(base: ReadResult) -> None:
    assert faults(base, {"county.name": "甲县"}, "乙县") == [("patch_twice", "/name")]
    assert patched(base, {}, "乙县").county.county.name == "乙县"


def test_what_follows_elsewhere_is_told_at_its_place_in_the_changed_county(base: ReadResult) -> None:
    told = faults(base, {"facilities[id=T1]": None})
    assert told
    assert all(pointer.startswith("/county/") for _, pointer in told)
    assert ("unknown_facility", "/county/needs/0/facility") in told
    both = faults(base, {"facilities[id=T1]": None, "staff[id=P9].title": "senior"})
    assert both == [("patch_no_row", "/patch/staff[id=P9].title")]


def test_a_slash_in_a_selector_is_escaped_in_its_pointer(base: ReadResult) -> None:
    assert faults(base, {"staff[name=a/b~c].title": "senior"}) == [("patch_no_row", "/patch/staff[name=a~1b~0c].title")]


def test_values_may_be_quoted_and_of_any_kind(base: ReadResult) -> None:
    named = patched(base, {"staff[id=P1].name": "甲, 乙]", "staff[id=P2].max_month": 3})
    found = patched(named, {'staff[name="甲, 乙]"].role': "主任", "staff[max_month=3,no_remote=false].max_month": None})
    assert (found.county.staff[0].role, found.county.staff[1].max_month) == ("主任", None)


def test_codes_that_were_filled_in_stay_and_are_told_where_they_are_now() -> None:
    written = sparse()
    written["departments"].insert(0, {"name": "外科", "employer": "H1"})
    base = complete_county(written)
    found = patched(base, {"departments[name=外科]": None})
    assert [d.id for d in found.county.departments] == ["内科"]
    assert [(d.pointer, d.value) for d in found.defaults if d.pointer.endswith("/id")] == [("/departments/0/id", "×1")]
