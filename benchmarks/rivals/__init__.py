"""The rivals: other ways to plan the same roster, each at its best, all audited by the same checker."""

from benchmarks.rivals.cbc import by_cbc
from benchmarks.rivals.cpsat import by_cpsat
from benchmarks.rivals.highs import by_highs
from benchmarks.rivals.offer import Offer, Rival
from benchmarks.rivals.rotation import by_rotation
from benchmarks.rivals.timefold import by_timefold
from benchmarks.rivals.trace import Trace

RIVALS: dict[str, Rival] = {
    "rotation": by_rotation,
    "slots-cpsat": by_cpsat,
    "slots-highs": by_highs,
    "slots-cbc": by_cbc,
    "timefold": by_timefold,
}

ANYTIME = frozenset({"slots-cpsat", "timefold"})
"""Those that tell of every better plan: one long run answers for every checkpoint."""

__all__ = ["ANYTIME", "RIVALS", "Offer", "Rival", "Trace"]
