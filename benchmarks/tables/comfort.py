"""What comfort costs."""

from benchmarks.tables.markdown import Rows, table

COMFORT_SAID = ("rule", "its tier", "policy", "need", "travel", "travel more", "missed", "bound", "seconds")


def comfort_table(rows: Rows) -> str:
    """Return the table, or nothing without rows."""
    lines = []
    plain = next((row for row in rows if row["rule"] == "none"), None)
    for row in rows:
        if row["failure"] or plain is None:
            continue
        more = float(row["travel"]) / float(plain["travel"]) - 1
        missed, bound = (
            (row["change"], row["change_bound"]) if row["above"] == "1" else (row["comfort"], row["comfort_bound"])
        )
        place = "" if row["rule"] == "none" else "above travel" if row["above"] == "1" else "below travel"
        lines.append(
            (
                row["rule"],
                place,
                row["policy"],
                row["need"],
                row["travel"],
                f"{more:+.2%}",
                missed,
                bound or "?",
                row["seconds"],
            )
        )
    title = "## What comfort costs\n\nM month with two hospitals and departments paired with two centers each; half\n"
    title += (
        "of the physicians intend a promotion and lack up to five days. Below travel, where the rules stand, they\n"
    )
    title += "cost none of it; above it, they cost what they must.\n\n"
    return title + table(COMFORT_SAID, lines) if lines else ""
