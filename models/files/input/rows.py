"""A row of input on its way to a record, and the book of all of them."""

from dataclasses import dataclass, field
from typing import Any

from models.files.input.codes import Place, make_issue
from models.files.sheets import Column, SheetSpec
from models.issue import Issue


@dataclass
class Row:
    """The values of one row by column key, and where each was found.

    ``faulty`` holds the keys whose value could not be read: later checks leave them alone.
    ``beside`` is the name that stands beside a code where the sheet has no column of names, blank where none does.
    ``line`` is the row's number on its sheet, ``letters`` the letter of each column; both are empty for JSON, and for
    rows that a default adds.
    """

    spec: SheetSpec
    values: dict[str, Any]
    index: int
    sheet: str = ""
    line: int = 0
    letters: dict[str, str] = field(default_factory=dict)
    beside: str = ""
    added: bool = False
    faulty: set[str] = field(default_factory=set)

    def place(self, key: str = "") -> Place:
        """Return where the value of ``key`` stands, or the row where ``key`` is empty or has no column."""
        base = f"/{self.spec.key}" if self.spec.single else f"/{self.spec.key}/{self.index}"
        pointer = f"{base}/{key}" if key else base
        if not self.sheet or self.added:
            return Place(sheet=self.sheet, pointer=pointer)
        letter = self.letters.get(key) or next(iter(self.letters.values()), "A")
        return Place(sheet=self.sheet, cell=f"{letter}{self.line}", pointer=pointer)

    def get(self, key: str) -> Any:
        """Return the value of ``key``, or ``None`` where it is blank or faulty."""
        return None if key in self.faulty else self.values.get(key)

    def has(self, key: str) -> bool:
        """Return whether ``key`` has a value, be it one that says "none"."""
        return key in self.values or key in self.faulty


@dataclass
class Book:
    """Everything that was read, sheet by sheet, with the issues found so far.

    ``closed`` holds the sheets that say themselves that no row is to be added by default.
    """

    name: str
    workbook: bool
    rows: dict[str, list[Row]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)

    def of(self, key: str) -> list[Row]:
        """Return the rows of a sheet, none where it is absent."""
        return self.rows.get(key, [])

    def report(self, code: str, place: Place, **values: Any) -> None:
        """Add an issue."""
        self.issues.append(make_issue(code, place, **values))

    def fault(self, row: Row, key: str, code: str, **values: Any) -> None:
        """Add an issue about ``key`` of ``row`` and keep the value from later checks where it is an error."""
        column = self._column(row, key)
        named = {"column": column.title, "title": row.spec.title} if column else {"title": row.spec.title}
        found = make_issue(code, row.place(key), **(named | values))
        self.issues.append(found)
        if found.severity == "error" and key:
            row.faulty.add(key)

    @staticmethod
    def _column(row: Row, key: str) -> Column | None:
        return row.spec.column(key) if key else None

    @property
    def refused(self) -> bool:
        """Whether an error was found."""
        return any(issue.severity == "error" for issue in self.issues)
