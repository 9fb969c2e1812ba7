"""Joining returned forms: what they state reaches the workbook, once, and whoever is late is named."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.month.collect import hand_out, write_forms
from api.month.merge import merge
from models.county import AbsenceKind, Period, Status, Title
from models.files import write_county_json
from models.files.collect.asked import Audience
from models.files.collect.handed import What, read_log
from models.folder import Action, CountyFolder
from tests.api.collect.collecting import Scene, add, both, county, headings, made, put, read_once
from tests.builders import published, tiny_county

CODES = ["D01", "D02", "D03", "T1", "T2"]


def test_forms_that_come_back_untouched_change_nothing(scene: Scene) -> None:
    before = (scene.root / "county.xlsx").read_bytes()
    for code in CODES:
        scene.give_back(code)
    result = scene.merge()
    assert (len(result.joined), result.late, result.issues) == (5, [], [])
    assert (result.changes, result.contradictions, result.number) == ((), [], 0)
    assert (scene.root / "county.xlsx").read_bytes() == before
    assert [s.action for s in scene.folder.history.steps()] == [Action.INIT, Action.FORMS, Action.EDIT]


def test_what_a_department_corrects_adds_and_strikes_is_in_the_workbook(scene: Scene) -> None:
    before = scene.county
    scene.give_back(
        "D01",
        both(
            put("人员", "P01a", 聘任职称="主任医师", 每周不可派="周二上午"),
            put("人员", "P01b", 撤销="是"),
            add("人员", 工号="P990", 人员类别="医师", 聘任职称="中级"),
            put("请假外出", "P01a", 结束=date(2026, 3, 11)),
            add("请假外出", 工号="P990", 类型="进修", 开始="2026/3/2", 结束="2026年3月6日"),
            put("科室", "D01", 最低在岗人数=2, 负责人="李"),
        ),
    )
    result = scene.merge()
    assert result.contradictions == []
    now = scene.county
    changed = now.person_by_id["P01a"]
    assert (changed.title, len(changed.fixed_unavailable)) == (Title.SENIOR, 1)
    assert "P01b" not in now.person_by_id
    new = now.person_by_id["P990"]
    assert (new.employer, new.dept, new.title) == ("H1", "D01", Title.INTERMEDIATE)
    away = {(a.person, a.kind): (a.first, a.last) for a in now.absences}
    assert away == {
        ("P01a", AbsenceKind.ANNUAL_LEAVE): (date(2026, 3, 9), date(2026, 3, 11)),
        ("P990", AbsenceKind.FURTHER_STUDY): (date(2026, 3, 2), date(2026, 3, 6)),
    }
    assert (now.department_by_id["D01"].floor, now.department_by_id["D01"].head) == (2, "李")
    same = [p for p in now.staff if p.dept != "D01"]
    assert same == [p for p in before.staff if p.dept != "D01"], "nothing else has changed"
    assert (now.facilities, now.needs, now.roads, now.county) == (
        before.facilities, before.needs, before.roads, before.county
    )  # fmt: skip
    assert {c.what for c in result.changes} == {What.ADDED, What.STRUCK, What.CHANGED}
    assert (scene.root / "collect/merged-1.xlsx").is_file()


def test_what_a_unit_states_is_in_the_workbook(scene: Scene) -> None:
    scene.give_back(
        "T1",
        both(
            put("机构", "T1", 诊室数=4, 开诊日="周一至周四", 核准诊疗科目="内科、外科", 电话="0478"),
            put("机构", "V1", 开诊日="周三"),
            add("机构", 机构编码="V9", 机构名称="新村卫生室", 机构类别="村卫生室"),
            put("基层需求", "T1", 目标天数=3),
            add("基层需求", 专业="外科", 周期="每月", 目标天数=1),
        ),
    )
    assert scene.merge().contradictions == []
    now = scene.county
    town = now.facility_by_id["T1"]
    assert (town.rooms, town.open_weekdays, town.licensed_subjects) == (4, (1, 2, 3, 4), ("内科", "外科"))
    assert (town.phone, town.contact) == ("0478", "联系人1")
    assert now.facility_by_id["V1"].open_weekdays == (3,)
    assert now.facility_by_id["V9"].parent == "T1"
    assert {(n.specialty, n.target) for n in now.needs if n.facility == "T1"} == {("内科", 3), ("外科", 1)}


def test_joining_again_changes_nothing(scene: Scene) -> None:
    scene.give_back("D01", both(put("人员", "P01a", 聘任职称="正高"), put("请假外出", "P01a", 开始=date(2026, 3, 10))))
    scene.give_back("T1", put("机构", "T1", 诊室数=4))
    assert scene.merge().number == 1
    away = [(str(a.first), str(a.last)) for a in scene.county.absences if a.person == "P01a"]
    assert away == [("2026-03-10", "2026-03-13")], "corrected, not added beside the old one"
    before, steps = (scene.root / "county.xlsx").read_bytes(), scene.folder.history.last
    again = scene.merge()
    assert (again.number, again.changes, again.contradictions) == (0, (), [])
    assert ((scene.root / "county.xlsx").read_bytes(), scene.folder.history.last) == (before, steps)


def test_who_has_not_returned_is_late_until_they_do(scene: Scene) -> None:
    for code in CODES[3:]:
        scene.give_back(code)
    late = scene.merge().late
    assert [(its.form.code, its.due) for its in late] == [(c, date(2026, 2, 20)) for c in ("D01", "D02", "D03")]
    scene.give_back("D02", put("人员", "P02a", 行政职务="主任"))
    assert [its.form.code for its in scene.merge().late] == ["D01", "D03"]
    next((scene.root / "collect/in").glob("*D02*")).unlink()
    assert [its.form.code for its in scene.merge().late] == ["D01", "D03"], "it was joined, and that is noted"


def test_a_later_version_of_a_form_corrects_the_earlier(scene: Scene) -> None:
    scene.give_back("D01", put("人员", "P01a", 行政职务="主任", 聘任职称="正高"), "a.xlsx")
    scene.merge()
    path = scene.give_back("D01", put("人员", "P01a", 行政职务="副主任"), "b.xlsx")
    result = scene.merge()
    assert result.contradictions == []
    assert [i.code for i in result.issues] == ["form_twice"]
    assert path.name in result.issues[0].message.zh
    now = scene.county.person_by_id["P01a"]
    assert (now.role, now.title) == ("副主任", Title.DEPUTY_SENIOR), "what the second does not say any more is undone"


def test_a_deleted_row_is_kept_and_named(scene: Scene) -> None:
    def delete(book: object) -> None:
        book["人员"].delete_rows(3)  # type: ignore[index]

    scene.give_back("D01", delete)
    result = scene.merge()
    assert "P01a" in scene.county.person_by_id
    assert [(i.code, i.severity) for i in result.issues] == [("form_row_deleted", "warning")]
    assert "P01a" in result.issues[0].message.zh


def test_a_blank_takes_back_what_was_stated(scene: Scene) -> None:
    scene.give_back("T1", put("机构", "T1", 联系人=None))
    scene.merge()
    assert scene.county.facility_by_id["T1"].contact == ""


def test_whoever_has_served_leaves_but_is_not_forgotten(tmp_path: Path) -> None:
    its = county().model_copy(update={"published": (published("P01b", "T1", "2026-02-03"),)})
    scene = made(tmp_path, its)
    scene.give_back("D01", put("人员", "P01b", 撤销="是"))
    result = scene.merge()
    assert [c.what for c in result.changes] == [What.RETIRED]
    assert scene.county.person_by_id["P01b"].end == date(2026, 2, 28)
    assert scene.merge().number == 0
    hand_out(scene.folder, Audience)
    base = read_log(scene.root).base[read_log(scene.root).last[(Audience.DEPARTMENT, "D01")].number]
    assert [row.values["id"] for id, row in base.items() if id.sheet == "staff"] == ["P01a"]


def test_a_day_of_leaving_is_taken_as_it_is_stated(scene: Scene) -> None:
    scene.give_back("D01", put("人员", "P01b", 撤销="是", 离岗日期=date(2026, 3, 15), 在岗状态="在岗"))
    scene.merge()
    left = scene.county.person_by_id["P01b"]
    assert (left.end, left.status) == (date(2026, 3, 15), Status.ON_DUTY)


def test_files_from_elsewhere_are_kept_first(scene: Scene, tmp_path: Path) -> None:
    given = scene.give_back("D01", put("人员", "P01a", 行政职务="主任"))
    moved = given.rename(tmp_path / given.name)
    scene.give_back("D02", name=given.name)
    result = merge(scene.folder, [moved])
    assert scene.county.person_by_id["P01a"].role == "主任"
    assert {f.name for f in result.returned.files} == {f"in/{given.stem}-2.xlsx", f"in/{given.name}"}
    assert merge(scene.folder, [moved]).number == 0
    assert len(list((scene.root / "collect/in").iterdir())) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_folder_of_files_with_names_in_gbk(scene: Scene, tmp_path: Path) -> None:
    given = scene.give_back("D01", put("人员", "P01a", 行政职务="主任"))
    (tmp_path / "mail").mkdir()
    given.rename(os.fsdecode(os.fsencode(tmp_path / "mail") + "/心内.xlsx".encode("gbk")))
    result = merge(scene.folder, [tmp_path / "mail"])
    assert [f.name for f in result.returned.files] == ["in/心内.xlsx"]
    assert scene.county.person_by_id["P01a"].role == "主任"


def test_needs_that_were_estimated_stay_where_one_is_stated(tmp_path: Path) -> None:
    scene = made(tmp_path, tiny_county(profile="urad", needs=[]))
    scene.edit_county(lambda book: book["基层需求"].delete_rows(2))
    hand_out(scene.folder, Audience)
    before = {(n.facility, n.period): n.target for n in scene.county.needs}
    assert before == {("T1", Period.MONTH): 1, ("T2", Period.MONTH): 1}
    scene.give_back("T1", put("基层需求", "T1", 目标天数=5))
    result = scene.merge()
    assert "form_needs_stated" in {i.code for i in result.issues}
    after = {(n.facility, n.period): n.target for n in scene.county.needs}
    assert after == before | {("T1", Period.MONTH): 5}


def test_a_default_that_is_shown_and_left_stays_a_default(scene: Scene) -> None:
    scene.edit_county(lambda book: _clear(book, "人员", "在岗状态"))
    hand_out(scene.folder, Audience)
    scene.give_back("D01", put("人员", "P01a", 行政职务="主任"))
    assert scene.merge().number == 1
    left = [d for d in read_once(scene.root / "county.xlsx").read.defaults if d.pointer.endswith("/status")]
    assert [d.pointer for d in left] == ["/staff/0-5/status"]


def _clear(book: object, title: str, name: str) -> None:
    sheet = book[title]  # type: ignore[index]
    line, columns = headings(sheet)
    for row in range(line + 1, sheet.max_row + 1):
        sheet.cell(row, columns[name]).value = None


@pytest.mark.parametrize("again", [0, 1])
def test_handing_out_again_keeps_the_number_of_forms_that_are_the_same(scene: Scene, again: int) -> None:
    if again:
        scene.give_back("D01", put("人员", "P01a", 行政职务="主任"))
        scene.merge()
        scene.edit_county(put("人员", "P02a", 行政职务="书记"))
    steps = scene.folder.history.last
    handed = hand_out(scene.folder, Audience, due=date(2026, 2, 20))
    rounds = {m.form.code: m.form.round for m in handed.forms}
    assert set(rounds.values()) == ({1, 2} if again else {1})
    assert [code for code, n in rounds.items() if n == 2] == (["D02"] if again else [])
    assert scene.folder.history.last == steps + 2 * again


def test_an_old_form_is_joined_against_what_it_was_handed_out_with(scene: Scene) -> None:
    old = scene.root.parent / "old.xlsx"
    old.write_bytes(scene.give_back("D02", put("人员", "P02a", 行政职务="主任")).read_bytes())
    next((scene.root / "collect/in").iterdir()).unlink()
    scene.edit_county(put("人员", "P02b", 行政职务="书记"))
    hand_out(scene.folder, Audience)
    result = merge(scene.folder, [old])
    assert [i.code for i in result.issues] == ["form_old"]
    assert (scene.county.person_by_id["P02a"].role, scene.county.person_by_id["P02b"].role) == ("主任", "书记")
    assert "D02" in [its.form.code for its in result.late], "the new form is still out"
    assert scene.merge().issues == [], "said once"


def test_forms_made_outside_of_a_folder_are_joined_against_the_county(tmp_path: Path) -> None:
    file = write_county_json(county(), tmp_path / "county.json")
    forms = write_forms(file, [Audience.DEPARTMENT], tmp_path / "forms")
    assert {m.form.round for m in forms.forms} == {0}
    scene = Scene(CountyFolder.init(tmp_path / "c", {"county.json": file.read_bytes()}))
    book = load_workbook(tmp_path / "forms" / "科室-D01-D01科.xlsx")
    put("人员", "P01a", 行政职务="主任")(book)
    book.save(tmp_path / "forms" / "科室-D01-D01科.xlsx")
    result = merge(scene.folder, [tmp_path / "forms"])
    assert [(c.who, c.after) for c in result.changes] == [("P01a", "主任")]
    assert scene.county.person_by_id["P01a"].role == "主任"
    assert merge(scene.folder).number == 0
