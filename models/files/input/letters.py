"""Columns by letter and the error values of Excel, without loading all of openpyxl for them."""

ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
"""What a cell shows whose formula failed."""


def column_letter(number: int) -> str:
    """Return the letters of a column, counted from 1: A, ..., Z, AA, ..."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
