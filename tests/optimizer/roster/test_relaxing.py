"""At proven optima, asking for less never makes the best plan worse."""

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.county import County, Mode
from models.policy import Setting, resolve_policy
from models.roster import RosterCase
from tests.optimizer.counties import again, generated, with_settings
from tests.optimizer.judging import answer_of, objective
from tests.optimizer.strategies import Toy, toys

LIMITS = ("availability", "one_place", "eligible", "home_floor", "rooms", "hosts")
ASKED = ("weekly_share", "annual_days", "need", "travel")
WEAKER = {Mode.HARD: Mode.SOFT, Mode.SOFT: Mode.REPORT, Mode.REPORT: Mode.OFF}

LESS: dict[str, Callable[[County], County]] = {
    "one more room": lambda c: _each(c, "facilities", rooms=lambda f: f.rooms + 1),
    "open every day": lambda c: _each(c, "facilities", open_weekdays=lambda f: (1, 2, 3, 4, 5, 6, 7)),
    "licensed for everything": lambda c: _each(c, "facilities", licensed_subjects=lambda f: ()),
    "nobody has to stay": lambda c: _each(c, "departments", floor=lambda d: 0, floor_senior=lambda d: 0),
    "nobody is away": lambda c: c.model_copy(update={"absences": ()}),
    "no sessions": lambda c: _each(c, "staff", fixed_unavailable=lambda p: ()),
    "no personal limits": lambda c: _each(c, "staff", max_month=lambda p: None, no_remote=lambda p: False),
    "no hosts named": lambda c: _each(c, "staff", host1=lambda p: "", host2=lambda p: ""),
    "one more host": lambda c: with_settings(c, {"roster.hosts.max_hosts": "3"}),
    "a lower share": lambda c: with_settings(c, {"roster.weekly_share.share": "30%"}),
    "fewer days a year": lambda c: with_settings(c, {"roster.annual_days.days": "10"}),
    "fewer days wanted": lambda c: _each(c, "needs", target=lambda n: max(n.minimum, n.target - 1)),
    "no days wanted": lambda c: c.model_copy(update={"needs": ()}),
    "no minimum": lambda c: _each(c, "needs", minimum=lambda n: 0.0),
}
"""Ways of asking for less; the absences of generated counties reduce no annual days."""


def _each(county: County, sheet: str, **changes: Callable[..., object]) -> County:
    """Return the county with fields of each row of a sheet changed."""
    rows = [r.model_copy(update={name: new(r) for name, new in changes.items()}) for r in getattr(county, sheet)]
    return county.model_copy(update={sheet: tuple(rows)})


def never_worse(before: list[float] | None, relaxed: RosterCase) -> None:
    """Assert that the relaxed case has a plan where there was one, and none that costs more, tier by tier."""
    after = objective(answer_of(relaxed))
    assert before is None or (after is not None and after <= before)


@cache
def tight_county(profile: str) -> tuple[RosterCase, list[float] | None]:
    """Return a county that is asked for too much, and its optimum."""
    values = {"roster.weekly_share.share": "80%", "roster.hosts.max_hosts": "1"}
    case = generated(profile=profile, seed=6, people=16, facilities=4, tightness=1.3, values=values)
    return case, objective(answer_of(case))


@pytest.mark.parametrize("name", LESS)
@pytest.mark.parametrize("profile", ["urad", "xinjiang"])
def test_asking_a_county_for_less(name: str, profile: str) -> None:
    case, before = tight_county(profile)
    never_worse(before, again(case, LESS[name](case.county)))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(toy=toys(), rule=st.sampled_from([f"roster.{name}" for name in (*LIMITS, *ASKED)]))
def test_a_rule_that_binds_less(toy: Toy, rule: str) -> None:
    case = toy.case
    mode = case.policy.mode(rule)
    if mode in WEAKER:
        before = objective(answer_of(case))
        never_worse(before, _bound(case, rule, WEAKER[mode]))
        never_worse(before, _bound(case, rule, Mode.OFF))


def _bound(case: RosterCase, rule: str, mode: Mode) -> RosterCase:
    """Return the case under a policy that binds ``rule`` as ``mode`` says."""
    weaker = Setting(rule=rule, parameter="mode", value=mode.value)
    policy = resolve_policy(case.policy.profile, case.policy.settings, [weaker])
    return RosterCase(case.county, policy, case.first, case.last)
