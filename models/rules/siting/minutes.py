"""siting.minutes: the way to the centers, weighted."""

from fractions import Fraction

from models.rules.siting.assignment_rows import share
from models.rules.siting.registry import objective
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase

RULE = "siting.minutes"
BY_VOLUME = "volume"


@objective(RULE)
def minutes(case: SitingCase, siting: Siting) -> float:
    """``sum weight[k,j] minutes[k,j,i] x[k,j,i,t]`` over kinds and phases, backups apart (D08).

    ``x`` is the part of the member's volume, and the weight its people or its volume; a pair that no road joins counts
    10,000 minutes.
    """
    by_volume = case.policy.text_value(RULE, "weighted_by") == BY_VOLUME
    total, parts = 0, Fraction(0)
    for row in siting.rows:
        if row.backup:
            continue
        if by_volume:
            total += row.counted * row.volume
        elif (part := share(case, row)) == 1:
            total += row.counted * case.people[row.member]
        else:
            parts += row.counted * case.people[row.member] * part
    return float(total + parts)
