"""The letters of columns and the errors of cells are those of openpyxl."""

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import get_column_letter

from models.files.input.letters import ERRORS, column_letter

LAST_COLUMN = 18278


def test_every_column_that_openpyxl_can_name_has_the_same_letters() -> None:
    columns = range(1, LAST_COLUMN + 1)
    assert [column_letter(n) for n in columns] == [get_column_letter(n) for n in columns]


def test_the_errors_are_those_of_openpyxl() -> None:
    assert frozenset(ERROR_CODES) == ERRORS
