"""The county with the edits of a joining, checked as a whole; every fault is at the cell of the form it comes from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from models.files.collect.claims import Cell
from models.files.collect.current import Current, default_spots
from models.files.collect.handed import RowChange, What
from models.files.collect.settle import WHOLE_ROW, Edit
from models.files.collect.stated import StatedRow
from models.files.county_files import closed_sheets
from models.files.input.codes import Place, make_issue
from models.files.input.gather_json import gather_document
from models.files.input.pipeline import complete
from models.files.result import ReadResult
from models.files.sheets import RECORD_SHEETS, SHEET_BY_KEY
from models.issue import InputRefused, Issue
from models.text import text

_END = text("离岗日期", "in service to")
_POINTER = re.compile(r"^/(\w+)/(\d+)(?:/(\w+))?")


@dataclass
class DocumentRow:
    """A row of the county on its way to be written: what is stated in it, where it was, and what forms put into it."""

    values: dict[str, Any]
    index: int | None = None
    cells: dict[str, Cell] = field(default_factory=dict)
    added: bool = False


class Applied(NamedTuple):
    """The complete county, what has changed in it, and notices about that."""

    read: ReadResult
    changes: tuple[RowChange, ...]
    notices: list[Issue]


Document = dict[str, list[DocumentRow]]


class MergeFault(InputRefused):
    """The joined county is at fault; ``files`` are the forms that the faults come from, none where it is no form's."""

    def __init__(self, issues: Iterable[Issue], files: frozenset[str]) -> None:
        super().__init__(issues)
        self.files = files


def apply_edits(current: Current, edits: Sequence[Edit], ends: date, *, keep_all: bool) -> Applied:
    """Return the complete county with all edits, and the list of what has changed.

    Whoever is struck leaves the sheet of staff, unless other sheets speak of them or ``keep_all`` says that the folder
    has a history: then ``ends`` is their last day in service. Raises :class:`MergeFault`.
    """
    document = stated_document(current)
    changes: list[RowChange] = []
    for edit in edits:
        changes += _apply(document, current, edit, ends, keep_all)
    notices = [_keep_rows(document, sheet) for sheet in sorted({edit.row.sheet for edit in edits} | {"departments"})]
    read = _complete(current, document)
    return Applied(read, tuple(changes), [issue for issue in notices if issue is not None])


def _keep_rows(document: Document, sheet: str) -> Issue | None:
    """Keep the rows that a default added to a sheet: beside rows that are stated it adds none; say so."""
    added = [row for row in document[sheet] if row.added]
    for row in added:
        row.added = False
    title = SHEET_BY_KEY[sheet].title
    return make_issue("form_needs_stated", Place(sheet=title.zh), title=title) if added else None


def stated_document(current: Current) -> Document:
    """Return all that the county's file states itself; what defaults filled in is left out."""
    filled, added = default_spots(current.located)
    whole = current.county.model_dump(by_alias=True)
    found: Document = {}
    for spec in RECORD_SHEETS:
        rows = [whole[spec.key]] if spec.single else whole[spec.key]
        found[spec.key] = [
            DocumentRow(
                {k: v for k, v in row.items() if (spec.key, index, k) not in filled},
                index,
                added=(spec.key, index) in added,
            )
            for index, row in enumerate(rows)
        ]
    return found


def _apply(document: Document, current: Current, edit: Edit, ends: date, keep_all: bool) -> list[RowChange]:
    rows = document[edit.row.sheet]
    if edit.what is What.ADDED:
        rows.append(DocumentRow({k: c.value for k, c in edit.cells.items()}, cells=edit.cells))
        return [_change(edit, What.ADDED, "", _summary(edit), edit.at)]
    index, now = current.index[edit.row], current.rows[edit.row]
    row = next(row for row in rows if row.index == index)
    if edit.what is What.CHANGED:
        for key, cell in edit.cells.items():
            row.values[key] = cell.value
            row.cells[key] = cell
            if not cell.value:
                del row.values[key]
        return [_changed(edit, key, now, cell) for key, cell in edit.cells.items()]
    if edit.row.sheet == "staff" and (keep_all or _spoken_of(document, now.values["id"])):
        before = now.values["end"]
        last = min(before, ends.isoformat()) if before else ends.isoformat()
        row.values["end"] = last
        return [_change(edit, What.RETIRED, before, last, edit.at).model_copy(update={"field": _END})]
    rows.remove(row)
    if edit.row.sheet == "staff":
        document["absences"] = [a for a in document["absences"] if a.values["id"] != now.values["id"]]
    return [_change(edit, What.STRUCK, _whole(now), "", edit.at)]


