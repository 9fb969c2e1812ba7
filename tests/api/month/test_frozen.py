"""Planning anew in mid-month: what is over stays as it was published, and what was missed is made up for."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from api.month.change import change_duties
from api.month.draft import draft
from api.month.publish import publish
from api.month.reproduce import reproduce
from models.county import Activity, Attendance, Change, Period
from models.files.month import read_state
from models.files.month.places import attendance_file
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import Action, CountyFolder, FolderProblem
from models.month import Drafted
from models.month.duty_code import duty_code
from models.plan import Duty, RosterPlan
from models.policy import policy_of
from models.roster import RosterCase
from tests.api.month.conftest import MARCH, WORK, drafted
from tests.builders import need, people, tiny_county

UNTIL = date(2026, 3, 15)


def frozen(folder: CountyFolder, until: date | None = UNTIL) -> Drafted:
    found, _ = draft(folder, MARCH, WORK, until)
    assert found is not None
    return found


def plan(folder: CountyFolder, name: str) -> RosterPlan:
    return RosterPlan.model_validate_json((folder.root / "2026-03" / name / "plan.json").read_bytes())


def early(duties: tuple[Duty, ...]) -> set[str]:
    return {duty_code(d) for d in duties if d.date <= UNTIL}


def edit(folder: CountyFolder, **sheets: list[dict[str, object]]) -> None:
    path = folder.root / "county.json"
    county = json.loads(path.read_text("utf-8"))
    for sheet, rows in sheets.items():
        county[sheet] = [*county.get(sheet, []), *rows]
    path.write_text(json.dumps(county, ensure_ascii=False), "utf-8")


def leave(person: str, first: date, last: date) -> dict[str, object]:
    return {"id": person, "kind": "sick", "from": first.isoformat(), "to": last.isoformat(), "reduces": False}


def test_days_that_are_over_do_not_move(published: CountyFolder) -> None:
    """Who has most duties falls ill for the second half: theirs go, and those before the date stand."""
    before = plan(published, "v1")
    ill = max({d.person for d in before.duties}, key=lambda p: sum(d.person == p for d in before.duties))
    edit(published, absences=[leave(ill, UNTIL + timedelta(days=1), MARCH.last)])
    again = frozen(published)
    after = plan(published, "draft-2")
    assert again.freeze_until == UNTIL
    assert early(after.duties) == early(before.duties)
    assert not [d for d in after.duties if d.person == ill and d.date > UNTIL]
    assert (after.first, after.last) == (MARCH.first, MARCH.last)
    publish(published, MARCH, "A1")


def test_a_later_draft_and_a_change_stay_frozen(published: CountyFolder) -> None:
    frozen(published)
    assert drafted(published).freeze_until == UNTIL
    publish(published, MARCH, "A1")
    assert frozen(published, date(2026, 3, 2)).freeze_until == UNTIL


def test_nobody_is_planned_on_days_that_are_over(published: CountyFolder) -> None:
    """Needs of the days that are over cannot be made up for there: the plan of these days is what was published."""
    gone = plan(published, "v1").duties[0]
    edit(published, absences=[leave(gone.person, gone.date, gone.date)])
    frozen(published)
    after = plan(published, "draft-2")
    assert early(after.duties) == early(plan(published, "v1").duties) - {duty_code(gone)}
    publish(published, MARCH, "A1")


def test_a_floor_that_was_missed_meanwhile_does_not_stop_the_publication(published: CountyFolder) -> None:
    """Three of five were ill on a day that is over, the floor was missed by those sent: that is told, not refused."""
    county = json.loads((published.root / "county.json").read_text("utf-8"))
    day = plan(published, "v1").duties[0].date
    sent = {d.person for d in plan(published, "v1").duties if d.date == day}
    county["departments"][0]["floor"] = 2
    rest = [p["id"] for p in county["staff"] if p["id"] not in sent]
    county["absences"] = [leave(p, day, day) for p in rest]
    (published.root / "county.json").write_text(json.dumps(county, ensure_ascii=False), "utf-8")
    frozen(published)
    after = plan(published, "draft-2")
    assert early(after.duties) == early(plan(published, "v1").duties)
    publish(published, MARCH, "A1")


@pytest.mark.parametrize(("recognized", "days"), [(None, 1), (0, 0)])
def test_what_was_missed_is_owed_again_in_the_same_month(
    published: CountyFolder, recognized: float | None, days: float
) -> None:
    """Attendance of the days that are over is in: they count as served, or as missed, for the days still to come."""
    its = next(d for d in plan(published, "v1").duties if d.date <= UNTIL)
    row = Attendance(person=its.person, facility=its.facility, date=its.date, verified_by="V", days=recognized)
    with published.change(Action.ATTENDANCE) as change:
        change.write(attendance_file(2026), sheet_csv(SHEET_BY_KEY["attendance"], [row]).encode())
    frozen(published)
    county = read_state(published.root).county_for(MARCH)
    case = RosterCase(county, policy_of(county), UNTIL + timedelta(days=1), MARCH.last)
    assert sum(c.days for c in case.history.credits(its.person, its.date, its.date)) == days


def test_who_is_made_to_come_again_stays_within_the_month_s_limit(published: CountyFolder) -> None:
    """Whoever may come as often as planned and missed a day is sent once more: that makes no day too many."""
    county = json.loads((published.root / "county.json").read_text("utf-8"))
    its = next(d for d in plan(published, "v1").duties if d.date <= UNTIL)
    for person in county["staff"]:
        if person["id"] == its.person:
            person["max_month"] = sum(d.person == its.person for d in plan(published, "v1").duties)
    (published.root / "county.json").write_text(json.dumps(county, ensure_ascii=False), "utf-8")
    row = Attendance(person=its.person, facility=its.facility, date=its.date, verified_by="V", days=0)
    with published.change(Action.ATTENDANCE) as change:
        change.write(attendance_file(2026), sheet_csv(SHEET_BY_KEY["attendance"], [row]).encode())
    frozen(published)
    assert early(plan(published, "draft-2").duties) == early(plan(published, "v1").duties) - {duty_code(its)}
    publish(published, MARCH, "A1")


def test_what_is_broken_on_days_that_are_over_stops_no_publication(published: CountyFolder) -> None:
    """A limit of a month that was exceeded by now cannot be kept any more."""
    frozen(published)
    county = json.loads((published.root / "county.json").read_text("utf-8"))
    often = max({d.person for d in plan(published, "v1").duties}, key=lambda p: days_of(published, p))
    for person in county["staff"]:
        if person["id"] == often:
            person["end"] = "2026-03-01"
    (published.root / "county.json").write_text(json.dumps(county, ensure_ascii=False), "utf-8")
    with pytest.raises(FolderProblem, match="breaks hard rules"):
        publish(published, MARCH, "A1")
    assert frozen(published).freeze_until == UNTIL
    publish(published, MARCH, "A1")


def days_of(folder: CountyFolder, person: str) -> int:
    return sum(d.person == person and d.date > UNTIL for d in plan(folder, "v1").duties)


def test_a_change_keeps_what_is_frozen(published: CountyFolder, tmp_path: Path) -> None:
    """Once days are over, 调班 leaves them over too, and cannot drop a duty of theirs."""
    frozen(published)
    publish(published, MARCH, "A1")
    over, later = (
        next(d for d in plan(published, "v2").duties if (d.date > UNTIL) == after) for after in (False, True)
    )
    for duty, refused in ((over, True), (later, False)):
        file = tmp_path / "requests.csv"
        change = Change(duty=duty_code(duty), reason="r", approver="A1")
        file.write_text(sheet_csv(SHEET_BY_KEY["changes"], [change]), encoding="utf-8")
        if refused:
            with pytest.raises(FolderProblem, match="breaks hard rules"):
                change_duties(published, MARCH, "A1", "r", WORK, file)
        else:
            change_duties(published, MARCH, "A1", "r", WORK, file)
    its = read_state(published.root).of(MARCH)
    assert its.freeze_until == UNTIL
    assert duty_code(over) in {duty_code(d) for d in plan(published, "v3").duties}


def test_a_frozen_version_is_made_again(published: CountyFolder) -> None:
    gone = plan(published, "v1").duties[-1]
    edit(published, absences=[leave(gone.person, gone.date, gone.date)])
    frozen(published)
    publish(published, MARCH, "A1")
    found, _ = reproduce(published, MARCH, 2, WORK)
    assert found.same
    assert found.outcome == "optimal"


@pytest.mark.parametrize("day", ["2026-02-28", "2026-03-31", "2026-04-02"])
def test_a_date_outside_the_month_is_refused(published: CountyFolder, day: str) -> None:
    with pytest.raises(FolderProblem, match="cannot be frozen"):
        draft(published, MARCH, WORK, date.fromisoformat(day))


def test_what_is_not_published_cannot_be_frozen(with_march: CountyFolder) -> None:
    with pytest.raises(FolderProblem, match="not published yet"):
        draft(with_march, MARCH, WORK, UNTIL)


def test_what_a_frozen_day_was_for_still_counts_for_its_need(tmp_path: Path) -> None:
    """Duties of teaching rounds that are over are known as rounds to the rest of the month, which asks for the rest."""
    rounds = need("T1", 30, activity=Activity.ROUNDS, period=Period.MONTH)
    county = tiny_county(people=people(5), needs=[rounds], profile="urad")
    content = county.model_dump_json(by_alias=True).encode()
    made = CountyFolder.init(tmp_path / "c", {"county.json": content}, by="P9")
    drafted(made)
    publish(made, MARCH, "A1")
    over = {(d.person, d.date, d.activity) for d in plan(made, "v1").duties if d.date <= UNTIL}
    assert Activity.ROUNDS in {activity for _, _, activity in over}
    frozen(made)
    state = read_state(made.root).county_for(MARCH)
    assert {(p.person, p.date, p.activity) for p in state.published if p.date <= UNTIL} == over
    assert {(d.person, d.date, d.activity) for d in plan(made, "draft-2").duties if d.date <= UNTIL} == over


def test_a_remote_consultation_that_is_over_stays(with_march: CountyFolder) -> None:
    """It takes nobody away and is no pin; the next version has it all the same."""
    before = plan(with_march, "draft-1")
    its = next(d for d in before.duties if d.date <= UNTIL)
    busy = {d.person for d in before.duties if d.date == its.date}
    who = next(d.person for d in before.duties if d.person not in busy)
    remote = Duty(person=who, facility=its.facility, date=its.date, activity=Activity.REMOTE)
    with_remote = before.model_copy(update={"duties": (*before.duties, remote)}).sorted()
    with with_march.change(Action.DRAFT) as change:
        change.write("2026-03/draft-1/plan.json", with_remote.model_dump_json(by_alias=True).encode())
    publish(with_march, MARCH, "A1")
    frozen(with_march)
    again = [d for d in plan(with_march, "draft-2").duties if d.activity is Activity.REMOTE]
    assert [(d.person, d.facility, d.date, d.pinned) for d in again] == [(who, its.facility, its.date, False)]
