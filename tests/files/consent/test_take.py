"""Answers checked against the draft: whose rows they are, which draft, who is named."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from models.county import County, FacilityKind
from models.files.consent.forms import Owner, by_owner, consent_forms
from models.files.consent.read_form import ReadConsent, ReadRow, ReadSheet, read_consent_here
from models.files.consent.take import Questions, Taken, take
from models.month import Answer, AnswerKind, Drafted, Month, Side
from models.month.substitutes import Substitutes
from models.plan import Duty
from tests.builders import absence, department, duty, facility, hospital, make_case, only, person, tiny_county

A, B = duty("P1", "T1", "2026-03-04", specialty="内科"), duty("P3", "V1", "2026-03-05")
CODE_A, CODE_B = "2026-03-04/P1/T1", "2026-03-05/P3/V1"
OLD = "2026-03-11/P1/T1"


def county() -> County:
    """Return two departments of three and two, a center with a village, and another center."""
    staff = [
        person("P1", name="张三", dept="D1", specialty="内科"),
        person("P2", name="李四", dept="D1", specialty="内科"),
        person("P4", name="王五", dept="D1", specialty="骨科"),
        person("P3", name="李四", dept="D2", specialty="外科"),
        person("P5", name="王五", dept="D2", specialty="外科"),
    ]
    places = [hospital(), facility("T1"), facility("V1", kind=FacilityKind.VILLAGE_CLINIC, parent="T1"), facility("T2")]
    wards = [department("D1", head="赵"), department("D2")]
    gone = [absence("P2", "2026-03-16", "2026-03-20")]
    return tiny_county(people=staff, facilities=places, departments=wards, absences=gone, profile="xinjiang")


def questions(*answers: Answer, more: tuple[Duty, ...] = ()) -> Questions:
    case = make_case(county(), "2026-03-01", "2026-03-31", only("roster.exempt"))
    return Questions(case, Month(2026, 3), 2, (A, B, *more), frozenset({OLD}), answers)


def sheet(number: str = "", side: Side = Side.DEPARTMENT, **rows: Mapping[str, str] | str) -> ReadSheet:
    """Return a sheet whose rows are named in order; each is ``答 substitute`` cells."""
    found = []
    for line, cells in enumerate(rows.values(), start=5):
        given = dict(cells) if not isinstance(cells, str) else {}
        answer = given.pop("answer", "")
        found.append(ReadRow(line=line, answer=AnswerKind(answer) if answer else None, texts=given))
    letters = {"duty": "A", "answer": "H", "substitute": "I", "reason": "J", "name": "G", "date": "B", "facility": "E"}
    return ReadSheet(side=side, number=number, title="表", letters=letters, rows=tuple(found))


def taken(*sheets: ReadSheet, asked: Questions | None = None) -> Taken:
    files = [(f"{n}.xlsx", ReadConsent(sheets=(its,))) for n, its in enumerate(sheets, start=1)]
    return take(files, asked or questions())


def told(found: Taken) -> list[tuple[str, str]]:
    return [(i.code, i.place) for i in found.issues]


def row(duty: str = CODE_A, answer: str = "agreed", **cells: str) -> dict[str, str]:
    return {"duty": duty, "answer": answer, **cells}


@pytest.mark.parametrize("who", ["P2", "p2", "李四", "P2 李四", "李四 P2", "李四（P2）", "Ｐ２　李四"])
def test_a_colleague_by_code_or_name(who: str) -> None:
    """李四 is somebody of another department too; the department's own is meant."""
    found = taken(sheet(a=row(answer="substitute", substitute=who)))
    assert told(found) == []
    assert found.answers[0].substitute == "P2"


@pytest.mark.parametrize(
    ("cells", "code", "at"),
    [
        (row(answer="substitute", substitute="P3 王五"), "unknown_person", "I5"),
        (row(answer="substitute", substitute="P5"), "consent_other_department", "I5"),
        (row(answer="substitute", substitute="张三"), "consent_same_person", "I5"),
        (row(answer="substitute", substitute="P4"), "consent_other_specialty", "I5"),
        (row(answer="declined", substitute="P2", reason="x"), "consent_needless_substitute", "I5"),
        (row(duty="", answer="agreed"), "blank", "A5"),
        (row(duty="2026-03-04/P1/T9"), "consent_unknown_duty", "A5"),
        (row(facility="T2卫生院"), "consent_written_over", "E5"),
        (row(date="3月4日"), "consent_written_over", "B5"),
        (row(name="王五"), "name_not_of_code", "G5"),
        (row(duty=OLD), "consent_gone", "A5"),
    ],
)
def test_what_is_wrong_with_a_row(cells: dict[str, str], code: str, at: str) -> None:
    assert told(taken(sheet(a=cells))) == [(code, f"1.xlsx：表!{at}")]


def test_an_everyday_spelling_of_a_duty_is_the_same_duty() -> None:
    found = taken(sheet(a=row(duty="2026-03-04／p1／t1", date="2026年3月4日", name="张三", facility="T1")))
    assert (told(found), found.answers[0].duty) == ([], CODE_A)


def test_a_name_that_is_not_of_the_duty_says_whose_both_are() -> None:
    other = duty("P2", "T1", "2026-03-06", specialty="内科")
    found = taken(sheet(a=row("2026-03-06/P2/T1", name="张三")), asked=questions(more=(other,)))
    assert told(found) == [("name_not_of_code", "1.xlsx：表!G5")]
    assert "“P2”是李四" in found.issues[0].message.zh
    assert "“张三”（P1）" in found.issues[0].message.zh
    assert "意见" in found.issues[0].remedy.zh