def _spoken_of(document: Document, person: str) -> bool:
    """Return whether a sheet that the forms do not ask for speaks of somebody."""
    for spec in RECORD_SHEETS:
        columns = [c.key for c in spec.columns if c.target == "staff"] if spec.key != "absences" else []
        for row in document[spec.key] if columns else ():
            if not row.added and any(row.values.get(column) == person for column in columns):
                return True
    return False


def _change(edit: Edit, what: What, before: str, after: str, at: Cell) -> RowChange:
    sheet = SHEET_BY_KEY[edit.row.sheet].title.zh
    return RowChange(what=what, sheet=sheet, who=edit.at.value, field=WHOLE_ROW, before=before, after=after,
                     file=at.file, place=at.place)  # fmt: skip


def _changed(edit: Edit, key: str, now: StatedRow, cell: Cell) -> RowChange:
    changed = _change(edit, What.CHANGED, now.values.get(key, ""), cell.value, cell)
    return changed.model_copy(update={"field": SHEET_BY_KEY[edit.row.sheet].column(key).title})


def _summary(edit: Edit) -> str:
    return _listed(edit, {key: cell.value for key, cell in edit.cells.items()})


def _whole(now: StatedRow) -> str:
    return "；".join(value for value in now.values.values() if value)


def _listed(edit: Edit, values: dict[str, str]) -> str:
    columns = SHEET_BY_KEY[edit.row.sheet].columns
    return "；".join(f"{c.zh} {values[c.key]}" for c in columns if values.get(c.key))


def _complete(current: Current, document: Document) -> ReadResult:
    """Return the complete county of a document; raise :class:`MergeFault`."""
    written: dict[str, Any] = {}
    for spec in RECORD_SHEETS:
        document[spec.key] = [row for row in document[spec.key] if not row.added]
        values = [row.values for row in document[spec.key]]
        if spec.single:
            written[spec.key] = values[0]
        elif values:
            written[spec.key] = values
    book = gather_document(current.county.county.name, written)
    book.closed = closed_sheets(current.county)
    try:
        return complete(book)
    except InputRefused as refused:
        errors = [issue for issue in refused.issues if issue.severity == "error"]
        blamed = {_blamed(document, issue) for issue in errors}
        at_form = frozenset(cell.file for cell in blamed if cell is not None)
        raise MergeFault([_placed(current, document, issue) for issue in errors], at_form) from refused


def _blamed(document: Document, issue: Issue) -> Cell | None:
    """Return the cell of a form that an issue is about, ``None`` where it is about no form's."""
    found = _POINTER.match(issue.pointer)
    if found is None or int(found[2]) >= len(document.get(found[1], ())):
        return None
    cells = document[found[1]][int(found[2])].cells
    return cells.get(found[3] or "") or next(iter(cells.values()), None)


def _placed(current: Current, document: Document, issue: Issue) -> Issue:
    """Return an issue at the cell of the form, or of the county's file, that it is about."""
    cell = _blamed(document, issue)
    if cell is not None:
        title, _, ref = cell.place.rpartition("!")
        return issue.model_copy(update={"sheet": f"{cell.file}：{title}", "cell": ref})
    found = _POINTER.match(issue.pointer)
    if found and found[1] in document and int(found[2]) < len(document[found[1]]):
        index = document[found[1]][int(found[2])].index
        if index is not None:
            title, _, ref = current.located.place(found[1], index, found[3] or "").rpartition("!")
            return issue.model_copy(update={"sheet": f"{current.located.name}：{title}", "cell": ref})
    return issue
