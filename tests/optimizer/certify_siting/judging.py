"""What every second opinion on siting must keep, and what it says of a case."""

from functools import cache

from instances import entry, path
from models.files.input.pipeline import read_here
from models.rules import audit
from models.siting import SitingCase
from optimizer.certify.lexicographic import NoPlanError
from optimizer.certify.siting.solve import SitingOpinion
from optimizer.engines.pulp import CBC


def opinion_of(case: SitingCase) -> list[float] | None:
    """Return the values of a proven opinion, ``None`` where it says that there is no plan.

    The checker must find its plan clean and count the very values that were proven.
    """
    opinion = SitingOpinion.of(case, CBC, None)
    try:
        opinion.prove(lambda goal: None)
    except NoPlanError:
        assert opinion.plan is None
        return None
    assert opinion.plan is not None
    verdict = audit(case, opinion.plan)
    assert verdict.clean, verdict.findings
    assert [tier.tier for tier in opinion.tiers] == list(opinion.stages)
    assert all(tier.bound == tier.value for tier in opinion.tiers)
    values = [tier.value for tier in opinion.tiers]
    for tier in opinion.tiers:
        assert abs(tier.value - verdict.tiers[tier.tier]) < 1e-4, tier
    return values


@cache
def shipped(name: str) -> SitingCase:
    """Return the case of a shipped instance of siting."""
    case = entry(name).case(read_here(path(name)).county)
    assert isinstance(case, SitingCase)
    return case
