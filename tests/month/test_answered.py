"""What answers mean: pins, agreement, and the draft with every answer followed."""

from models.county.words import Part, PinKind
from models.month import Answer, AnswerKind, Side, objected, pins_of, unanswered
from models.month.answered import agreed, followed, replaced
from tests.builders import duty, people, tiny_county

A, B = duty("P1", "T1", "2026-03-04"), duty("P2", "T2", "2026-03-04")
CODE_A, CODE_B = "2026-03-04/P1/T1", "2026-03-04/P2/T2"


def said(code: str, kind: AnswerKind, who: str = "", side: Side = Side.DEPARTMENT) -> Answer:
    return Answer(duty=code, draft=1, side=side, kind=kind, substitute=who)


def pinned(*answers: Answer) -> set[tuple[str, str, PinKind]]:
    return {(p.person, p.facility, p.kind) for p in pins_of(answers)}


def test_who_is_replaced_stays_at_home() -> None:
    assert pinned(said(CODE_A, AnswerKind.SUBSTITUTE, "P3")) == {
        ("P1", "", PinKind.MUST_NOT),
        ("P3", "T1", PinKind.MUST),
    }


def test_who_changes_places_is_only_kept_from_the_place() -> None:
    """P1 and P2 swap; P1 must not be kept free of every duty while P1 must serve at T2."""
    swap = (said(CODE_A, AnswerKind.SUBSTITUTE, "P2"), said(CODE_B, AnswerKind.SUBSTITUTE, "P1"))
    assert pinned(*swap) == {
        ("P1", "T1", PinKind.MUST_NOT),
        ("P2", "T1", PinKind.MUST),
        ("P2", "T2", PinKind.MUST_NOT),
        ("P1", "T2", PinKind.MUST),
    }


def test_the_other_half_of_the_day_is_no_swap() -> None:
    morning = said(CODE_A + "/am", AnswerKind.SUBSTITUTE, "P3")
    afternoon = said(CODE_B + "/pm", AnswerKind.SUBSTITUTE, "P1")
    assert ("P1", "", PinKind.MUST_NOT) in pinned(morning, afternoon)


def test_the_last_answer_of_a_side_holds() -> None:
    answers = [said(CODE_A, AnswerKind.SUBSTITUTE, "P3"), said(CODE_A, AnswerKind.AGREED)]
    assert pinned(*answers) == set()
    assert objected(answers) == set()
    assert agreed(answers, Side.DEPARTMENT) == {CODE_A}, "who was named before is named no longer"


def test_a_department_has_agreed_to_whom_it_named() -> None:
    answers = [said(CODE_A, AnswerKind.SUBSTITUTE, "P3")]
    new = A.model_copy(update={"person": "P3"})
    assert replaced(answers[0]) == "2026-03-04/P3/T1"
    assert unanswered([new, B], answers, Side.DEPARTMENT) == [B]
    assert unanswered([new, B], answers, Side.UNIT) == [new, B], "the unit has not been asked about P3"
    assert replaced(said(CODE_A + "/pm", AnswerKind.SUBSTITUTE, "P3")) == "2026-03-04/P3/T1/pm"


def test_what_was_refused_later_is_not_agreed() -> None:
    answers = [said(CODE_A, AnswerKind.SUBSTITUTE, "P3"), said("2026-03-04/P3/T1", AnswerKind.DECLINED)]
    assert agreed(answers, Side.DEPARTMENT) == set()


def test_every_answer_followed() -> None:
    county = tiny_county(people=people(3))
    gone = duty("P2", "T1", "2026-03-05", part=Part.AM)
    stays = duty("P3", "T1", "2026-03-06")
    answers = [
        said(CODE_A, AnswerKind.SUBSTITUTE, "P3"),
        said(CODE_B, AnswerKind.DECLINED, side=Side.UNIT),
        said("2026-03-05/P2/T1/am", AnswerKind.DECLINED),
        said("2026-03-06/P3/T1", AnswerKind.AGREED),
    ]
    found = followed([A, B, gone, stays], answers, county)
    assert [(d.person, d.facility, d.date.day) for d in found] == [("P3", "T1", 4), ("P3", "T1", 6)]
