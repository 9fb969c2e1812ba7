"""The rows of shared centers by kind, and which kinds are built together."""

from collections import defaultdict

from models.files.input.rows import Book, Row


def rows_by_kind(book: Book, sheet: str) -> dict[str, list[Row]]:
    """Return the rows of 候选点 or 业务量 of each kind; none for a kind without any."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in book.of(sheet):
        if row.get("kind"):
            found[row.get("kind")].append(row)
    return found


def merged_rows(book: Book, row: Row) -> list[Row]:
    """Return the rows of the other kinds that are built with the kind of ``row``, whoever names whom."""
    by_kind = {r.get("kind"): r for r in book.of("centers") if r.get("kind")}
    near: dict[str, set[str]] = defaultdict(set)
    for kind, its in by_kind.items():
        for other in its.get("merged_with") or ():
            near[kind].add(other)
            near[other].add(kind)
    reached, ends = {row.get("kind")}, [row.get("kind")]
    while ends:
        new = near[ends.pop()] - reached
        reached |= new
        ends.extend(new)
    return [r for kind, r in by_kind.items() if kind in reached and r is not row]
