"""Answers taken in from returned forms, and what follows from them."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.month import given
from api.month.consent import ConsentResult, consent
from api.month.publish import publish
from api.month.status import Next, status_of
from models.base import Record
from models.files.consent.read_form import read_consent_here
from models.files.month import read_state
from models.folder import Action, CountyFolder, FolderProblem
from models.issue import InputRefused, Issue
from models.month import AnswerKind, Side
from models.month.duty_code import duty_code
from models.plan import Duty
from tests.api.month.conftest import MARCH, drafted
from tests.api.month.consenting import duties, fill, form, rows, spare


@pytest.fixture(autouse=True)
def _in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read returned files in this process; that a child does is tested with the reader."""

    def read(paths: list[Path], kind: str, record: type[Record]) -> list[Record | Issue]:
        assert kind == "consent"
        return [read_consent_here(path) for path in paths]

    monkeypatch.setattr(given, "read_each", read)


def refused(folder: CountyFolder, *files: Path) -> list[tuple[str, str]]:
    """Return code and place of what answers are refused for; nothing is kept then."""
    steps = folder.history.last
    with pytest.raises(InputRefused) as told:
        consent(folder, MARCH, files)
    assert folder.history.last == steps
    assert not (folder.root / "2026-03/answers.json").exists()
    return [(i.code, i.place) for i in told.value.issues if i.severity == "error"]


def count(result: ConsentResult, side: Side) -> tuple[int, int, int, int]:
    its = next(c for c in result.counts if c.side is side)
    return its.agreed, its.substituted, its.declined, its.waiting


def test_a_draft_comes_with_a_form_for_each_side(with_march: CountyFolder) -> None:
    asked = {duty_code(d) for d in duties(with_march)}
    assert {p.name for p in form(with_march, "D1").parent.iterdir()} == {"D1.xlsx", "T1.xlsx", "T2.xlsx"}
    assert set(rows(form(with_march, "D1"))) == asked
    assert set(rows(form(with_march, "T1"))) | set(rows(form(with_march, "T2"))) == asked
    assert all(code.endswith("/T1") for code in rows(form(with_march, "T1")))


def test_the_form_offers_who_may_go_then(with_march: CountyFolder) -> None:
    """The five people of the department: whoever serves elsewhere on the day is not offered."""
    book = load_workbook(form(with_march, "D1"))
    sheet, others = book.worksheets
    assert others.sheet_state == "hidden"
    sources = [str(v.formula1) for v in sheet.data_validations.dataValidation]
    assert '"同意,换人,不同意"' in sources
    assert all(source.startswith(("可换人员!$A$", '"')) for source in sources)
    for line in range(5, 5 + len(rows(form(with_march, "D1")))):
        duty = str(sheet.cell(line, 1).value)
        busy = {d.person for d in duties(with_march) if d.date.isoformat() == duty[:10]}
        offered = [str(c.value).split()[0] for c in others[line] if c.value]
        assert set(offered) == {"P1", "P2", "P3", "P4", "P5"} - busy


def test_answers_come_back_and_are_followed(with_march: CountyFolder, tmp_path: Path) -> None:
    folder = with_march
    first, second, *rest = duties(folder)
    who = spare(folder, first)
    said = {
        duty_code(first): {"answer": "换人", "substitute": who, "sign": "赵主任"},
        duty_code(second): {"answer": "不同意", "reason": "手术"},
    }
    returned = fill(form(folder, "D1"), tmp_path / "心内.xlsx", said, "同意")
    result = consent(folder, MARCH, [returned])
    n = len(rest)
    assert count(result, Side.DEPARTMENT) == (n, 1, 1, 0)
    assert count(result, Side.UNIT) == (0, 0, 0, n + 2)
    assert {(w.side, w.code) for w in result.waiting} == {(Side.UNIT, "T1"), (Side.UNIT, "T2")}
    assert sum(w.duties for w in result.waiting) == n + 2
    assert result.objections == 2
    kept = {a.duty: a for a in read_state(folder.root).of(MARCH).answers}
    its = kept[duty_code(first)]
    assert (its.kind, its.substitute, its.signed, its.draft) == (AnswerKind.SUBSTITUTE, who, "赵主任", 1)
    assert its.source == "1-心内.xlsx"
    assert (folder.root / "2026-03/answered/1-心内.xlsx").read_bytes() == returned.read_bytes()
    assert folder.history.step(folder.history.last).action is Action.CONSENT
    assert [s.next for s in status_of(folder)] == [Next.REVISE]
    again = drafted(folder)
    assert again.kept_share == 1
    now = {duty_code(d) for d in duties(folder)}
    assert duty_code(first.model_copy(update={"person": who})) in now
    assert not now & set(said)
    publish(folder, MARCH, "A1")


