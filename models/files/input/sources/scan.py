"""Which cells of a sheet's part hold formulas, and which are merged."""

import re
from typing import IO
from xml.parsers.expat import ParserCreate

from openpyxl.utils import range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS

from models.files.input.sources.raw import Span

_CELL, _FORMULA, _MERGE = (f"{SHEET_MAIN_NS} {tag}" for tag in ("c", "f", "mergeCell"))
_WORTH_A_SCAN = re.compile(rb"<(?:\w+:)?(?:f|mergeCell)[\s/>]")
_CHUNK = 1 << 20


def scan_part(source: IO[bytes]) -> tuple[set[str], list[Span]]:
    """Return the references of formula cells and the merged ranges of a worksheet part.

    The part has been read by openpyxl with defusedxml before: it declares no entities.
    """
    if not _has_any(source):
        return set(), []
    source.seek(0)
    scan = _Scan()
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = scan.start
    parser.ParseFile(source)
    return scan.formulas, scan.merges


def _has_any(source: IO[bytes]) -> bool:
    """Return whether a formula or a merge may be there at all; UTF-16 is scanned to be sure."""
    tail = b""
    while chunk := source.read(_CHUNK):
        if _WORTH_A_SCAN.search(tail + chunk) or b"\x00" in chunk:
            return True
        tail = chunk[-64:]
    return False


class _Scan:
    """What the start of each element tells."""

    def __init__(self) -> None:
        self.formulas: set[str] = set()
        self.merges: list[Span] = []
        self._cell = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note the cell, its formula, or a merged range."""
        if tag == _CELL:
            self._cell = attributes.get("r", "")
        elif tag == _FORMULA:
            self.formulas.add(self._cell)
        elif tag == _MERGE:
            self.merges.append(_span(attributes.get("ref", "")))


def _span(ref: str) -> Span:
    left, top, right, bottom = range_boundaries(ref)
    return Span(ref=ref, left=left or 1, top=top or 1, right=right or left or 1, bottom=bottom or top or 1)
