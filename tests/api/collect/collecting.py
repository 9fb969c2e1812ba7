"""County folders whose forms are out, and ways to fill in what comes back."""

import csv
import hashlib
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from api.month.collect import hand_out
from api.month.merge import MergeResult, merge
from models.county import County, FacilityKind, Title
from models.files import write_county_workbook
from models.files.collect.asked import Audience
from models.files.collect.handed import HandedForm, read_log
from models.files.collect.located import Located, read_located_here
from models.files.collect.read_form import read_form_here
from models.folder import CountyFolder
from tests.builders import absence, department, facility, hospital, need, person, tiny_county

Edit = Callable[[Workbook], None]


def county(departments: int = 3, units: int = 2) -> County:
    """Return departments of two people each, centers, and a village under each of the first two."""
    wards = [department(f"D{n:02}", floor=1) for n in range(1, departments + 1)]
    towns = [facility(f"T{n}", contact=f"联系人{n}") for n in range(1, units + 1)]
    villages = [facility(f"V{n}", kind=FacilityKind.VILLAGE_CLINIC, parent=f"T{n}", rooms=1) for n in (1, 2)]
    staff = [
        person(f"P{n:02}{k}", dept=f"D{n:02}", specialty="内科" if k == "a" else "外科", title=title)
        for n in range(1, departments + 1)
        for k, title in (("a", Title.DEPUTY_SENIOR), ("b", Title.INTERMEDIATE))
    ]
    return tiny_county(
        people=staff,
        facilities=[hospital(), *towns, *villages],
        departments=wards,
        absences=[absence("P01a", "2026-03-09", "2026-03-13"), absence("P01b", "2026-07-01", "2026-07-02")],
        needs=[need(t.id, 2, specialty="内科") for t in towns],
        profile="urad",
    )  # fmt: skip


_READ: dict[str, Located] = {}


def read_once(path: Path) -> Located:
    """Return what :func:`read_located_here` does, once for each content."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest not in _READ:
        _READ[digest] = read_located_here(path)
    return _READ[digest]


def read_in_process(patch: pytest.MonkeyPatch) -> None:
    """Read everything without child processes, the same county once."""
    patch.setattr("models.files.collect.returned.read_forms", lambda paths: [read_form_here(p) for p in paths])
    for module in ("collect", "merge"):
        patch.setattr(f"api.month.{module}.read_located", read_once)
    for name in ("api.month.next_month.read_county", "models.files.collect.write.read_here"):
        patch.setattr(name, lambda path: read_once(path).read)


@dataclass
class Scene:
    """A county folder whose forms have been handed out."""

    folder: CountyFolder

    @property
    def root(self) -> Path:
        """The folder."""
        return self.folder.root

    @property
    def county(self) -> County:
        """The county as its workbook has it now."""
        return read_once(self.root / "county.xlsx").read.county

    def form(self, code: str) -> HandedForm:
        """Return the last form that was handed out to a department or unit."""
        return next(its.form for id, its in read_log(self.root).last.items() if id.code == code)

    def give_back(self, code: str, edit: Edit | None = None, name: str = "") -> Path:
        """Return a form, filled in by ``edit``, into ``collect/in``."""
        source = self.root / "collect/out" / self.form(code).file
        target = self.root / "collect/in" / (name or source.name)
        target.parent.mkdir(exist_ok=True)
        if edit is None:
            target.write_bytes(source.read_bytes())
            return target
        book = load_workbook(source)
        edit(book)
        book.save(target)
        return target

    def edit_county(self, edit: Edit) -> None:
        """Let the planner edit the county's workbook."""
        book = load_workbook(self.root / "county.xlsx")
        edit(book)
        book.save(self.root / "county.xlsx")

    def merge(self, *take: str) -> MergeResult:
        """Join what is in ``collect/in``."""
        return merge(self.folder, take=take)


def made(root: Path, its: County | None = None) -> Scene:
    """Return a folder with all its forms handed out for March 2026."""
    file = write_county_workbook(its or county(), root / "made.xlsx")
    _without_empty_sheets(file)
    folder = CountyFolder.init(root / "c", {"county.xlsx": file.read_bytes()}, by="planner")
    hand_out(folder, Audience, due=date(2026, 2, 20))
    return Scene(folder)


def _without_empty_sheets(file: Path) -> None:
    """Leave out what the county says nothing of: a small workbook is read, and edited, sooner."""
    book = load_workbook(file)
    for sheet in [s for s in book.worksheets if s.max_row < 2 or s.title == "填报说明"]:
        book.remove(sheet)
    book.save(file)


def copied(scene: Scene, root: Path) -> Scene:
    """Return a copy of a scene in another place."""
    shutil.copytree(scene.root, root / "c")
    return Scene(CountyFolder(root / "c", by="planner"))


def headings(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """Return the line of the headings of a sheet and the column of each."""
    for line in (1, 2):
        found = {str(c.value).rstrip("*"): c.column for c in sheet[line] if c.value}
        if len(found) > 2:
            return line, found
    raise AssertionError(sheet.title)


def put(title: str, code: str, **values: Any) -> Edit:
    """Return an edit of the row whose second or first cell is ``code``; blanks are ``None``."""

    def edit(book: Workbook) -> None:
        sheet = book[title]
        line, columns = headings(sheet)
        for row in sheet.iter_rows(min_row=line + 1):
            if code in (row[0].value, row[1].value):
                for name, value in values.items():
                    sheet.cell(row[0].row, columns[name]).value = value
                return
        raise AssertionError(code)

    return edit


def add(title: str, **values: Any) -> Edit:
    """Return an edit that writes a new row into the first empty line."""

    def edit(book: Workbook) -> None:
        sheet = book[title]
        line, columns = headings(sheet)
        while any(cell.value is not None for cell in sheet[line]):
            line += 1
        for name, value in values.items():
            sheet.cell(line, columns[name], value)

    return edit


def both(*edits: Edit) -> Edit:
    """Return several edits as one."""

    def edit(book: Workbook) -> None:
        for one in edits:
            one(book)

    return edit


def csv_of(path: Path, title: str, *, first_line: bool = True) -> str:
    """Return a sheet of a workbook as CSV, as Excel saves it."""
    out = io.StringIO()
    writer = csv.writer(out)
    for line, row in enumerate(load_workbook(path)[title].iter_rows(values_only=True)):
        if line or first_line:
            writer.writerow(["" if v is None else f"{v:%Y/%m/%d}" if hasattr(v, "year") else v for v in row])
    return out.getvalue()
