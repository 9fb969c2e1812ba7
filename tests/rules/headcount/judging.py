"""How tests judge a headcount plan: one rule alone, in every mode; no solver anywhere."""

from models.county import County, Mode
from models.policy import rules
from models.rules import audit
from models.verdict import Finding, Verdict
from tests.headcount_builders import Row, headcount_case, headcount_only, headcount_plan
from tests.rules.judging import assert_modes


def judge(rule: str, county: County, *rows: Row, mode: Mode = Mode.HARD, **params: str) -> Verdict:
    """Return the verdict with only ``rule`` on; cells that ``rows`` do not name stay as they are today."""
    case = headcount_case(county, headcount_only(rule, mode=mode, **params))
    return audit(case, headcount_plan(case, *rows))


def shortfall(rule: str, county: County, *rows: Row, **params: str) -> float:
    """Return by how much ``rule`` alone is missed; what is told is missed by something, and nothing else is told."""
    verdict = judge(rule, county, *rows, **params)
    assert all(found.amount > 0 and found.rule == rule for found in verdict.findings)
    return verdict.score(rule).shortfall


def only_finding(rule: str, county: County, *rows: Row, **params: str) -> Finding:
    """Return the one finding of ``rule`` alone."""
    (found,) = judge(rule, county, *rows, **params).findings
    return found


def value(rule: str, county: County, *rows: Row, **params: str) -> float:
    """Return the value of the objective ``rule``."""
    return judge(rule, county, *rows, mode=Mode.SOFT, **params).score(rule).value


def assert_every_mode(rule: str, county: County, *rows: Row, amount: float, **params: str) -> None:
    """Assert that a breach of ``amount`` is hard, costs its weight, is only reported, or is not looked at."""
    params = {"weight": "7"} | params
    assert_modes(rule, amount, lambda mode: judge(rule, county, *rows, mode=mode, **params))


def assert_pushed_or_not(rule: str, county: County, *rows: Row, amount: float) -> None:
    """Assert that an objective of ``amount`` costs its weight where it is pushed, and nothing is a breach."""
    tier = rules()[rule].tier
    for mode, cost in ((Mode.HARD, 7 * amount), (Mode.SOFT, 7 * amount), (Mode.REPORT, 0)):
        verdict = judge(rule, county, *rows, mode=mode, weight="7")
        assert (verdict.score(rule).value, verdict.tiers[tier]) == (amount, cost)
        assert sum(verdict.tiers.values()) == cost
        assert verdict.clean and not verdict.findings
    assert not judge(rule, county, *rows, mode=Mode.OFF, weight="7").scores
