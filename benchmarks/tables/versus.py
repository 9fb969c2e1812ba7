"""Ours against the rivals: the tally by rival and limit, every loss, every run."""

from collections import defaultdict

from benchmarks import roster
from benchmarks.tables.compare import TIERS, compare, gap, objective_ratio, time_ratio
from benchmarks.tables.markdown import Rows, table

Solvers = dict[str, dict[str, str]]
NOTE = """Each cell is value / bound. *Objective ratio* is the rival's value over ours in the first tier that differs.
*Time ratio* is the rival's seconds over ours; the gap is the same where both are proven. *From a run of* says
under which limit the row's run was made where it was another one.
"""


def by_case(rows: Rows) -> dict[tuple[str, float], Solvers]:
    """Return the rows of each case and limit by solver, in order."""
    found: dict[tuple[str, float], Solvers] = defaultdict(dict)
    for row in rows:
        found[row["case"], float(row["limit"])][row["who"]] = row
    return dict(sorted(found.items()))


def summary(rows: Rows) -> str:
    """Return how often ours was better, equal or worse, by rival and limit, and every loss."""
    tally: dict[tuple[str, float], dict[str, int]] = {}
    losses = []
    for (case, limit), solvers in by_case(rows).items():
        for who, row in solvers.items():
            if who == roster.OURS or roster.OURS not in solvers:
                continue
            ours = solvers[roster.OURS]
            seen = compare(ours, row)
            tally.setdefault((who, limit), dict.fromkeys(("better", "equal", "worse"), 0))[seen] += 1
            if seen == "worse":
                losses.append(f"- {case} at {limit:g} s: {who}, {objective_ratio(ours, row) or 'we have no plan'}\n")
    if not tally:
        return ""
    lines = [(who, f"{limit:g}", *counts.values()) for (who, limit), counts in sorted(tally.items())]
    lost = "\nWhere ours is worse:\n\n" + "".join(losses) if losses else "\nOurs is worse nowhere above.\n"
    headings = ("rival", "limit s", "ours better", "equal", "ours worse")
    return "## Ours against each rival, at equal time\n\n" + table(headings, lines) + lost


def every_run(rows: Rows) -> str:
    """Return a line for each solver, case and limit, ours first."""
    lines = []
    for (case, limit), solvers in by_case(rows).items():
        ours = solvers.get(roster.OURS)
        for who, row in sorted(solvers.items(), key=lambda item: item[0] != roster.OURS):
            against = ("", "", "")
            if ours is not None and who != roster.OURS:
                against = (compare(ours, row), objective_ratio(ours, row), time_ratio(ours, row))
            values = [_value(row, tier) for tier in TIERS]
            broken = " (breaks hard rules)" if row["clean"] == "0" else ""
            used = (row["seconds"], row["megabytes"], _longer(row))
            lines.append((case, f"{limit:g}", who, *values, gap(row) + broken, *used, *against))
    said = ("gap", "seconds", "MB", "from a run of", "ours is", "objective ratio", "time ratio")
    return f"## Every run\n\n{NOTE}\n" + table(("case", "limit s", "solver", *TIERS, *said), lines) if lines else ""


def _longer(row: dict[str, str]) -> str:
    run = row.get("run_limit") or row["limit"]
    return "" if float(run) == float(row["limit"]) else f"{float(run):g} s"


def _value(row: dict[str, str], tier: str) -> str:
    if not row[tier]:
        return "-"
    bound = f"{float(row[f'{tier}_bound']):,.10g}" if row[f"{tier}_bound"] else "?"
    return f"{float(row[tier]):,.10g} / {bound}"
