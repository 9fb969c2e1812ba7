"""Centers, candidates and phases that contradict themselves or one another."""

from itertools import pairwise

from models.county import SiteStatus
from models.county.center_kinds import kind_key
from models.files.input.codes import Place, listed
from models.files.input.phases import phase_key
from models.files.input.readrows import faulty_sheet
from models.files.input.rows import Book, Row
from models.files.sheets import SHEET_BY_KEY


def check_siting(book: Book) -> None:
    """Report what cannot be about shared centers, as far as the sheets themselves tell."""
    _check_presence(book)
    _check_names(book)
    _check_phases(book)
    for row in book.of("centers"):
        if row.get("kind") and row.get("kind") in (row.get("merged_with") or ()):
            book.fault(row, "merged_with", "merged_self", found=row.get("kind"))
    for row in book.of("sites"):
        _check_modules(book, row)


def _check_presence(book: Book) -> None:
    """Report candidates and volumes where 中心 lists no kind; a sheet that was refused has been reported already."""
    spec = SHEET_BY_KEY["centers"]
    if book.of("centers") or faulty_sheet(book, spec):
        return
    for key in ("sites", "volumes"):
        rows = book.of(key)
        if rows:
            place = Place(sheet=rows[0].sheet, pointer=f"/{key}")
            book.report("siting_without_centers", place, title=rows[0].spec.title)


def _check_names(book: Book) -> None:
    """Report another name of a kind that means a second kind as well."""
    taken: dict[str, Row] = {}
    for row in book.of("centers"):
        if row.get("kind"):
            taken.setdefault(kind_key(row.get("kind")), row)
    for row in book.of("centers"):
        for name in row.get("synonyms") or ():
            first = taken.setdefault(kind_key(name), row)
            if first is not row:
                book.fault(row, "synonyms", "kind_alias", found=name, first=first.place("kind").spoken)
                break


def _check_phases(book: Book) -> None:
    """Report phases of one name in two spellings, and deadlines that do not follow one another."""
    seen: dict[str, Row] = {}
    for row in book.of("phases"):
        if not row.get("phase"):
            continue
        first = seen.setdefault(phase_key(row.get("phase")), row)
        if first is not row and first.get("phase") != row.get("phase"):
            named = {"first": first.place("phase").spoken, "columns": listed([row.spec.column("phase").zh])}
            book.report("repeated_row", row.place("phase"), **named)
    dated = [row for row in book.of("phases") if row.get("deadline")]
    for before, row in pairwise(dated):
        if row.get("deadline") <= before.get("deadline"):
            named = {"found": row.get("deadline"), "before": before.get("deadline")}
            book.fault(row, "deadline", "phase_order", first=before.place("deadline").spoken, **named)


def _check_modules(book: Book, row: Row) -> None:
    modules, most, status = row.get("modules"), row.get("max_modules"), row.get("status")
    if modules is None:
        return
    if most is not None and modules > most:
        book.fault(row, "modules", "modules_above_most", found=modules, limit=most)
    if status is SiteStatus.NEW and modules:
        book.fault(row, "modules", "modules_of_new", found=modules)
    if status is not None and status.standing and not modules:
        book.fault(row, "modules", "modules_missing", status=status.text)
