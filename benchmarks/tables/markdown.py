"""A table in Markdown."""

from collections.abc import Iterable, Sequence

Rows = Sequence[dict[str, str]]


def table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table."""
    names = list(headings)
    lines = [names, ["---"] * len(names), *([str(c) for c in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
