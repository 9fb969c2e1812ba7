"""What bars somebody from going in another's place."""

from datetime import date
from typing import Any

import pytest

from models.county import Absence, Exemption, Person, Pin
from models.county.words import Mode, Part, PinKind, Status
from models.month import Answer, AnswerKind, Side
from models.month.substitutes import Substitutes
from models.plan import Duty
from tests.builders import absence, department, duty, facility, hospital, make_case, only, person, pin, tiny_county

A = duty("P1", "T1", "2026-03-04")
CODE = "2026-03-04/P1/T1"


def reason(
    *more: Duty,
    other: Person | None = None,
    own: Person | None = None,
    asked: Duty = A,
    answers: tuple[Answer, ...] = (),
    absences: tuple[Absence, ...] = (),
    pins: tuple[Pin, ...] = (),
    exemptions: tuple[Exemption, ...] = (),
    **town: Any,
) -> str:
    """Return why P2 may not go in P1's place, blank where P2 may."""
    county = tiny_county(
        people=[own or person("P1"), other or person("P2"), person("P3")],
        facilities=[hospital(), facility("T1", **town), facility("T2")],
        absences=absences,
        pins=pins,
    ).model_copy(update={"exemptions": exemptions})
    case = make_case(county, "2026-03-01", "2026-03-31", only("roster.exempt"))
    found = Substitutes(case, (asked, *more), answers).against(asked, county.person_by_id["P2"])
    return found.zh if found is not None else ""


def said(code: str, kind: AnswerKind, who: str = "", side: Side = Side.DEPARTMENT) -> Answer:
    return Answer(duty=code, draft=1, side=side, kind=kind, substitute=who)


def test_nothing_is_against_a_colleague_who_is_free() -> None:
    assert reason() == ""


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"absences": (absence("P2", "2026-03-02", "2026-03-06"),)}, "年休假"),
        ({"other": person("P2", dispatchable=False)}, "可派出为“否”"),
        ({"other": person("P2", status=Status.AWAY)}, "不在岗"),
        ({"other": person("P2", end=date(2026, 3, 1))}, "已离岗"),
        ({"other": person("P2", specialty="骨科"), "licensed_subjects": ("内科",)}, "核准诊疗科目"),
        ({"pins": (pin("P2", "2026-03-04", "T2"),)}, "另有指定"),
        ({"pins": (pin("P2", "2026-03-04", "", kind=PinKind.MUST_NOT),)}, "禁排"),
        ({"other": person("P2", role="院长")}, "不纳入"),
        ({"exemptions": (Exemption(person="P2", rule="roster.annual_days", reason="援疆"),)}, "援疆"),
    ],
)
def test_what_bars_them_is_said(given: dict[str, Any], why: str) -> None:
    assert why in reason(**given)


def test_whoever_serves_at_that_time_cannot() -> None:
    assert "已排到" in reason(duty("P2", "T2", "2026-03-04"))
    assert reason(duty("P2", "T2", "2026-03-05")) == ""
    morning = A.model_copy(update={"part": Part.AM})
    assert reason(duty("P2", "T2", "2026-03-04", part=Part.PM), asked=morning) == ""


def test_whoever_is_replaced_there_is_free_for_this() -> None:
    other, code = duty("P2", "T2", "2026-03-04"), "2026-03-04/P2/T2"
    assert reason(other, answers=(said(code, AnswerKind.SUBSTITUTE, "P3"),)) == ""
    assert reason(other, answers=(said(code, AnswerKind.DECLINED, side=Side.UNIT),)) == ""
    assert "已排到" in reason(other, answers=(said(code, AnswerKind.DECLINED),))
    assert "已排到" in reason(other, answers=(said(code, AnswerKind.AGREED),))


def test_nobody_is_named_for_two_places_at_once() -> None:
    other = duty("P3", "T2", "2026-03-04")
    answers = (said(CODE, AnswerKind.SUBSTITUTE, "P2"), said("2026-03-04/P3/T2", AnswerKind.SUBSTITUTE, "P2"))
    assert "已被指定替换" in reason(other, answers=answers)
    assert reason(other, answers=answers[:1]) == ""


def test_what_was_answered_of_them_before_counts() -> None:
    kept = said("2026-03-04/P2/T2", AnswerKind.DECLINED)
    assert "不派此人" in reason(answers=(kept,))
    unwanted = said("2026-03-04/P2/T1", AnswerKind.DECLINED, side=Side.UNIT)
    assert "不接收此人" in reason(answers=(unwanted,))
    elsewhere = said("2026-03-04/P2/T2", AnswerKind.DECLINED, side=Side.UNIT)
    assert reason(answers=(elsewhere,)) == ""


def test_of_two_who_are_not_included_one_may_go_for_the_other() -> None:
    assert reason(own=person("P1", role="院长"), other=person("P2", role="院长")) == ""


def test_a_pin_to_the_same_place_is_no_bar() -> None:
    assert reason(pins=(pin("P2", "2026-03-04", "T1"),)) == ""


def test_who_knows_the_place_is_offered_first() -> None:
    """P4 serves at T1 on another day, P3 has it as host; P2 is of another specialty, P5 of the duty's."""
    staff = [
        person("P1"), person("P2", specialty="骨科"), person("P3", host2="T1"), person("P4", specialty="骨科"),
        person("P5"), person("P6", dept="D2"),
    ]  # fmt: skip
    county = tiny_county(people=staff, departments=[department("D1"), department("D2")])
    asked = A.model_copy(update={"specialty": staff[0].specialty})
    case = make_case(county, "2026-03-01", "2026-03-31", only("roster.exempt"))
    found = Substitutes(case, (asked, duty("P4", "T1", "2026-03-09")), ()).for_duty(asked)
    assert [p.id for p in found] == ["P3", "P4", "P5", "P2"]


@pytest.mark.parametrize(
    ("other", "more", "offered"),
    [
        ({}, (), True),
        ({"host1": "T1", "host2": "T2"}, (), True),
        ({"host1": "T2"}, (), False),  # the sheet names another unit
        ({}, (duty("P2", "T2", "2026-03-05"), duty("P2", "T3", "2026-03-06")), False),  # T1 would be the third
        ({}, (duty("P2", "T2", "2026-03-05"),), True),
        ({}, (duty("P2", "T1", "2026-03-05"), duty("P2", "T2", "2026-03-06")), True),
    ],
)
def test_offered_are_those_who_have_a_receiving_unit_left(
    other: dict[str, str], more: tuple[Duty, ...], offered: bool
) -> None:
    county = tiny_county(
        people=[person("P1"), person("P2", **other)],
        facilities=[hospital(), facility("T1"), facility("T2"), facility("T3")],
    )
    for mode in (Mode.HARD, Mode.SOFT):
        case = make_case(county, "2026-03-01", "2026-03-31", only("roster.hosts", mode=mode, max_hosts="2"))
        found = [p.id for p in Substitutes(case, (A, *more), ()).for_duty(A)]
        assert found == (["P2"] if offered or mode is Mode.SOFT else [])