@pytest.mark.parametrize("headings", ["班次,姓名,意见", "duty,name,answer"])
def test_names_in_a_table_of_csv(headings: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{headings}\n{CODE_A},张　三,同意\n{CODE_B},张三,同意\n", "utf-8")
    found = take([("a.csv", read_consent_here(path))], questions())
    assert told(found) == [("name_not_of_code", "a.csv：a!B3")]


def test_the_hint_names_the_duty_that_may_be_meant() -> None:
    found = taken(sheet(a=row(duty="2026-03-04/P1/T11")))
    assert CODE_A in found.issues[0].message.zh


def test_forms_of_another_month_or_of_others_are_told() -> None:
    assert told(taken(sheet("KSQR-2026-04-1-D1", a=row()))) == [("consent_other_draft", "1.xlsx：表")]
    assert told(taken(sheet("KSQR-2026-03-3-D1", a=row()))) == [("consent_other_draft", "1.xlsx：表")]
    assert told(taken(sheet("KSQR-2026-03-2-D2", a=row()))) == [("consent_not_own", "1.xlsx：表!A5")]
    assert told(taken(sheet("KSQR-2026-03-1-D1", a=row()))) == []
    assert taken(sheet("KSQR-2026-03-1-D1", a=row())).answers[0].draft == 1


def test_a_village_is_answered_for_by_its_center() -> None:
    found = taken(sheet("JSQR-2026-03-2-T1", Side.UNIT, a=row(), b=row(CODE_B)))
    assert (told(found), len(found.answers)) == ([], 2)
    assert by_owner(county(), [A, B], Side.UNIT) == {Owner(Side.UNIT, "T1"): [A, B]}


def test_a_unit_names_no_substitute() -> None:
    cells = row(answer="substitute", substitute="P2")
    assert told(taken(sheet(side=Side.UNIT, a=cells))) == [("consent_unit_substitute", "1.xlsx：表!H5")]


def test_a_substitute_on_leave_is_told_with_the_reason() -> None:
    away = duty("P1", "T1", "2026-03-18", specialty="内科")
    cells = row("2026-03-18/P1/T1", "substitute", substitute="P2")
    found = taken(sheet(a=cells), asked=questions(more=(away,)))
    assert told(found) == [("consent_barred", "1.xlsx：表!I5")]
    assert "年休假" in found.issues[0].message.zh
    assert "annual leave" in found.issues[0].message.en


def test_two_files_name_one_person_for_two_places() -> None:
    other = duty("P4", "T2", "2026-03-04", specialty="骨科")
    first = sheet(a=row(answer="substitute", substitute="P2"))
    second = sheet(a=row("2026-03-04/P4/T2", "substitute", substitute="P2"))
    found = taken(first, second, asked=questions(more=(other,)))
    assert told(found) == [("consent_barred", "1.xlsx：表!I5"), ("consent_barred", "2.xlsx：表!I5")]


def test_the_same_said_twice_is_one_answer() -> None:
    found = taken(sheet(a=row()), sheet(a=row()), sheet(a={"duty": CODE_A}))
    assert (told(found), len(found.answers)) == ([], 1)


def test_two_sides_may_differ_and_two_substitutes_may_not() -> None:
    declined = row(answer="declined", reason="满员")
    found = taken(sheet(a=row()), sheet(side=Side.UNIT, a=declined))
    assert (told(found), len(found.answers)) == ([], 2)
    found = taken(
        sheet(a=row(answer="substitute", substitute="P2")), sheet(a=row(answer="substitute", substitute="P4"))
    )
    assert ("consent_contradiction", "2.xlsx：表!H5") in told(found)
    assert "1.xlsx：表!H5" in found.issues[0].message.en


def test_what_was_followed_already_is_not_told_again() -> None:
    """The form of the first draft comes back once more: its 换人 has been followed, the duty is gone."""
    done = Answer(duty=OLD, draft=1, side=Side.DEPARTMENT, kind=AnswerKind.SUBSTITUTE, substitute="P2")
    again = sheet(a=row(OLD, "substitute", substitute="P2"))
    assert told(taken(again, asked=questions(done))) == []


def test_a_reason_that_is_added_later_is_kept() -> None:
    before = Answer(duty=CODE_A, draft=2, side=Side.DEPARTMENT, kind=AnswerKind.AGREED)
    found = taken(sheet(a=row(reason="可以早到")), asked=questions(before))
    assert (told(found), [a.reason for a in found.answers]) == ([], ["可以早到"])


def test_file_names_stay_apart_and_inside() -> None:
    """A department and a unit of one code, and a code that is no file name."""
    staff = [person("P1", dept="T1"), person("P2", dept="../x")]
    its = tiny_county(people=staff, departments=[department("T1"), department("../x")])
    planned = (A, duty("P2", "T1", "2026-03-05"))
    case = make_case(its, "2026-03-01", "2026-03-31", only("roster.exempt"))
    drafted = Drafted(month="2026-03", number=1, version=1, step=1)
    forms = consent_forms(its, drafted, planned, (), Substitutes(case, planned, ()), "zh")
    assert sorted(name for name, _ in forms) == ["T1-2.xlsx", "T1.xlsx", "_x.xlsx"]
