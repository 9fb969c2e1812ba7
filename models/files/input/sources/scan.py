"""Which cells of a sheet's part hold formulas, and which are merged."""

from typing import IO

from defusedxml.ElementTree import iterparse
from openpyxl.utils import range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS

from models.files.input.sources.raw import Span

_CELL, _ROW = f"{{{SHEET_MAIN_NS}}}c", f"{{{SHEET_MAIN_NS}}}row"
_FORMULA, _MERGE = f"{{{SHEET_MAIN_NS}}}f", f"{{{SHEET_MAIN_NS}}}mergeCell"


def scan_part(source: IO[bytes]) -> tuple[set[str], list[Span]]:
    """Return the references of formula cells and the merged ranges of a worksheet part."""
    formulas: set[str] = set()
    merges: list[Span] = []
    for _, element in iterparse(source, events=("end",)):
        if element.tag == _CELL and element.find(_FORMULA) is not None:
            formulas.add(element.get("r", ""))
        elif element.tag == _MERGE:
            merges.append(_span(element.get("ref", "")))
        elif element.tag == _ROW:
            element.clear()
    return formulas, merges


def _span(ref: str) -> Span:
    left, top, right, bottom = range_boundaries(ref)
    return Span(ref=ref, left=left or 1, top=top or 1, right=right or left or 1, bottom=bottom or top or 1)
