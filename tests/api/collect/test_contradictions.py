"""Where two places do not agree: both cells and both values are named, and nothing is written until it is settled."""

from datetime import date
from pathlib import Path

import pytest

from api.month.merge import MergeResult
from models.county import Title
from models.issue import InputRefused
from tests.api.collect.collecting import Scene, add, both, county, made, put
from tests.builders import department, hospital

Told = tuple[str, str, str, str, str]


def told(result: MergeResult) -> list[Told]:
    """Return each contradiction: whose, which field, both values, and the other place."""
    return [
        (c.who, c.field.zh, c.one.value, c.other.value, f"{c.other.file}：{c.other.place}")
        for c in result.contradictions
    ]


def test_a_person_listed_by_two_departments(scene: Scene) -> None:
    before = (scene.root / "county.xlsx").read_bytes()
    first = scene.give_back("D01", put("人员", "P01b", 行政职务="主任"))
    second = scene.give_back("D02", add("人员", 工号="P01a", 人员类别="医师", 聘任职称="正高"))
    result = scene.merge()
    assert told(result) == [
        ("P01a", "科室", "D02", "D01", f"in/{first.name}：人员!D3"),
        ("P01a", "聘任职称", "正高", "副高", f"in/{first.name}：人员!H3"),
    ]
    assert result.contradictions[0].one.file == f"in/{second.name}"
    assert result.contradictions[0].one.place == "人员!D5"
    assert ((scene.root / "county.xlsx").read_bytes(), result.number, result.changes) == (before, 0, ())

    settled = scene.merge(first.name)
    assert settled.contradictions == []
    now = scene.county
    assert (now.person_by_id["P01a"].dept, now.person_by_id["P01a"].title) == ("D01", Title.DEPUTY_SENIOR)
    assert now.person_by_id["P01b"].role == "主任", "what nobody contradicts is joined as well"
    assert scene.merge().number == 0, "and it stays settled"


def test_a_person_claimed_while_the_other_department_has_not_answered(scene: Scene) -> None:
    given = scene.give_back("D02", add("人员", 工号="P01a", 人员类别="医师", 聘任职称="副高"))
    assert told(scene.merge()) == [("P01a", "科室", "D02", "D01", "county.xlsx：人员!D2")]
    assert scene.merge(given.name).contradictions == []
    assert scene.county.person_by_id["P01a"].dept == "D02"


def test_struck_here_and_added_there_is_a_move(scene: Scene) -> None:
    scene.edit_county(put("人员", "P01a", 接收单位一="T1"))
    scene.give_back("D01", put("人员", "P01a", 撤销="是"))
    scene.give_back("D02", add("人员", 工号="P01a", 人员类别="医师", 聘任职称="正高"))
    assert scene.merge().contradictions == []
    now = scene.county.person_by_id["P01a"]
    assert (now.dept, now.title, now.host1) == ("D02", Title.SENIOR, "T1"), "what no form asks is kept"
    assert [a.person for a in scene.county.absences] == ["P01a", "P01b"]


def test_two_units_that_state_one_village(scene: Scene) -> None:
    first = scene.give_back("T1", put("机构", "V1", 开诊日="周三"))
    scene.give_back("T2", add("机构", 机构编码="V1", 机构名称="V1卫生院", 机构类别="村卫生室", 开诊日="周五"))
    assert told(scene.merge()) == [
        ("V1 V1卫生院", "开诊日", "周三", "周五", f"in/{_name(scene, 'T2')}：机构!F5"),
        ("V1 V1卫生院", "上级机构", "T2", "T1", f"in/{first.name}：机构!A4"),
    ]
    assert scene.merge(first.name).contradictions == []
    assert (scene.county.facility_by_id["V1"].parent, scene.county.facility_by_id["V1"].open_weekdays) == ("T1", (3,))


def _name(scene: Scene, code: str) -> str:
    return scene.form(code).file


