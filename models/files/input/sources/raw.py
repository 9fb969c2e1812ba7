"""A sheet as it was found: cells by row, before anything is understood."""

from dataclasses import dataclass, field

from models.files.input.limits import LIMITS


@dataclass(frozen=True)
class Span:
    """A merged range: its reference, and its rows and columns counted from 1."""

    ref: str
    left: int
    top: int
    right: int
    bottom: int


@dataclass
class RawSheet:
    """The rows of a sheet that say something, by line, and what the cells' texts alone do not tell.

    ``overflow`` is ``rows`` or ``columns`` where the sheet is larger than the limits; ``flaw`` a code that forbids
    reading it, with the values of its message.
    """

    title: str
    rows: list[tuple[int, list[object]]] = field(default_factory=list)
    formulas: set[str] = field(default_factory=set)
    merges: list[Span] = field(default_factory=list)
    overflow: str = ""
    flaw: tuple[str, dict[str, object]] | None = None

    def add(self, line: int, cells: list[object]) -> bool:
        """Keep a row unless it is blank; return whether more rows may follow."""
        while cells and (cells[-1] is None or cells[-1] == ""):
            cells.pop()
        if not cells:
            return True
        if len(cells) > LIMITS.columns:
            self.overflow = "columns"
        if len(self.rows) >= LIMITS.rows:
            self.overflow = "rows"
        if self.overflow:
            return False
        self.rows.append((line, cells))
        return True