def test_the_second_draft_asks_only_what_is_not_agreed(with_march: CountyFolder, tmp_path: Path) -> None:
    folder = with_march
    before = {duty_code(d) for d in duties(folder)}
    first = duties(folder)[0]
    who = spare(folder, first)
    said = {duty_code(first): {"answer": "换人", "substitute": who}}
    files = [fill(form(folder, "D1"), tmp_path / "d.xlsx", said, "同意")]
    files += [fill(form(folder, code), tmp_path / f"{code}.xlsx", {}, "同意") for code in ("T1", "T2")]
    consent(folder, MARCH, files)
    drafted(folder)
    new = {duty_code(d) for d in duties(folder)} - before
    named = duty_code(first.model_copy(update={"person": who}))
    assert named in new
    there = form(folder, "D1", 2).parent
    asked = {p.stem: set(rows(p)) for p in there.iterdir()} if there.exists() else {}
    assert asked.pop("D1", set()) == new - {named}
    assert set().union(*asked.values()) == new
    assert "此前已同意" in str(load_workbook(form(folder, first.facility, 2)).worksheets[0]["A3"].value)


def test_nothing_is_asked_twice_where_all_agree(with_march: CountyFolder, tmp_path: Path) -> None:
    files = [fill(form(with_march, c), tmp_path / f"{c}.xlsx", {}, "同意") for c in ("D1", "T1", "T2")]
    result = consent(with_march, MARCH, files)
    assert (result.waiting, result.objections, result.broken) == ((), 0, ())
    drafted(with_march)
    assert not form(with_march, "D1", 2).parent.exists()


