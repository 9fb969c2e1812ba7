"""Drafts, answers, publication and changes of duties."""

from datetime import date
from pathlib import Path

import pytest

from api.month.change import change_duties
from api.month.publish import publish
from api.month.status import Next, status_of
from models.county import Change, County
from models.files.month import read_state
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import CountyFolder, FolderProblem
from models.issue import InputRefused
from models.month import Answer, AnswerKind, ChangeKind, Side
from models.month.duty_code import duty_code
from models.plan import Duty, RosterPlan
from tests.api.month.conftest import MARCH, WORK, answered, drafted


def plan_of(folder: CountyFolder, name: str) -> RosterPlan:
    return RosterPlan.model_validate_json((folder.root / "2026-03" / name / "plan.json").read_bytes())


def codes(folder: CountyFolder, name: str) -> set[str]:
    return {duty_code(d) for d in plan_of(folder, name).duties}


def requests(tmp_path: Path, *rows: Change) -> Path:
    path = tmp_path / "requests.csv"
    path.write_text(sheet_csv(SHEET_BY_KEY["changes"], rows), encoding="utf-8")
    return path


def spare(folder: CountyFolder, duty: Duty) -> str:
    """Return somebody who has no duty on the duty's date."""
    busy = {d.person for d in plan_of(folder, "v1").duties if d.date == duty.date}
    return next(p.id for p in read_state(folder.root).county.staff if p.id not in busy)


def test_a_draft_is_published_as_it_is(published: CountyFolder) -> None:
    assert codes(published, "v1") == codes(published, "draft-1")
    its = read_state(published.root).of(MARCH)
    assert its.published is not None
    assert (its.published.publication.version, its.published.publication.approver) == (1, "A1")
    assert its.open_draft is None
    assert [d.person for d in read_state(published.root).county.published] == [
        d.person for d in plan_of(published, "v1").duties
    ]


def test_nobody_publishes_without_approver_or_draft(folder: CountyFolder) -> None:
    with pytest.raises(FolderProblem, match="nobody is named"):
        publish(folder, MARCH, " ")
    with pytest.raises(FolderProblem, match="no open draft"):
        publish(folder, MARCH, "A1")


def test_an_objection_is_followed_and_the_rest_stays(with_march: CountyFolder) -> None:
    folder = with_march
    first = plan_of(folder, "draft-1").duties[0]
    answered(folder, [Answer(duty=duty_code(first), draft=1, side=Side.DEPARTMENT, kind=AnswerKind.DECLINED)])
    with pytest.raises(FolderProblem, match="breaks hard rules or answers"):
        publish(folder, MARCH, "A1")
    again = drafted(folder)
    assert again.stands_on == "draft-1"
    assert again.kept_share == 1
    assert duty_code(first) not in codes(folder, "draft-2")
    assert not any(d.person == first.person and d.date == first.date for d in plan_of(folder, "draft-2").duties)
    assert publish(folder, MARCH, "A1").draft == 2


def test_a_substitute_goes_instead(with_march: CountyFolder) -> None:
    folder = with_march
    first = plan_of(folder, "draft-1").duties[0]
    busy = {d.person for d in plan_of(folder, "draft-1").duties if d.date == first.date}
    who = next(p.id for p in read_state(folder.root).county.staff if p.id not in busy)
    answered(folder, [
        Answer(duty=duty_code(first), draft=1, side=Side.DEPARTMENT, kind=AnswerKind.SUBSTITUTE, substitute=who)
    ])  # fmt: skip
    again = drafted(folder)
    assert duty_code(first.model_copy(update={"person": who})) in codes(folder, "draft-2")
    assert ChangeKind.SUBSTITUTED in {c.kind for c in again.changes}


