"""Posts of whole counties."""

from math import exp, log

from benchmarks.tables.markdown import Rows, table

OURS, RIVAL = "xiachen", "pulp-cbc"
STAGES = 8
HEADCOUNT = """## Headcount of whole counties

Facilities x categories x years, then the seed; the shipped counties by name. Eight stages follow one another, each with
its bound: how many are proven, and the seconds of solving. The rival is the second opinion: the clauses as rows in
PuLP, what shares no row solved apart, CBC stage after stage, with the same limit; what it does not prove in time counts
as the limit. Values agree wherever both prove a stage.
"""


def headcount_table(rows: Rows) -> str:
    """Return a line for each case, and the ratios of time, or nothing without rows."""
    mine = {row["case"]: row for row in rows if row["who"] == OURS}
    theirs = {row["case"]: row for row in rows if row["who"] == RIVAL}
    lines = [(name, *_cells(row, theirs.get(name))) for name, row in mine.items()]
    if not lines:
        return ""
    said = ("case", "proven", "seconds", "PuLP + CBC proven", "seconds", "times quicker", "values agree")
    return f"{HEADCOUNT}\n{table(said, lines)}\n{_summary(mine, theirs)}"


def _cells(mine: dict[str, str], theirs: dict[str, str] | None) -> tuple[str, ...]:
    own = (f"{mine['proven'] or 0} of {STAGES}", f"{float(mine['seconds']):.1f}")
    if theirs is None:
        return (*own, "-", "-", "-", "-")
    count = f"{theirs.get('proven') or 0} of {STAGES}"
    return (*own, count, f"{_counted(theirs):.1f}", f"{_ratio(mine, theirs):.1f}", _agree(mine, theirs))


def _counted(row: dict[str, str]) -> float:
    """Return the seconds of a row, the limit where not all is proven."""
    return float(row["seconds"]) if row["outcome"] == "optimal" else float(row["limit"])


def _ratio(mine: dict[str, str], theirs: dict[str, str]) -> float:
    return _counted(theirs) / max(0.01, _counted(mine))


def _agree(mine: dict[str, str], theirs: dict[str, str]) -> str:
    """Return in how many stages both prove the same value, of those that both prove."""
    stages = [name.removesuffix("_value") for name in mine if name.endswith("_value")]
    both = [s for s in stages if _proven(mine, s) and _proven(theirs, s)]
    same = sum(abs(float(mine[f"{s}_value"]) - float(theirs[f"{s}_value"])) <= 1e-9 for s in both)
    return f"{same} of {len(both)}"


def _proven(row: dict[str, str], stage: str) -> bool:
    value, bound = row.get(f"{stage}_value"), row.get(f"{stage}_bound")
    return bool(value) and value == bound


def _summary(mine: dict[str, dict[str, str]], theirs: dict[str, dict[str, str]]) -> str:
    """Return the geometric mean of the ratios, by size."""
    ratios = [_ratio(row, theirs[name]) for name, row in mine.items() if name in theirs]
    if not ratios:
        return ""
    mean = exp(sum(map(log, ratios)) / len(ratios))
    return f"\nGeometric mean over {len(ratios)} cases: {mean:.1f} times quicker; least {min(ratios):.1f}.\n"