def test_the_same_file_again_is_nothing_new(with_march: CountyFolder, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    returned = fill(form(with_march, "T1"), tmp_path / "in/t.xlsx", {}, "同意")
    consent(with_march, MARCH, [returned])
    steps = with_march.history.last
    result = consent(with_march, MARCH, [returned, tmp_path / "in"])
    assert (result.answers, result.issues, with_march.history.last) == ((), (), steps)


def test_a_later_answer_supersedes_and_says_so(with_march: CountyFolder, tmp_path: Path) -> None:
    first = duty_code(duties(with_march)[0])
    consent(with_march, MARCH, [fill(form(with_march, "D1"), tmp_path / "a.xlsx", {first: {"answer": "同意"}})])
    said = {first: {"answer": "不同意", "reason": "病假"}}
    result = consent(with_march, MARCH, [fill(form(with_march, "D1"), tmp_path / "b.xlsx", said)])
    told = [(i.code, i.severity) for i in result.issues]
    assert told == [("consent_superseded", "warning")]
    assert "1-a.xlsx" in result.issues[0].message.zh
    assert count(result, Side.DEPARTMENT)[:3] == (0, 0, 1)
    assert (with_march.root / "2026-03/answered/2-b.xlsx").exists()


def test_blank_is_no_answer(with_march: CountyFolder, tmp_path: Path) -> None:
    planned = duties(with_march)
    said = {duty_code(planned[0]): {"sign": "赵主任"}}
    result = consent(with_march, MARCH, [fill(form(with_march, "D1"), tmp_path / "a.xlsx", said)])
    assert [i.code for i in result.issues] == ["consent_only_signed"]
    assert count(result, Side.DEPARTMENT) == (0, 0, 0, len(planned))


def test_contradictions_name_both_places(with_march: CountyFolder, tmp_path: Path) -> None:
    first = duty_code(duties(with_march)[0])
    a = fill(form(with_march, "D1"), tmp_path / "甲.xlsx", {first: {"answer": "同意"}})
    b = fill(form(with_march, "D1"), tmp_path / "乙.xlsx", {first: {"answer": "不同意", "reason": "开会"}})
    with pytest.raises(InputRefused) as told:
        consent(with_march, MARCH, [a, b])
    assert [i.place for i in told.value.issues] == ["乙.xlsx：科室确认表!H5"]
    assert "甲.xlsx：科室确认表!H5" in told.value.issues[0].message.zh
    assert refused(with_march, a, b) == [("consent_contradiction", "乙.xlsx：科室确认表!H5")]


def test_every_fault_is_told_at_once(with_march: CountyFolder, tmp_path: Path) -> None:
    planned = duties(with_march)
    wrong: list[tuple[dict[str, str], str]] = [
        ({"answer": "随便"}, "unknown_word"),
        ({"answer": "换人"}, "consent_no_substitute"),
        ({"answer": "换人", "substitute": "P9"}, "unknown_person"),
        ({"answer": "换人", "substitute": planned[3].person}, "consent_same_person"),
        ({"answer": "同意", "substitute": "P1"}, "consent_needless_substitute"),
        ({"answer": "不同意"}, "consent_no_reason"),
        ({"substitute": "P1"}, "consent_no_answer"),
        ({"answer": "同意", "date": "2026-03-30"}, "consent_written_over"),
        ({"answer": "同意", "name": "李四"}, "consent_written_over"),
        ({"answer": "同意", "duty": planned[9].date.isoformat() + "/P7/T1"}, "consent_unknown_duty"),
    ]
    said = {duty_code(d): cells for d, (cells, _) in zip(planned, wrong, strict=False)}
    assert len(planned) > len(wrong)
    found = refused(with_march, fill(form(with_march, "D1"), tmp_path / "a.xlsx", said))
    assert sorted(code for code, _ in found) == sorted(code for _, code in wrong)
    assert all(place.startswith("a.xlsx：科室确认表!") for _, place in found)


def test_a_duty_no_longer_planned_is_only_told(with_march: CountyFolder, tmp_path: Path) -> None:
    old = shutil.copy(form(with_march, "T1"), tmp_path / "old.xlsx")
    first = next(d for d in duties(with_march) if d.facility == "T1")
    said = {duty_code(first): {"answer": "不同意", "reason": "手术"}}
    consent(with_march, MARCH, [fill(form(with_march, "D1"), tmp_path / "d.xlsx", said)])
    drafted(with_march)
    result = consent(with_march, MARCH, [fill(Path(old), tmp_path / "t.xlsx", {}, "同意")])
    gone = [code for code in rows(Path(old)) if code not in {duty_code(d) for d in duties(with_march)}]
    assert [i.code for i in result.issues] == ["consent_gone"] * len(gone)
    assert duty_code(first) in gone
    assert {a.duty for a in result.answers} == set(rows(Path(old))) - set(gone)
    assert result.answers[0].draft == 1


def test_no_draft_no_answers(folder: CountyFolder, tmp_path: Path) -> None:
    with pytest.raises(FolderProblem, match="no open draft"):
        consent(folder, MARCH, [])


def test_two_who_change_places_do_so(with_march: CountyFolder, tmp_path: Path) -> None:
    """P at T1 and Q at T2 on one day: each may be named for the other's duty, and both go."""
    planned = duties(with_march)
    pairs = [(a, b) for a in planned for b in planned if a.date == b.date and (a.facility, b.facility) == ("T1", "T2")]
    a, b = pairs[0]
    said = {
        duty_code(a): {"answer": "换人", "substitute": b.person},
        duty_code(b): {"answer": "换人", "substitute": a.person},
    }
    result = consent(with_march, MARCH, [fill(form(with_march, "D1"), tmp_path / "d.xlsx", said)])
    assert result.broken == ()
    drafted(with_march)
    wanted = {duty_code(swapped(a, b)), duty_code(swapped(b, a))}
    assert wanted <= {duty_code(d) for d in duties(with_march)}


def swapped(duty: Duty, other: Duty) -> Duty:
    return duty.model_copy(update={"person": other.person})


def test_somebody_struck_from_the_sheet_meanwhile_is_no_fault_of_the_program(
    with_march: CountyFolder, tmp_path: Path
) -> None:
    """A duty of theirs is no longer asked; who was to be their substitute is asked of nobody."""
    folder = with_march
    first = duties(folder)[0]
    who = spare(folder, first)
    said = {duty_code(first): {"answer": "换人", "substitute": who}}
    consent(folder, MARCH, [fill(form(folder, "D1"), tmp_path / "a.xlsx", said)])
    county = read_state(folder.root).read.county
    left = county.model_copy(update={"staff": tuple(p for p in county.staff if p.id != who)})
    (folder.root / "county.json").write_text(left.model_dump_json(by_alias=True), "utf-8")
    result = consent(folder, MARCH, [fill(form(folder, "T1"), tmp_path / "t.xlsx", {}, "同意")])
    gone = {duty_code(d) for d in duties(folder) if d.person == who}
    assert {i.code for i in result.issues} <= {"consent_gone"}
    assert not gone & {a.duty for a in result.answers}
    drafted(folder)
    assert not any(d.person == who for d in duties(folder))
