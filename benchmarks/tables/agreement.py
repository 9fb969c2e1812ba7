"""How often engine and second opinion agree on random counties."""

from collections import Counter
from statistics import median

from benchmarks.tables.markdown import Rows, table

AGREEMENT = """## Headcount: engine and second opinion on random counties

Facilities x categories x years. Every stage is compared, and whole ladders where gaps are spread evenly: "agree" means
that the second opinion (PuLP, CBC) proves every stage and the engine's plan is at every optimum, or both find no plan.
"""


def agreement_table(rows: Rows) -> str:
    """Return a line for each size, or nothing without rows."""
    sizes = dict.fromkeys(row["size"] for row in rows)
    lines = [_line(size, [row for row in rows if row["size"] == size]) for size in sizes]
    said = ("size", "counties", "agree", "differ", "not proven in time", "median s", "median s of PuLP + CBC")
    return f"{AGREEMENT}\n" + table(said, lines) if lines else ""


def _line(size: str, rows: Rows) -> tuple[str, ...]:
    counts = Counter(row["ruling"] for row in rows)
    open_ = counts["unproven"] + counts[""]
    differ = len(rows) - counts["agrees"] - open_
    times = [f"{median(float(row[name] or row['limit']) for row in rows):.2f}" for name in ("seconds", "pulp_cbc")]
    return (size, *map(str, (len(rows), counts["agrees"], differ, open_)), *times)