def test_the_planner_changed_it_too(scene: Scene) -> None:
    scene.edit_county(both(put("人员", "P01a", 行政职务="书记", 语言="汉语"), put("人员", "P01b", 行政职务="主任")))
    scene.give_back(
        "D01", both(put("人员", "P01a", 行政职务="主任", 专业="心内"), put("人员", "P01b", 行政职务="主任"))
    )
    result = scene.merge()
    assert told(result) == [("P01a", "行政职务", "主任", "书记", "county.xlsx：人员!L2")], "equal changes agree"
    scene.merge("county.xlsx")
    now = scene.county.person_by_id["P01a"]
    assert (now.role, now.specialty, now.languages) == ("书记", "心内", ("汉语",))
    assert scene.merge().number == 0


@pytest.mark.parametrize(("take", "end"), [("form", date(2026, 3, 12)), ("county.xlsx", None)])
def test_the_planner_removed_what_a_form_changes(scene: Scene, take: str, end: date | None) -> None:
    scene.edit_county(lambda book: book["请假外出"].delete_rows(2))
    given = scene.give_back("D01", put("请假外出", "P01a", 结束=date(2026, 3, 12)))
    assert told(scene.merge()) == [
        ("P01a 年休假 2026-03-09 全天", "整行", "2026-03-12", "（无此行）", "county.xlsx：请假外出")
    ]
    scene.merge(given.name if take == "form" else take)
    assert [a.last for a in scene.county.absences if a.person == "P01a"] == ([end] if end else [])
    assert scene.merge().number == 0


def test_struck_but_changed_since(scene: Scene) -> None:
    scene.edit_county(put("人员", "P01b", 行政职务="书记"))
    scene.give_back("D01", put("人员", "P01b", 撤销="是"))
    assert told(scene.merge()) == [("P01b", "撤销", "（撤销）", "（保留）书记", "county.xlsx：人员!L3")]
    scene.merge("county.xlsx")
    assert scene.county.person_by_id["P01b"].end is None


def test_the_first_named_file_is_right(scene: Scene) -> None:
    first = scene.give_back("D01", put("人员", "P01a", 行政职务="主任"))
    scene.edit_county(put("人员", "P01a", 行政职务="书记"))
    assert scene.merge("county.xlsx", first.name).contradictions == []
    assert scene.county.person_by_id["P01a"].role == "书记"


def test_a_file_to_take_that_is_not_there(scene: Scene) -> None:
    scene.give_back("D01", name="心内.xlsx")
    with pytest.raises(InputRefused) as refused:
        scene.merge("心内科.xlsx")
    assert [i.code for i in refused.value.issues] == ["take_unknown"]
    assert "心内.xlsx" in refused.value.issues[0].message.zh


def test_a_form_whose_values_cannot_stand_is_left_out_alone(scene: Scene) -> None:
    scene.give_back("D01", put("人员", "P01a", 到岗日期=date(2026, 5, 1), 离岗日期=date(2026, 4, 1)))
    scene.give_back("D02", put("人员", "P02a", 行政职务="主任"))
    result = scene.merge()
    errors = [i for i in result.issues if i.severity == "error"]
    assert [(i.code, i.place) for i in errors] == [("end_before_start", f"in/{_name(scene, 'D01')}：人员!O3")]
    assert [n.code for n in result.faulty] == ["D01"]
    assert scene.county.person_by_id["P02a"].role == "主任"
    assert scene.county.person_by_id["P01a"].start is None


def test_a_move_to_another_hospital_is_one_contradiction(tmp_path: Path) -> None:
    two = county().model_copy(
        update={
            "facilities": (*county().facilities, hospital("H2")),
            "departments": (*county().departments, department("E01", "H2")),
        }
    )
    scene = made(tmp_path, two)
    scene.give_back("D01")
    given = scene.give_back("E01", add("人员", 工号="P01a", 人员类别="医师", 聘任职称="副高"))
    assert [c.field.zh for c in scene.merge().contradictions] == ["科室"]
    scene.merge(given.name)
    moved = scene.county.person_by_id["P01a"]
    assert (moved.employer, moved.dept) == ("H2", "E01")
