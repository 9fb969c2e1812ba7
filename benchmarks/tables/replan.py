"""One person ill for a week in a published month."""

from benchmarks.tables.markdown import Rows, table

SAID = (
    "case",
    "duties lost to the illness",
    "duties changed",
    "least proven",
    "ratio",
    "others touched",
    "people",
    "changed without the rule",
    "duties",
    "seconds",
)

TITLE = """## One person ill for a week

The busiest person of the second week falls ill in it after the month is published; the month is planned anew. Changed
are duties dropped and duties new; the least is the bound among plans that meet policy and need as well as can be.
"""


def replan_table(rows: Rows) -> str:
    """Return the table, or nothing without rows."""
    lines = [
        (
            row["key"],
            row["lost"],
            row["moved"],
            row["least"],
            f"{float(row['moved']) / max(1.0, float(row['least'])):.2f}",
            row["touched"],
            row["people"],
            row["moved_without"],
            row["duties"],
            row["seconds"],
        )
        for row in rows
        if not row["failure"]
    ]
    return f"{TITLE}\n" + table(SAID, lines) if lines else ""
