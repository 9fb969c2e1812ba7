"""Twelve months one by one."""

from benchmarks.tables.compare import TIERS
from benchmarks.tables.markdown import Rows, table

MONTHS_SAID = ("days missed over the bound", "the same of days wanted", "quotas lost", "seconds")


def months_table(rows: Rows) -> str:
    """Return the table, or nothing without rows."""
    lines = []
    for row in rows:
        missed = {k: float(row[f"policy_{k}"]) + float(row[f"need_{k}"]) for k in ("bound", "months")}
        over = missed["months"] / max(1.0, missed["bound"]) - 1
        of_wanted = (missed["months"] - missed["bound"]) / float(row["wanted"])
        cells = [f"{float(row[f'{t}_bound']):,g} / {float(row[f'{t}_months']):,g}" for t in TIERS]
        lines.append((row["key"], *cells, f"{over:.2%}", f"{of_wanted:.3%}", row["quotas_lost"], row["seconds"]))
    headings = ("case", *(f"{t}: year's bound / months" for t in TIERS), *MONTHS_SAID)
    title = (
        "## Twelve months one by one\n\nHosts, pace and split weeks from the year plan; each month is published\n"
        "before the next.\n\n"
    )
    return title + table(headings, lines) if lines else ""
