"""Siting of whole counties."""

from benchmarks.tables.markdown import Rows, table

GOALS = ("longest", "minutes", "cost")
SITING = """## Siting of whole counties

Members x kinds x phases x candidate sites, then the seed; the shipped counties by name. Each goal is value / bound, one
after the other: longest minutes, weighted minutes (person-minutes), cost (yuan); a goal after an unproven one has
no bound of its own. The rival is one model of the whole county in HiGHS, goal by goal, with the same rows. Seconds are
those of solving.
"""


def siting_table(rows: Rows) -> str:
    """Return a line for each case and solver, or nothing without rows."""
    lines = [
        (row["case"], row["who"], row["outcome"] or row["failure"] or "-", *(_goal(row, goal) for goal in GOALS),
         row["seconds"], row["megabytes"])
        for row in rows
    ]  # fmt: skip
    said = ("case", "solver", "outcome", "longest", "weighted minutes", "cost", "seconds", "MB")
    return f"{SITING}\n" + table(said, lines) if lines else ""


def _goal(row: dict[str, str], goal: str) -> str:
    value, bound = row.get(f"{goal}_value"), row.get(f"{goal}_bound")
    return f"{float(value):,.0f} / {f'{float(bound):,.0f}' if bound else '?'}" if value else "-"
