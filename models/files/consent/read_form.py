"""One returned file as it states its answers, before anything is compared: workbook, CSV, or zip of CSV files."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from models.base import Record
from models.files.collect.read_form import raw_sheets
from models.files.consent.columns import COLUMNS, SIGNED, TITLE, consent_spec
from models.files.consent.form_file import OTHERS
from models.files.consent.number import ConsentNumber, find_number
from models.files.input.clean import heading_key, is_blank, match_key, plain
from models.files.input.codes import Fault, Place, make_issue
from models.files.input.gather import UNREADABLE, gather_rows, is_sound
from models.files.input.headings import SEARCHED_ROWS, column_spellings, find_headings
from models.files.input.rows import Book, Row
from models.files.input.sources.raw import RawSheet
from models.files.input.values import read_text, shown
from models.files.input.vocabulary import read_word
from models.issue import Issue
from models.month import AnswerKind, Side


class ReadRow(Record):
    """A row: the line it stands on, the answer where there is one, and the texts of the other columns.

    ``faulty`` are the columns of which something has been said already.
    """

    line: int
    answer: AnswerKind | None = None
    texts: dict[str, str] = Field(default_factory=dict)
    faulty: tuple[str, ...] = ()

    def of(self, key: str) -> str:
        """Return the text of a column, blank where there is none."""
        return self.texts.get(key, "")


class ReadSheet(Record):
    """The rows of a table: its side, its number where it has one, and where its columns stand."""

    side: Side
    number: str
    title: str
    letters: dict[str, str]
    rows: tuple[ReadRow, ...]

    def place(self, line: int, column: str) -> str:
        """Return ``I7``."""
        return f"{self.letters.get(column) or next(iter(self.letters.values()), 'A')}{line}"


class ReadConsent(Record):
    """What a file states; ``issues`` are its faults, each at its cell."""

    sheets: tuple[ReadSheet, ...] = ()
    issues: tuple[Issue, ...] = ()


_READ = ("duty", "date", "facility", "name", "substitute", "reason", "sign")
_FEWEST = 3


def read_consent_here(path: Path) -> ReadConsent:
    """Return what a file states, read in this process; a file that cannot be read is one with that issue."""
    try:
        raw = raw_sheets(path)
    except Fault as fault:
        return ReadConsent(issues=(make_issue(fault.code, **fault.values),))
    found: list[ReadSheet] = []
    issues: list[Issue] = []
    for sheet in raw:
        side, number = _whose(sheet)
        if side is None:
            if sheet.flaw:
                issues.append(make_issue(sheet.flaw[0], Place(sheet=sheet.title), **sheet.flaw[1]))
            continue
        book = Book(name=path.stem, workbook=True)
        read = _read_sheet(book, side, number, sheet)
        issues += book.issues
        if read is not None:
            found.append(read)
    if not found and not issues:
        issues.append(make_issue("consent_no_sheet", name=path.name))
    return ReadConsent(sheets=tuple(found), issues=tuple(issues))


def _whose(raw: RawSheet) -> tuple[Side | None, ConsentNumber | None]:
    """Return which side's table a sheet is, and its number: by number, title, or headings; ``None`` for others."""
    if match_key(raw.title) == match_key(OTHERS) or not raw.rows:
        return None, None
    number = next((found for said in _above(raw) if (found := find_number(said)) is not None), None)
    if number is not None:
        return number.side, number
    for side in Side:
        names = {match_key(TITLE[side].zh), match_key(TITLE[side].en)}
        if match_key(raw.title) in names or any(name in match_key(said) for name in names for said in _above(raw)):
            return side, None
    known = max((_known(cells) for line, cells in raw.rows if line <= SEARCHED_ROWS), key=len, default=frozenset())
    if {"duty", "answer"} <= known and len(known) >= _FEWEST:
        return Side.DEPARTMENT if "substitute" in known else Side.UNIT, None
    return None, None


def _above(raw: RawSheet) -> Iterator[str]:
    """Yield the texts of the first lines down to the headings."""
    for line, cells in raw.rows:
        if line > SEARCHED_ROWS or {"duty", "answer"} <= _known(cells):
            return
        yield from (cell for cell in cells if isinstance(cell, str))


def _known(cells: list[object]) -> frozenset[str]:
    """Return the columns that a row of cells names as headings."""
    known = column_spellings(consent_spec(Side.DEPARTMENT))
    keys = (heading_key(cell) for cell in cells if isinstance(cell, str) and plain(cell))
    return frozenset(known[key].key for key in keys if key in known)


def _read_sheet(book: Book, side: Side, number: ConsentNumber | None, raw: RawSheet) -> ReadSheet | None:
    """Return a table's rows; what cannot be read is reported in the book."""
    if not is_sound(book, raw):
        return None
    spec = consent_spec(side)
    headings = find_headings(book, spec, raw)
    if headings is None:
        return None
    _end_at_signature(raw, headings.line)
    gather_rows(book, spec, raw, headings)
    book.issues = [_softer(issue) for issue in book.issues]
    rows = tuple(_read_row(book, row) for row in book.of(spec.key))
    return ReadSheet(side=side, number=str(number or ""), title=raw.title, letters=headings.letters, rows=rows)


def _end_at_signature(raw: RawSheet, headings: int) -> None:
    """Leave out the line to sign, and all below it."""
    marks = tuple(match_key(said.rstrip("：: ")) for said in (SIGNED.zh, SIGNED.en))
    for at, (line, cells) in enumerate(raw.rows):
        first = next((cell for cell in cells if isinstance(cell, str) and plain(cell)), "")
        if line > headings and match_key(first).startswith(marks):
            del raw.rows[at:]
            return


_IGNORED = ("unknown_column", "no_heading")


def _softer(issue: Issue) -> Issue:
    """Return an issue as it counts here: what stands in columns that were not asked is left alone, and said so."""
    return issue.model_copy(update={"severity": "warning"}) if issue.code in _IGNORED else issue


def _read_row(book: Book, row: Row) -> ReadRow:
    texts = {}
    for key in _READ:
        value = row.values.get(key)
        if value is None or value is UNREADABLE or is_blank(value):
            continue
        texts[key] = read_text(value)
    answer = _answer(book, row)
    faulty = tuple(sorted(row.faulty & COLUMNS.keys()))
    return ReadRow(line=row.line, answer=answer, texts=texts, faulty=faulty)


def _answer(book: Book, row: Row) -> AnswerKind | None:
    value = row.values.get("answer")
    if value is None or value is UNREADABLE or is_blank(value):
        return None
    try:
        return AnswerKind(read_word(AnswerKind, read_text(value)).value)
    except Fault as fault:
        values = fault.values | {"found": shown(value)}
        book.fault(row, "answer", fault.code, **values)
        return None
