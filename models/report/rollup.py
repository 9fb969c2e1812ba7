"""The total row of many consortia: numerators and denominators summed, where that makes sense."""

from collections.abc import Iterable, Sequence
from functools import reduce

from models.policy import Policy
from models.report.catalogue import indicators
from models.report.consortium import Measured
from models.report.figure import Figure


def totals(parts: Sequence[Measured]) -> dict[str, Figure]:
    """Return the total of each indicator that every consortium has, and that means the same for all of them.

    What depends on the policy is added up only where all follow the same one; a sum over different definitions would
    mean nothing.
    """
    if not parts:
        return {}
    same = all_alike(p.policy for p in parts)
    shared = set.intersection(*(set(p.figures) for p in parts))
    wanted = [id for id, its in indicators().items() if id in shared and (same or its.local)]
    return {id: reduce(Figure.plus, (p.figures[id] for p in parts)) for id in wanted}


def all_alike(policies: Iterable[Policy]) -> bool:
    """Return whether every roster rule has the same mode and values in all policies."""
    seen = {
        tuple((id, its.mode, tuple(sorted(its.values.items())))
              for id, its in policy.rules.items() if its.rule.room == "roster")
        for policy in policies
    }  # fmt: skip
    return len(seen) <= 1
