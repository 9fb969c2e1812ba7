"""Comfort rules and least change through both halves of the loop: the optimum is the best of all plans."""

import random

import pytest

from instances import generate
from models.certificate import Outcome, Termination
from models.county import CalendarDay, County, DateKind
from models.policy import Setting, policy_of
from models.roster import RosterCase
from optimizer.roster import tiers
from tests.builders import (
    absence,
    day,
    department,
    facility,
    hospital,
    make_case,
    need,
    only,
    opening,
    people,
    pin,
    published,
    road,
    tiny_county,
)
from tests.optimizer.brute import assert_best
from tests.optimizer.judging import answer_of

MONDAY, SUNDAY = "2026-03-02", "2026-03-08"
NEEDS = {"roster.need.mode": "soft", "roster.travel.mode": "soft", "roster.rooms.mode": "hard"}
BASE = {**only("roster.pins", "roster.one_place", "roster.availability"), **NEEDS}
RULES = ("fair_load", "fair_remote", "zone", "pairing", "promotion", "least_change", "fixed_weekday")


def toy(rng: random.Random) -> County:
    """Return two or three people, two places of either zone, two or three working days."""
    worked = rng.choice((2, 3))
    off = [CalendarDay(date=day(f"2026-03-{n:02d}"), kind=DateKind.OFF) for n in range(2 + worked, 9)]
    staff = people(rng.choice((2, 2, 3)) if worked == 2 else 2)
    places = [
        hospital(),
        hospital("H2"),
        facility("T1", lead="H2", rooms=rng.choice((1, 2)), population=rng.choice((0, 4000, 9000))),
        facility("T2", lead="H1", population=rng.choice((0, 8000))),
    ]
    staff[0] = staff[0].model_copy(update={"promotion_year": rng.choice((2026, 2027, None))})
    dates = [f"2026-03-{2 + n:02d}" for n in range(worked)]
    return tiny_county(
        staff,
        places,
        departments=[department(paired=rng.choice(((), ("T1",), ("T2",))))],
        roads=[road("H1", "T1", rng.choice((60, 120))), road("H1", "T2", rng.choice((60, 120)))],
        needs=[need("T1", rng.choice((1, 2))), need("T2", rng.choice((0, 1, 2)))],
        calendar=off,
        absences=[absence("P1", dates[0], dates[0])] if rng.random() < 0.4 else [],
        opening=[opening("P1", "2026-02-28", 0, days_24m=rng.choice((120, 123.5, 124)))],
        pins=[pin("P2", dates[-1], "T2")] if rng.random() < 0.3 else [],
        published=[published(p.id, rng.choice(("T1", "T2")), d) for p in staff for d in dates if rng.random() < 0.4],
    )


def case_of(seed: int) -> RosterCase:
    """Return a toy in which each of the rules is off or soft, or at times hard."""
    rng = random.Random(seed)
    modes = {f"roster.{rule}.mode": rng.choice(("soft", "soft", "off", "hard")) for rule in RULES}
    modes["roster.fair_load.tolerance"] = rng.choice(("0", "0.5", "1"))
    return make_case(toy(rng), MONDAY, SUNDAY, {**BASE, **modes})


@pytest.mark.parametrize("seed", range(40))
def test_the_optimum_is_the_best_of_all_plans(seed: int) -> None:
    assert_best(case_of(seed))


@pytest.mark.parametrize(("rule", "tier"), [("zone", 4), ("pairing", 4), ("fair_load", 4), ("least_change", 2)])
def test_each_rule_alone_pulls(rule: str, tier: int) -> None:
    """Of two like places the rule chooses, and what it cannot have it counts."""
    county = tiny_county(
        people(2),
        [hospital(), facility("T1", rooms=1), facility("T2", rooms=1, lead="H1")],
        departments=[department(paired=("T2",))],
        roads=[road("H1", "T1"), road("H1", "T2")],
        needs=[need("T1", 3), need("T2", 3)],
        published=[published("P1", "T2", "2026-03-02"), published("P1", "T2", "2026-03-03")],
        calendar=[CalendarDay(date=day(f"2026-03-{n:02d}"), kind=DateKind.OFF) for n in range(4, 9)],
    )
    tiers = assert_best(make_case(county, MONDAY, SUNDAY, {**BASE, f"roster.{rule}.mode": "soft"}))
    assert tiers is not None
    assert tiers[:2] == (0, 2)
    assert tiers[tier] == {"zone": 0, "pairing": 2, "fair_load": 0, "least_change": 2}[rule]


def test_comfort_is_cut_short_and_the_rest_stays_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiers, "COMFORT_SECONDS", 0.01)
    county = generate(60, 10, seed=1)
    fair = [Setting(rule=f"roster.{rule}", parameter="mode", value="soft") for rule in ("fair_load", "zone")]
    answer = answer_of(RosterCase(county, policy_of(county, "", fair), day("2026-03-02"), day("2026-03-29")))
    *headline, comfort = answer.tiers
    assert all(t.value == t.bound for t in headline)
    assert comfort.bound is None or comfort.bound < comfort.value
    assert (answer.outcome, answer.termination) == (Outcome.FEASIBLE, Termination.TIME_LIMIT)
    assert not answer.reproducible
