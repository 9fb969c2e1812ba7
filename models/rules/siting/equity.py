"""siting.equity: nobody is too far."""

from models.rules.siting.registry import objective
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase

RULE = "siting.equity"


@objective(RULE)
def equity(case: SitingCase, siting: Siting) -> float:
    """``max minutes[k,j,i] over x[k,j,i,t] > 0``, backups apart (D08).

    What travels by wire is 0 minutes away, and a pair that no road joins 10,000; nobody served is 0.
    """
    return float(max((row.counted for row in siting.rows if not row.backup), default=0))
