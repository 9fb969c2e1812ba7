"""What was handed out and what has come back, as the folder keeps it: ``collect/handed-1.json``, ``merged-1.json``."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import Field, ValidationError

from models.base import Record
from models.county.words import Word
from models.files.collect.asked import Audience
from models.files.collect.number import FormNumber, read_number
from models.files.collect.stated import RowId, StatedRow, row_id
from models.files.input.codes import make_issue
from models.issue import InputRefused
from models.text import Text

FOLDER = "collect"
OUT, IN = f"{FOLDER}/out", f"{FOLDER}/in"
Kept = TypeVar("Kept", bound=Record)


class Rows(Record):
    """The rows of a form, by sheet."""

    sheets: dict[str, tuple[StatedRow, ...]] = Field(default_factory=dict)

    @classmethod
    def of(cls, rows: dict[RowId, StatedRow]) -> "Rows":
        """Return rows as they are kept."""
        found: dict[str, list[StatedRow]] = {}
        for row, stated in rows.items():
            found.setdefault(row.sheet, []).append(stated)
        return cls(sheets={sheet: tuple(listed) for sheet, listed in found.items()})

    def by_id(self) -> dict[RowId, StatedRow]:
        """Return rows by what tells them apart."""
        return {row_id(sheet, row.values): row for sheet, rows in self.sheets.items() for row in rows}


class HandedForm(Record):
    """A form that was handed out as ``file``; ``rows`` is ``None`` where they are those of its earlier ``round``."""

    audience: Audience
    code: str
    name: str
    round: int
    file: str
    rows: Rows | None = None


class Handed(Record):
    """A handing out: which forms, for which month, and by when they are wanted back."""

    number: int
    month: str
    due: date
    forms: tuple[HandedForm, ...]


class MergedFile(Record):
    """A file that has been joined, by its hash."""

    name: str
    form: str
    digest: str


class What(Word):
    """What happened to a row."""

    ADDED = "added", "新增", "added"
    STRUCK = "struck", "撤销", "struck"
    RETIRED = "retired", "离岗", "left"
    CHANGED = "changed", "更正", "changed"


class RowChange(Record):
    """A change of the county, and where which file says it; ``before`` and ``after`` are as cells show them."""

    what: What
    sheet: str
    who: str
    field: Text
    before: str
    after: str
    file: str
    place: str


class StatedForm(Record):
    """All that a form has stated so far."""

    audience: Audience
    code: str
    round: int
    rows: Rows


class Merged(Record):
    """A joining: the files, what they changed, and what each form has stated by now."""

    number: int
    at: str
    files: tuple[MergedFile, ...]
    taken: tuple[str, ...] = ()
    changes: tuple[RowChange, ...] = ()
    stated: tuple[StatedForm, ...] = ()


class FormId(NamedTuple):
    """Whose form it is."""

    audience: Audience
    code: str


class Last(NamedTuple):
    """The last handing out of a form."""

    form: HandedForm
    month: str
    due: date

    @property
    def number(self) -> FormNumber:
        """The number on the form."""
        return FormNumber(self.form.audience, self.form.code, self.form.round)


@dataclass
class FormLog:
    """Of each form its last handing out, of each round the rows that it stands on, and which have been joined."""

    last: dict[FormId, Last] = field(default_factory=dict)
    base: dict[FormNumber, dict[RowId, StatedRow]] = field(default_factory=dict)
    returned: set[FormNumber] = field(default_factory=set)
    handed: int = 0
    merged: int = 0


def read_log(root: Path) -> FormLog:
    """Return what a folder knows of its forms; raises ``InputRefused`` where a file of its own cannot be read."""
    log = FormLog()
    for handed in _read_all(root, "handed", Handed):
        log.handed = handed.number
        for form in handed.forms:
            log.last[FormId(form.audience, form.code)] = Last(form, handed.month, handed.due)
            if form.rows is not None:
                log.base[FormNumber(form.audience, form.code, form.round)] = form.rows.by_id()
    for merged in _read_all(root, "merged", Merged):
        log.merged = merged.number
        log.returned |= {number for file in merged.files if (number := read_number(file.form)) is not None}
        for stated in merged.stated:
            log.base[FormNumber(stated.audience, stated.code, stated.round)] = stated.rows.by_id()
    return log


def log_file(kind: str, number: int, suffix: str = "json") -> str:
    """Return where a handing out or a joining is kept."""
    return f"{FOLDER}/{kind}-{number}.{suffix}"


def _read_all(root: Path, kind: str, record: type[Kept]) -> Iterable[Kept]:
    paths = [p for p in (root / FOLDER).glob(f"{kind}-*.json") if p.stem.rpartition("-")[2].isdigit()]
    for path in sorted(paths, key=lambda p: int(p.stem.rpartition("-")[2])):
        try:
            yield record.model_validate_json(path.read_bytes())
        except (ValidationError, OSError) as error:
            raise InputRefused([make_issue("folder_file_unreadable", name=f"{FOLDER}/{path.name}")]) from error
