"""How two runs of one case compare, tier by tier."""

TIERS = ("policy", "need", "travel")
SAME = 1e-4
"""Values closer than this, relatively, count as equal."""


def rank(row: dict[str, str]) -> tuple[float, ...]:
    """Return what plans are compared by: hard rules kept, then the tiers; no plan is last."""
    if not row["policy"] or row["clean"] != "1":
        return (1.0, 0.0, 0.0, 0.0)
    return (0.0, *(float(row[tier]) for tier in TIERS))


def compare(ours: dict[str, str], other: dict[str, str]) -> str:
    """Return ``better``, ``equal`` or ``worse``, seen from ours."""
    for a, b in zip(rank(ours), rank(other), strict=True):
        if abs(a - b) > SAME * max(1.0, abs(a), abs(b)):
            return "better" if a < b else "worse"
    return "equal"


def gap(row: dict[str, str]) -> str:
    """Return the gap of the first tier that is not proven, ``proven``, or nothing without bounds."""
    for tier in TIERS:
        if not row[tier] or not row[f"{tier}_bound"]:
            return "no bound" if row[tier] else "no plan"
        value, bound = float(row[tier]), float(row[f"{tier}_bound"])
        if value - bound > 1e-9:
            return f"{tier} {(value - bound) / max(1.0, value):.2%}"
    return "proven"


def objective_ratio(ours: dict[str, str], row: dict[str, str]) -> str:
    """Return the first tier that differs with the other's value over ours; both values where ours is 0."""
    if not row["policy"] or not ours["policy"]:
        return ""
    for tier in TIERS:
        mine, theirs = float(ours[tier]), float(row[tier])
        if abs(mine - theirs) > SAME * max(1.0, abs(mine), abs(theirs)):
            return f"{tier} {theirs / mine:.3f}" if mine else f"{tier} {theirs:,.10g} to 0"
    return "1"


def time_ratio(ours: dict[str, str], row: dict[str, str]) -> str:
    """Return the other's seconds over ours."""
    mine, theirs = float(ours["seconds"]), float(row["seconds"])
    return f"{theirs / mine:.1f}{'' if gap(row) == gap(ours) == 'proven' else ' (not the same gap)'}"
