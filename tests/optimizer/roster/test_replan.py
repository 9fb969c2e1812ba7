"""One person ill in a published month: few duties move, and nobody else's without need."""

from datetime import timedelta

from instances import generate
from models.certificate import Outcome
from models.county import Absence, AbsenceKind, Tier
from models.policy import Setting, policy_of
from models.roster import RosterCase, adopt_month
from tests.builders import day
from tests.optimizer.judging import answer_of

FIRST, LAST = day("2026-03-02"), day("2026-03-29")


def test_one_person_ill_for_a_week() -> None:
    county = generate(40, 8, seed=2)
    before = answer_of(RosterCase(county, policy_of(county), FIRST, LAST)).plan
    assert before is not None
    monday = FIRST + timedelta(days=7)
    that_week = [d.person for d in before.duties if monday <= d.date < monday + timedelta(days=7)]
    busiest = max(sorted(set(that_week)), key=that_week.count)
    ill = Absence(
        id=busiest, kind=AbsenceKind.SICK, **{"from": monday, "to": monday + timedelta(days=6)}, reduces=False
    )
    published = adopt_month(county, before)
    published = published.model_copy(update={"absences": (*county.absences, ill)})
    answer = answer_of(RosterCase(published, policy_of(published), FIRST, LAST))
    assert answer.plan is not None
    assert answer.outcome is Outcome.OPTIMAL
    changes = next(t for t in answer.tiers if t.tier is Tier.CHANGE)
    assert changes.value == changes.bound
    moved = {(d.person, d.facility, d.date) for d in before.duties} ^ {
        (d.person, d.facility, d.date) for d in answer.plan.duties
    }
    assert len(moved) == changes.value
    dropped = [d for d in before.duties if d.person == busiest and monday <= d.date < monday + timedelta(days=7)]
    assert len(dropped) > 0
    assert len(dropped) <= changes.value <= 8 * len(dropped)
    assert len({p for p, _, _ in moved}) <= 1 + changes.value // 2

    off = [Setting(rule=f"roster.{r}", parameter="mode", value="off") for r in ("least_change", "agreed")]
    loose = policy_of(published, "", off)
    free = answer_of(RosterCase(published, loose, FIRST, LAST))
    assert free.plan is not None
    assert [t.value for t in free.tiers[:2]] == [t.value for t in answer.tiers[:2]]
    reshuffled = {(d.person, d.facility, d.date) for d in before.duties} ^ {
        (d.person, d.facility, d.date) for d in free.plan.duties
    }
    assert len(reshuffled) > 3 * len(moved)
