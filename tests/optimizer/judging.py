"""What every answer must keep, whatever the county."""

from models.certificate import Outcome
from models.county import Tier
from models.roster import RosterCase
from models.rules import audit
from models.verdict import Verdict
from optimizer.answer import AnyEvent, RosterAnswer, SolveOptions
from optimizer.roster import solve

SMALL = 1e-9


ALONE = SolveOptions(workers=1)


def answer_of(case: RosterCase, options: SolveOptions = ALONE) -> RosterAnswer:
    """Return the answer of a case after checking it, and every event on the way to it."""
    events: list[AnyEvent] = []
    answer = solve(case, options, events.append)
    check_answer(case, answer)
    for event in events:
        if event.plan is not None:
            verdict = audit(case, event.plan)
            assert verdict.clean
            assert [t.value for t in event.tiers] == values(verdict)
            assert event.tiers[0].bound is None or event.tiers[0].bound <= event.tiers[0].value + SMALL
    return answer


def check_answer(case: RosterCase, answer: RosterAnswer) -> None:
    """Check that plan, values, bounds and outcome of an answer agree with one another and with the checker."""
    if answer.plan is None:
        assert answer.outcome in (Outcome.INFEASIBLE, Outcome.UNKNOWN)
        assert not answer.tiers
        assert bool(answer.confirmed_by) == (answer.outcome is Outcome.INFEASIBLE)
        return
    verdict = audit(case, answer.plan)
    assert verdict.clean
    assert [t.value for t in answer.tiers] == values(verdict)
    bounds = [t.bound for t in answer.tiers]
    for tier in answer.tiers:
        assert tier.bound is None or tier.bound <= tier.value + SMALL
        assert (tier.gap is None) == (tier.bound is None)
    assert (answer.outcome is Outcome.OPTIMAL) == (bounds == values(verdict))


def values(verdict: Verdict) -> list[float]:
    """Return what the checker counts in each tier, in falling order."""
    return [verdict.tiers[tier] for tier in Tier]


def objective(answer: RosterAnswer) -> list[float] | None:
    """Return the tiers of a proven optimum, or ``None`` where there is no plan; refuse to compare anything else."""
    assert answer.outcome in (Outcome.OPTIMAL, Outcome.INFEASIBLE)
    return [t.value for t in answer.tiers] if answer.plan else None
