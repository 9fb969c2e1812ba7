"""Planning again after answers: what nobody objected to stands, proven, and from the first plan on."""

from collections.abc import Iterable
from datetime import date
from functools import cache

import pytest

from instances import generate
from models.certificate import Outcome
from models.county import County, Mode, Pin, PinKind, Tier
from models.plan import Duty, RosterPlan
from models.policy import Setting, policy_of
from models.roster import RosterCase, adopt_month
from models.rules import audit
from optimizer.answer import RosterAnswer
from optimizer.roster import improve
from optimizer.roster.greedy import rotate
from optimizer.roster.tiers import Ranked
from optimizer.roster.weeks import WeeksModel
from tests.builders import absence, day, facility, hospital, make_case, need, only, people, pin, published, tiny_county
from tests.optimizer.judging import answer_of

FIRST, LAST = day("2026-03-02"), day("2026-03-29")

Place = tuple[str, str, date]
KEEPING = ("least_change", "agreed")


@cache
def county() -> County:
    """Return a county in which everybody's receiving units are still open."""
    return generate(24, 6, specialties=4, eligible=4, seed=3, hosts=False)


@cache
def draft() -> RosterPlan:
    """Return the month's first draft."""
    plan = first().plan
    assert plan is not None
    return plan


@cache
def first() -> RosterAnswer:
    return answer_of(case_of(county()))


@cache
def second() -> RosterAnswer:
    """Return the answer after one duty in twelve was declined."""
    return answer_of(declined(draft().duties[::12]))


def case_of(of: County) -> RosterCase:
    return RosterCase(of, policy_of(of), FIRST, LAST)


def declined(duties: Iterable[Duty]) -> RosterCase:
    """Return the month again, with the draft standing and ``duties`` declined."""
    pins = [Pin(person=d.person, date=d.date, part=d.part, facility="", kind=PinKind.MUST_NOT) for d in duties]
    again = adopt_month(county(), draft())
    return case_of(again.model_copy(update={"pins": (*again.pins, *pins)}))


def places(duties: Iterable[Duty]) -> set[Place]:
    return {(d.person, d.facility, d.date) for d in duties}


def test_what_nobody_objects_to_stands() -> None:
    """One duty in twelve is declined: all others are kept, and each declined one is made good by one new duty."""
    against = draft().duties[::12]
    answer = second()
    assert answer.outcome is Outcome.OPTIMAL
    assert answer.plan is not None
    old, new = places(draft().duties), places(answer.plan.duties)
    assert old - new == places(against)
    change = next(t for t in answer.tiers if t.tier is Tier.CHANGE)
    assert change.value == change.bound == len(old ^ new) == 2 * len(against)


def test_the_first_plan_keeps_what_stands() -> None:
    """Before anything is solved there is a plan to fall back on that reshuffles nobody."""
    against = draft().duties[::12]
    case = declined(against)
    plan = rotate(WeeksModel(case))
    assert audit(case, plan).clean
    assert places(draft().duties) - places(plan.duties) == places(against)


def test_the_first_plan_is_free_where_nothing_need_be_kept() -> None:
    """Where neither least_change nor agreed is on, what is published counts for nothing in the first plan."""
    again = declined(())
    off = policy_of(again.county, "", [Setting(rule=f"roster.{r}", parameter="mode", value="off") for r in KEEPING])
    plan = rotate(WeeksModel(RosterCase(again.county, off, FIRST, LAST)))
    assert plan.duties == rotate(WeeksModel(case_of(county()))).duties


def test_hosts_that_stand_are_not_chosen_anew() -> None:
    """A first draft chooses receiving units first; planned again, the weeks settle them at once."""
    assert "hosts" in first().seconds
    assert "hosts" not in second().seconds


@pytest.mark.parametrize(("days", "kept"), [((), 2), (("2026-03-03",), 0), (("2026-03-04",), 2)])
def test_a_stay_stands_as_a_whole_or_not_at_all(days: tuple[str, ...], kept: int) -> None:
    """Where a day of a stay of two is declined, the first plan has neither."""
    stay = [published("P1", "T2", "2026-03-02"), published("P1", "T2", "2026-03-03")]
    pins = [pin("P1", at, kind=PinKind.MUST_NOT) for at in days]
    county = tiny_county(people=people(1), published=stay, pins=pins)
    rules = only("roster.remote_stay", "roster.one_place", minutes="59", shortest="2")
    rules |= {"roster.least_change.mode": "soft", "roster.pins.mode": "hard"}
    case = make_case(county, "2026-03-02", "2026-03-08", rules)
    plan = rotate(WeeksModel(case))
    assert len(plan.duties) == kept
    assert audit(case, plan).clean


def test_a_small_model_that_settles_is_not_polished(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the whole is decided at once, some weeks at a time are not tried; where it is not small, they are."""
    polished = []

    def polish(weeks: WeeksModel, ranked: Ranked, *rest: object) -> Ranked:
        polished.append(ranked)
        return ranked

    monkeypatch.setattr(improve, "_polish", polish)
    case = declined(draft().duties[::12])
    assert answer_of(case).tiers == second().tiers
    assert not polished
    monkeypatch.setattr(improve, "AT_ONCE", 0)
    free = policy_of(case.county, "", [Setting(rule="roster.agreed", parameter="mode", value="off")])
    assert answer_of(RosterCase(case.county, free, FIRST, LAST)).tiers == second().tiers
    assert polished


@pytest.mark.parametrize(("share", "kept", "unmet"), [("0", 0, 0), ("1/2", 1, 1), ("19/20", 2, 2)])
def test_what_is_agreed_outweighs_needs(share: str, kept: int, unmet: float) -> None:
    """P1 is free on two days and agreed to T1; T2 needs two days. As many move as may, and no more."""
    days = ("2026-03-02", "2026-03-03")
    county = tiny_county(
        people=people(1),
        facilities=[hospital(), facility("T1"), facility("T2")],
        published=[published("P1", "T1", d) for d in days],
        absences=[absence("P1", "2026-03-04", "2026-03-06")],
        needs=[need("T2", 2)],
    )
    rules = only("roster.agreed", "roster.least_change", "roster.need", mode=Mode.SOFT, share=share)
    rules |= {"roster.availability.mode": "hard", "roster.one_place.mode": "hard", "roster.need.minimum_mode": "off"}
    answer = answer_of(make_case(county, "2026-03-02", "2026-03-08", rules))
    assert answer.plan is not None
    assert answer.outcome is Outcome.OPTIMAL
    assert [d.facility for d in answer.plan.duties].count("T1") == kept
    assert {t.tier: t.value for t in answer.tiers}[Tier.NEED] == unmet
