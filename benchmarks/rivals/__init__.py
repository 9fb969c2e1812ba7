"""The rivals: other ways to plan the same roster, each at its best, all audited by the same checker."""

from benchmarks.rivals.cbc import by_cbc
from benchmarks.rivals.cpsat import by_cpsat
from benchmarks.rivals.highs import by_highs
from benchmarks.rivals.offer import Offer, Rival
from benchmarks.rivals.rotation import by_rotation

RIVALS: dict[str, Rival] = {
    "rotation": by_rotation,
    "slots-cpsat": by_cpsat,
    "slots-highs": by_highs,
    "slots-cbc": by_cbc,
}

__all__ = ["RIVALS", "Offer", "Rival"]
