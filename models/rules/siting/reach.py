"""siting.reach: people who are further from their center than so many minutes."""

from models.rules.siting.coverage_rows import coverage_rows
from models.rules.siting.registry import objective
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase

RULE = "siting.reach"


@objective(RULE)
def reach(case: SitingCase, siting: Siting) -> float:
    """``sum people[j] x[k,j,i,t] over minutes[k,j,i] > within``, over kinds and phases, backups apart (D22, D26).

    Who is split counts as a whole where any part is further; who is not served at all is a matter of siting.covered.
    """
    within = case.policy.number(RULE, "within")
    if within is None:
        return 0.0
    return float(sum(row.served - row.people[within] for row in coverage_rows(case, siting, [within])))
