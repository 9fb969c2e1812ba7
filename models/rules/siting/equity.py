"""siting.equity: nobody is too far."""

from models.rules.siting.registry import objective
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase

RULE = "siting.equity"


@objective(RULE)
def equity(case: SitingCase, siting: Siting) -> float:
    """``max minutes[k,j,i] over x[k,j,i,t] > 0`` of the kinds that do not travel by wire, backups apart (D08).

    A pair that no road joins counts 10,000 minutes; nobody served is 0.
    """
    physical = {kind for kind in case.centers if not case.is_digital(kind)}
    return float(max((r.counted for r in siting.rows if r.kind in physical and not r.backup), default=0))
