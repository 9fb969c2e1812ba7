"""Physician scheduling."""

from benchmarks import physician
from benchmarks.tables.markdown import Rows, table

PHYSICIAN = """## Physician scheduling of the MiniZinc Challenge 2021

Instances of a Vienna hospital; best known costs are the challenge's, all proven. Each cell is value / bound; values are
the checker's. Ours is a flow of people alike through the states of a person; in CP-SAT it is searched interleaved, so
that answers repeat. The textbook model has a binary for each person, station, shift, day and skill, and 8 workers.
Seconds are the median of three runs from the file to the roster, one solver after the other.
"""


def physician_table(rows: Rows) -> str:
    """Return value / bound in so many seconds of each solver beside the known optimum."""
    lines = []
    for row in rows:
        cells = [
            f"{row[f'{who}_value'] or '-'} / {row[f'{who}_bound'] or '?'} in {row[f'{who}_seconds']} s"
            for who in physician.SOLVERS
        ]
        ours, rival = float(row["ours_seconds"]), float(row["rival_seconds"])
        lines.append((row["key"], row["known"] or "?", *cells, f"{rival / ours:.1f}"))
    headings = ("instance", "known", "ours, HiGHS", "ours, CP-SAT", "textbook, CP-SAT", "time ratio")
    return f"{PHYSICIAN}\n" + table(headings, lines) if lines else ""
