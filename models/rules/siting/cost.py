"""siting.cost: all that the centers cost."""

from models.rules.siting.phase_costs import phase_costs
from models.rules.siting.registry import objective
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase

RULE = "siting.cost"


@objective(RULE)
def cost(case: SitingCase, siting: Siting) -> float:
    """``sum fixed opens + module added + years running y + years courier x`` over all phases, in yuan (G24, D28)."""
    return float(sum(costs.total for costs in phase_costs(case, siting)))
