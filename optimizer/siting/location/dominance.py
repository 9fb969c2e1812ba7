"""What of a covering task matters: members that are harder to cover than others, sites that cover more than others."""

import numpy as np

from optimizer.siting.location.task import Bools, Ints


def hardest(covers: Bools) -> Ints:
    """Return members such that whoever covers them covers all: no two with the sites of one among those of the other.

    ``covers[m, s]``: site ``s`` covers member ``m``. Of members with the same sites the first is kept.
    """
    return _least(covers)


def widest(covers: Bools, costs: Ints) -> Ints:
    """Return sites such that some best cover uses only them: none covers a part of what another does at no more cost.

    Of sites that cover the same at the same cost the first is kept.
    """
    return _least(~covers.T, costs)


def reduced(covers: Bools, costs: Ints, kept: Bools) -> tuple[Ints, Ints]:
    """Return the members and sites that are left when both are reduced in turn until nothing changes.

    Sites of ``kept`` are open: what they cover is left out, and so are they.
    """
    members = np.flatnonzero(~covers[:, kept].any(axis=1))
    sites = np.flatnonzero(~kept)
    while True:
        before = (len(members), len(sites))
        members = members[hardest(covers[np.ix_(members, sites)])]
        sites = sites[widest(covers[np.ix_(members, sites)], costs[sites])]
        if (len(members), len(sites)) == before:
            return members, sites


def _least(sets: Bools, costs: Ints | None = None) -> Ints:
    """Return the rows of ``sets`` without those that contain another row at no more cost."""
    count = len(sets)
    if not count or not sets.shape[1]:
        return np.arange(min(count, 1) if costs is None else count)
    floats = sets.astype(np.float32)
    common = floats @ floats.T
    inside = common >= floats.sum(axis=1)[:, None] - 0.5  # inside[a, b]: row a lies within row b
    cheap = np.ones((count, count), dtype=bool) if costs is None else costs[:, None] <= costs[None, :]
    same = inside & inside.T & cheap & cheap.T
    rank = np.arange(count)
    beats = inside & cheap & (~same | (rank[:, None] < rank[None, :]))
    return np.flatnonzero(~beats.any(axis=0))
