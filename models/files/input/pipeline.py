"""From what a source holds to a complete county: read, resolve, check, fill in, build."""

from pathlib import Path
from typing import Any

from models.county import County
from models.files.input import checks
from models.files.input import defaults as fill
from models.files.input.checks.headcount_sense import check_headcount_sense
from models.files.input.checks.residents import warn_short_postings
from models.files.input.checks.sense import check_sense, match_specialties
from models.files.input.checks.siting_sense import check_siting_sense
from models.files.input.codes import Fault, make_issue
from models.files.input.defaults.headcount_rows import name_class_types
from models.files.input.gather import gather_sheets
from models.files.input.gather_json import gather_document
from models.files.input.readrows import type_rows
from models.files.input.references import resolve_departments, resolve_references
from models.files.input.rows import Book
from models.files.input.sources.detect import Form, detect
from models.files.input.sources.document import read_document
from models.files.input.sources.tables import read_folder, read_zip
from models.files.result import ReadResult
from models.files.sheets import RECORD_SHEETS
from models.issue import InputRefused
from models.policy.county import policy_of


def read_here(path: Path) -> ReadResult:
    """Read ``path`` in this very process, without its guards; raise :class:`InputRefused` with every fault."""
    return complete(gather_file(path))


def gather_file(path: Path) -> Book:
    """Return the book of a file or folder; raise :class:`InputRefused` where there is none in it."""
    try:
        return _gather(path)
    except Fault as fault:
        raise InputRefused([make_issue(fault.code, **fault.values)]) from fault


def _gather(path: Path) -> Book:
    form = detect(path)
    if form is Form.JSON:
        return gather_document(path.stem, read_document(path))
    if form is Form.WORKBOOK:
        from models.files.input.sources.workbook import read_workbook  # openpyxl takes half a second to load

        return gather_sheets(path.stem, read_workbook(path))
    read = {Form.FOLDER: read_folder, Form.ZIP: read_zip}[form]
    return gather_sheets(path.stem, read(path))


def complete_document(document: Any, name: str) -> ReadResult:
    """Return the county of a document with the keys of the sheets; raise :class:`InputRefused`."""
    return complete(gather_document(name, document))


def complete(book: Book) -> ReadResult:
    """Return the county of a gathered book, or raise :class:`InputRefused` with everything that is wrong with it.

    Defaults are filled in only once nothing is wrong, so that no fault follows from another's default; codes and
    short names are the exception, since references are looked up by them.
    """
    log = fill.DefaultLog()
    type_rows(book)
    fill.fill_facility_codes(book, log)
    resolve_references(book)
    name_class_types(book)
    fill.fill_department_codes(book, log)
    resolve_departments(book)
    checks.check_names(book)
    checks.check_repeats(book)
    checks.check_periods(book)
    checks.check_places(book)
    checks.check_service(book)
    checks.check_residents(book)
    checks.check_siting(book)
    checks.check_headcount(book)
    checks.check_settings(book)
    if book.refused:
        raise InputRefused(book.issues)
    _fill(book, log)
    if book.refused:
        raise InputRefused(book.issues)
    return ReadResult(county=_build(book), defaults=log.used(book.workbook), issues=tuple(book.issues))


def _fill(book: Book, log: fill.DefaultLog) -> None:
    fill.fill_county(book, log)
    fill.fill_facilities(book, log)
    fill.fill_departments(book, log)
    fill.fill_staff(book, log)
    fill.fill_absences(book, log)
    fill.fill_opening(book, log)
    fill.fill_roads(book, log)
    fill.fill_siting(book, log)
    fill.fill_headcount(book, log)
    county = _build(book)
    policy = policy_of(county)
    fill.fill_needs(book, log, county, policy)
    match_specialties(book)
    check_sense(book)
    check_siting_sense(book)
    check_headcount_sense(book, county, policy)
    warn_short_postings(book, policy)


def _build(book: Book) -> County:
    """Return the county of a book without faults."""
    tables: dict[str, Any] = {}
    for spec in RECORD_SHEETS:
        assert spec.record is not None
        records = [spec.record.model_validate(row.values) for row in book.of(spec.key)]
        tables[spec.key] = records[0] if spec.single else tuple(records)
    return County(**tables)
