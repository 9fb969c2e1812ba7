"""Reading a plan that somebody may have edited by hand, or made elsewhere."""

from pathlib import Path
from typing import Any

from models.county import County
from models.files.guard import read_guarded
from models.files.input.codes import Fault, Place, make_issue
from models.files.input.rows import Book
from models.files.input.sources.detect import Form, check_size, detect
from models.files.input.sources.document import read_document
from models.files.input.sources.raw import RawSheet
from models.files.input.sources.tables import read_csv
from models.files.input.sources.workbook import read_workbook
from models.files.plans.document import decision_of, read_document_plan
from models.files.plans.duties import read_duties
from models.files.plans.grid import check_grids
from models.files.plans.headcount import read_headcount
from models.files.plans.headcount_spec import CELLS, HEADCOUNT_SHEETS
from models.files.plans.header import Header
from models.files.plans.outings import read_outings
from models.files.plans.result import AnyPlan, PlanRead
from models.files.plans.siting import read_siting
from models.files.plans.siting_spec import SERVICES, STANDINGS
from models.files.plans.spec import DUTIES, OUTINGS
from models.files.plans.table import find_sheet, gather_table, read_cover, without_notes
from models.headcount import HeadcountPlan
from models.issue import InputRefused
from models.plan import RosterPlan
from models.siting.plan import SitingPlan


def read_plan(path: str | Path, county: County) -> PlanRead:
    """Return the plan of ``plan.json``, ``roster.csv`` or the workbook of a decision for ``county``.

    The workbook of a roster is read from its sheet 接收单位排班, which has a duty a row and codes of people; where
    下沉排班表 is there too, the two must agree. A CSV file says nothing of its horizon: it is the whole months of its
    duties, under the county's own profile. The workbook of a siting plan is read from 中心布局 and 服务分派, that of a
    headcount plan from 编制前后对照 and, where they are there, 调剂明细, 新增下达 and 周转池用编. Raises
    :class:`models.issue.InputRefused` with all faults at once, each at its place. The file is read in a child process
    with limits on memory and time.
    """
    given = county.model_dump_json(by_alias=True).encode()
    return PlanRead.model_validate_json(read_guarded("plan", Path(path), given))


def read_plan_here(path: Path, county: County) -> PlanRead:
    """Return what :func:`read_plan` does, read in this process."""
    book = Book(name=path.stem, workbook=path.suffix.lower() != ".json")
    try:
        plan = _read(path, book, county)
    except Fault as fault:
        raise InputRefused([make_issue(fault.code, **fault.values)]) from fault
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise InputRefused([make_issue("file_unreadable", name=path.name, detail=detail)]) from error
    return _finished(book, plan, county)


def read_plan_document(document: Any, county: County) -> PlanRead:
    """Return the plan of a document in memory, with the keys of ``plan.json``; raise as :func:`read_plan`."""
    book = Book(name="plan", workbook=False)
    return _finished(book, _read_document(document, book, county), county)


def _finished(book: Book, plan: AnyPlan | None, county: County) -> PlanRead:
    if plan is None or book.refused:
        raise InputRefused(book.issues)
    if plan.county_hash != county.hash:
        book.report("plan_other_county", Place())
    return PlanRead(plan=plan, issues=tuple(book.issues))


def _read(path: Path, book: Book, county: County) -> AnyPlan | None:
    if _is_csv(path):
        gather_table(book, read_csv(path.name, path.read_bytes()))
        return _assemble(book, county, Header(), [])
    form = detect(path)
    if form is Form.JSON:
        return _read_document(read_document(path), book, county)
    if form is not Form.WORKBOOK:
        raise Fault("unknown_format", name=path.name)
    sheets = read_workbook(path)
    if any(find_sheet(sheets, spec.title) for spec in (STANDINGS, SERVICES)):
        return _read_centers(path, book, county, sheets)
    if any(find_sheet(sheets, spec.title) for spec in HEADCOUNT_SHEETS):
        return _read_posts(path, book, county, sheets)
    duties = find_sheet(sheets, DUTIES.title)
    if duties is None:
        raise Fault("plan_sheet_missing", name=path.name, title=DUTIES.title)
    gather_table(book, duties)
    outings = find_sheet(sheets, OUTINGS.title)
    if outings is not None:
        gather_table(book, without_notes(outings), OUTINGS)
    return _assemble(book, county, read_cover(book, sheets), sheets)


def _read_document(document: Any, book: Book, county: County) -> AnyPlan | None:
    header = read_document_plan(book, document)
    match decision_of(document):
        case "siting":
            return read_siting(book, county, header)
        case "headcount":
            return read_headcount(book, county, header)
        case _:
            return _assemble(book, county, header, [])


def _read_centers(path: Path, book: Book, county: County, sheets: list[RawSheet]) -> SitingPlan | None:
    for spec in (STANDINGS, SERVICES):
        sheet = find_sheet(sheets, spec.title)
        if sheet is None:
            raise Fault("plan_sheet_missing", name=path.name, title=spec.title)
        gather_table(book, without_notes(sheet), spec)
    return read_siting(book, county, read_cover(book, sheets))


def _read_posts(path: Path, book: Book, county: County, sheets: list[RawSheet]) -> HeadcountPlan | None:
    for spec in HEADCOUNT_SHEETS:
        sheet = find_sheet(sheets, spec.title)
        if sheet is not None:
            gather_table(book, without_notes(sheet), spec)
        elif spec is CELLS:
            raise Fault("plan_sheet_missing", name=path.name, title=spec.title)
    return read_headcount(book, county, read_cover(book, sheets))


def _is_csv(path: Path) -> bool:
    """Return whether the file is a table by itself; a workbook or old Excel file renamed to .csv is not."""
    check_size(path)
    if path.suffix.lower() != ".csv":
        return False
    with path.open("rb") as file:
        head = file.read(4)
    return not head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def _assemble(book: Book, county: County, header: Header, sheets: list[RawSheet]) -> RosterPlan | None:
    plan = header.plan(book, county, read_duties(book, county), read_outings(book, county))
    if plan is not None:
        check_grids(book, sheets, county, plan)
    return plan
