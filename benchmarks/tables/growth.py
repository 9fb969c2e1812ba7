"""Growth with size."""

from pathlib import Path

from benchmarks import roster
from benchmarks.growth import growth_chart
from benchmarks.tables.markdown import Rows


def growth(rows: Rows, docs: Path) -> str:
    """Write the chart below ``docs`` and return its part of the page; a dot for each case, of its last whole run."""
    whole = [r for r in rows if r["who"] == roster.OURS and r["policy"] and r.get("finished") != "0"]
    ours = list({row["case"]: row for row in whole}.values())
    if not ours:
        return ""
    chart = docs / "images" / "growth.svg"
    chart.write_text(growth_chart(ours), encoding="utf-8")
    return f"## Growth with size\n\n![Seconds and memory against people x facilities x weeks](images/{chart.name})\n"
