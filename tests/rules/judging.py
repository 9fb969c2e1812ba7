"""How tests judge: one rule alone, in every mode."""

from collections.abc import Callable, Sequence

from models.county import County, Mode
from models.plan import Duty
from models.policy import rules
from models.rules import audit
from models.verdict import Verdict
from tests.builders import make_case, make_plan, only

MARCH = ("2026-03-01", "2026-03-31")
WEEK = ("2026-03-02", "2026-03-08")
PINS = "roster.pins"


def judge(
    rule: str,
    county: County,
    duties: Sequence[Duty],
    horizon: tuple[str, str] = WEEK,
    mode: Mode = Mode.HARD,
    **params: str,
) -> Verdict:
    """Return the verdict with only ``rule`` on, and pins where ``rule`` is another."""
    kept = only(rule, mode=mode, **params)
    if rule != PINS:
        kept[f"{PINS}.mode"] = "hard"
    case = make_case(county, *horizon, kept)
    return audit(case, make_plan(case, *duties))


def shortfall(
    rule: str, county: County, duties: Sequence[Duty], horizon: tuple[str, str] = WEEK, **params: str
) -> float:
    """Return by how much ``rule`` alone is missed, pinned breaches apart."""
    return judge(rule, county, duties, horizon, Mode.HARD, **params).score(rule).shortfall


def assert_every_mode(
    rule: str,
    county: County,
    duties: Sequence[Duty],
    amount: float,
    horizon: tuple[str, str] = WEEK,
    **params: str,
) -> None:
    """Assert that a breach of ``amount`` is hard, costs its weight, is only reported, or is not looked at."""
    params = {"weight": "7"} | params
    assert_modes(rule, amount, lambda mode: judge(rule, county, duties, horizon, mode, **params))


def assert_modes(rule: str, amount: float, judged: Callable[[Mode], Verdict]) -> None:
    """Assert what a breach of ``amount`` with weight 7 comes to in each mode, as ``judged`` in it."""
    tier = rules()[rule].tier

    hard = judged(Mode.HARD)
    assert (hard.hard, hard.clean, hard.tiers[tier]) == (amount, False, 0)

    soft = judged(Mode.SOFT)
    assert (soft.hard, soft.clean, soft.tiers[tier]) == (0, True, 7 * amount)
    assert sum(soft.tiers.values()) == 7 * amount

    report = judged(Mode.REPORT)
    assert (report.hard, sum(report.tiers.values())) == (0, 0)
    assert sum(f.amount for f in report.of(rule)) == report.score(rule).shortfall == amount

    off = judged(Mode.OFF)
    assert (off.hard, sum(off.tiers.values()), off.findings, off.notes) == (0, 0, (), ())
    assert rule not in {s.rule for s in off.scores}
