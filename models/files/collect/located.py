"""The county's own file with where each of its rows stands, so that a contradiction can name the cell."""

from pathlib import Path

from models.base import Record
from models.files.guard import read_guarded
from models.files.input.pipeline import complete, gather_file
from models.files.input.rows import Book
from models.files.result import ReadResult


class SheetPlaces(Record):
    """The title of a sheet, the letter of each of its columns, and the line of each of its rows."""

    title: str
    letters: dict[str, str]
    lines: tuple[int, ...]


class Located(Record):
    """A county that was read from the file ``name``; ``sheets`` is empty where that is no workbook."""

    name: str
    read: ReadResult
    sheets: dict[str, SheetPlaces]

    def place(self, sheet: str, index: int, column: str) -> str:
        """Return ``人员!C7``, or the pointer where there is no such cell."""
        found = self.sheets.get(sheet)
        if found is None or index >= len(found.lines):
            return f"/{sheet}/{index}/{column}"
        letter = found.letters.get(column) or next(iter(found.letters.values()))
        return f"{found.title}!{letter}{found.lines[index]}"


def read_located(path: Path) -> Located:
    """Read a county and its places in a guarded child process; raises ``InputRefused``."""
    return Located.model_validate_json(read_guarded("located", path))


def read_located_here(path: Path) -> Located:
    """Read a county and its places in this process; raises ``InputRefused``."""
    book = gather_file(path)
    read = complete(book)
    return Located(name=path.name, read=read, sheets=_places(book) if book.workbook else {})


def _places(book: Book) -> dict[str, SheetPlaces]:
    found = {}
    for key, rows in book.rows.items():
        own = [row for row in rows if not row.added]
        if own:
            lines = tuple(row.line for row in own)
            found[key] = SheetPlaces(title=own[0].sheet, letters=own[0].letters, lines=lines)
    return found
