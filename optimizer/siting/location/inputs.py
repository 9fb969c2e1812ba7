"""What is handed to the engines, checked: arrays of the right shape, whole numbers, sites that exist."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from optimizer.siting.location.located import UNREACHABLE
from optimizer.siting.location.task import Bools, Floats, Ints

Numbers = NDArray[np.integer] | NDArray[np.floating]


def checked_costs(cost: Numbers) -> tuple[Floats, Bools]:
    """Return costs as floats (0 where no road joins the pair) and which pairs are joined.

    Raises ``ValueError`` for anything but members x sites, none of them empty, with costs of 0 or more.
    """
    costs = np.asarray(cost)
    if costs.ndim != 2 or 0 in costs.shape:
        raise ValueError(f"costs must be members x sites and not empty, not of shape {costs.shape}")
    joined: Bools = costs < UNREACHABLE
    floats = np.where(joined, costs, 0).astype(np.float64)
    if np.isnan(costs).any() or (floats < 0).any():
        raise ValueError("a cost is negative or no number")
    return floats, joined


def checked_weights(weights: Numbers | Sequence[int] | None, members: int) -> Floats:
    """Return one weight a member, 1 where none are given; raises ``ValueError`` for a wrong length or below 0."""
    if weights is None:
        return np.ones(members)
    found = np.asarray(weights, dtype=np.float64)
    if found.shape != (members,) or not np.isfinite(found).all() or (found < 0).any():
        raise ValueError(f"weights must be {members} numbers of 0 or more")
    return found


def checked_fixed(fixed: Sequence[int] | Ints, sites: int) -> Bools:
    """Return which sites are open for certain; raises ``ValueError`` for a site that does not exist."""
    kept = np.zeros(sites, dtype=bool)
    for site in fixed:
        if not 0 <= site < sites:
            raise ValueError(f"there is no site {site} among {sites}")
        kept[site] = True
    return kept


def checked_count(p: int, sites: int, kept: Bools) -> int:
    """Return ``p``; raises ``ValueError`` where it is below 1, above the sites, or below the fixed ones."""
    if not 1 <= p <= sites:
        raise ValueError(f"{p} sites of {sites} cannot open")
    if kept.sum() > p:
        raise ValueError(f"{int(kept.sum())} sites are fixed, but only {p} may open")
    return int(p)


def checked_covers(covers: Bools) -> Bools:
    """Return who covers whom; raises ``ValueError`` for anything but members x sites, none of them empty."""
    found = np.asarray(covers)
    if found.ndim != 2 or 0 in found.shape or found.dtype != np.bool_:
        raise ValueError(f"covers must be members x sites of truth values and not empty, not of shape {found.shape}")
    return found


def checked_whole(numbers: Numbers | Sequence[int] | None, length: int, name: str) -> Ints:
    """Return whole numbers of 0 or more, 1 each where none are given; raises ``ValueError`` for any other."""
    if numbers is None:
        return np.ones(length, dtype=np.int64)
    found = np.asarray(numbers, dtype=np.float64)
    if found.shape != (length,) or not np.isfinite(found).all() or (found < 0).any() or (found % 1.0).any():
        raise ValueError(f"{name} must be {length} whole numbers of 0 or more")
    return found.astype(np.int64)