def test_a_unit_that_declines_somebody_still_gets_others(with_march: CountyFolder) -> None:
    folder = with_march
    first = plan_of(folder, "draft-1").duties[0]
    answered(folder, [Answer(duty=duty_code(first), draft=1, side=Side.UNIT, kind=AnswerKind.DECLINED)])
    drafted(folder)
    assert duty_code(first) not in codes(folder, "draft-2")


def test_a_correction_supersedes_what_is_published(published: CountyFolder, tmp_path: Path) -> None:
    first = plan_of(published, "v1").duties[0]
    who = spare(published, first)
    file = requests(tmp_path, Change(duty=duty_code(first), by="H1", reason="病假", substitute=who, approver="A1"))
    version = change_duties(published, MARCH, "A1", "病假", WORK, file)
    assert (version.version, version.supersedes, len(version.changes)) == (2, 1, 1)
    assert codes(published, "v2") == codes(published, "v1") - {duty_code(first)} | {
        duty_code(first.model_copy(update={"person": who}))
    }
    assert read_state(published.root).changes[0].substitute == who
    assert publishable(published) is None


def publishable(folder: CountyFolder) -> object:
    return read_state(folder.root).of(MARCH).open_draft


def test_all_faults_of_requests_are_told_at_once(published: CountyFolder, tmp_path: Path) -> None:
    first = plan_of(published, "v1").duties[0]
    file = requests(
        tmp_path,
        Change(duty="2026-03-01/X/T1"),
        Change(duty=duty_code(first), new_date=date(2026, 4, 1)),
    )
    with pytest.raises(FolderProblem) as told:
        change_duties(published, MARCH, "A1", "", WORK, file)
    assert "X" in told.value.message.en
    assert "2026-04-01" in told.value.message.en
    assert not (published.root / "2026-03/v2").exists()


def test_a_change_that_breaks_a_rule_is_not_published(published: CountyFolder, tmp_path: Path) -> None:
    first = plan_of(published, "v1").duties[0]
    sunday = Change(duty=duty_code(first), new_date=date(2026, 3, 15))
    with pytest.raises(FolderProblem, match="breaks hard rules"):
        change_duties(published, MARCH, "A1", "", WORK, requests(tmp_path, sunday))


def test_a_published_plan_edited_by_hand_is_told(published: CountyFolder) -> None:
    path = published.root / "2026-03/v1/plan.json"
    path.write_text(path.read_text("utf-8").replace('"version": 1', '"version": 7'), "utf-8")
    with pytest.raises(InputRefused, match="has been edited"):
        read_state(published.root)


def test_the_next_month_goes_on_from_what_is_published(published: CountyFolder) -> None:
    april = drafted(published, MARCH.following)
    assert (april.month, april.number, april.version) == ("2026-04", 1, 1)


def test_status_says_what_is_next(five_people: County, with_march: CountyFolder, tmp_path: Path) -> None:
    content = five_people.model_dump_json(by_alias=True).encode()
    assert status_of(CountyFolder.init(tmp_path / "empty", {"county.json": content})) == []
    folder = with_march
    assert [s.next for s in status_of(folder)] == [Next.CONSENT]
    first = plan_of(folder, "draft-1").duties[0]
    answered(folder, [Answer(duty=duty_code(first), draft=1, side=Side.DEPARTMENT, kind=AnswerKind.DECLINED)])
    assert [s.next for s in status_of(folder)] == [Next.REVISE]
    drafted(folder)
    publish(folder, MARCH, "A1")
    assert [s.next for s in status_of(folder)] == [Next.ATTEND]


def test_a_version_without_any_duty_leaves_none_of_the_one_before(published: CountyFolder, tmp_path: Path) -> None:
    dropped = [Change(duty=code, reason="r", approver="A1") for code in sorted(codes(published, "v1"))]
    change_duties(published, MARCH, "A1", "r", WORK, requests(tmp_path, *dropped))
    assert codes(published, "v2") == set()
    assert read_state(published.root).county.published == ()
    assert status_of(published)[0].pending == 0
