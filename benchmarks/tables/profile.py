"""What the time goes to."""

from benchmarks import profile
from benchmarks.tables.markdown import Rows, table


def profile_table(rows: Rows) -> str:
    """Return the table, or nothing without rows."""
    lines = []
    for row in rows:
        if row["failure"]:
            continue
        total = sum(float(row[s]) for s in profile.STAGES)
        shares = [f"{float(row[s]):.1f} ({float(row[s]) / total:.0%})" for s in profile.STAGES]
        lines.append((row["key"], row["outcome"], f"{total:.1f}", *shares, row["megabytes"]))
    title = "## What the time goes to\n\nSeconds, from a workbook on disk to a folder of results.\n\n"
    return title + table(("case", "outcome", "total", *profile.STAGES, "MB"), lines) if lines else ""
