"""The template: everything to fill in, nothing that counts as data."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from models.files import write_template
from models.files.input.gather import example_row
from models.files.input.pipeline import read_here
from models.files.sheets import RECORD_SHEETS, SHEETS, SheetSpec
from models.files.workbook_layout import choices_of
from tests.files.input.books import MINIMAL, errors, refusal


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_template(tmp_path_factory.mktemp("template") / "模板.xlsx")


def test_an_untouched_template_says_what_is_missing_and_nothing_else(template: Path) -> None:
    found = refusal(template)
    assert errors(found) == [("人员", "no_rows"), ("机构", "no_rows")]
    assert len(found) == 2


def test_every_sheet_has_headings_notes_drop_downs_and_an_example(template: Path) -> None:
    book = load_workbook(template)
    assert book.sheetnames == [spec.title.zh for spec in SHEETS]
    for spec in RECORD_SHEETS:
        sheet = book[spec.title.zh]
        for cell, column in zip(sheet[1], spec.columns, strict=True):
            assert cell.value == column.zh + ("*" if column.required else "")
            assert cell.comment is not None and column.key in cell.comment.text
        offered = {v.formula1 for v in sheet.data_validations.dataValidation}
        for column in spec.columns:
            words = ",".join(choices_of(column))
            assert not words or len(words) > 255 or f'"{words}"' in offered, (spec.key, column.key)
        assert [c.value for c in sheet[2]] == [example_row(spec).get(c.key) for c in spec.columns]


def _fill(book: Workbook, title: str) -> None:
    sheet = book[title]
    positions = {str(cell.value).rstrip("*"): cell.column for cell in sheet[1]}
    names, *rows = MINIMAL[title]
    for line, row in enumerate(rows, start=3):
        for name, value in zip(names, row, strict=True):
            sheet.cell(line, positions[name], value)


def test_a_template_that_is_filled_in_below_its_examples_is_read(template: Path, tmp_path: Path) -> None:
    book = load_workbook(template)
    for title in MINIMAL:
        _fill(book, title)
    book.save(tmp_path / "filled.xlsx")
    result = read_here(tmp_path / "filled.xlsx")
    assert (len(result.county.facilities), len(result.county.staff)) == (3, 3)
    assert result.issues == ()


def test_data_in_an_example_row_is_a_warning(template: Path, tmp_path: Path) -> None:
    book = load_workbook(template)
    for title in MINIMAL:
        _fill(book, title)
    book["机构"]["B2"] = "真实的卫生院"
    book.save(tmp_path / "filled.xlsx")
    found = read_here(tmp_path / "filled.xlsx").issues
    assert [(i.code, i.place, i.severity) for i in found] == [("example_changed", "机构!A2", "warning")]


@pytest.mark.parametrize("spec", RECORD_SHEETS, ids=lambda s: s.key)
def test_examples_can_be_read(spec: SheetSpec) -> None:
    from models.files.input.values import read_value

    for column in spec.columns:
        if column.example:
            read_value(spec, column, column.example)
