"""Excel workbooks: values by openpyxl in read-only mode, formulas and merged cells by a scan of the same parts."""

import struct
import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import InvalidFileException

from models.files.input.codes import Fault
from models.files.input.limits import LIMITS
from models.files.input.sources.archive import check_archive
from models.files.input.sources.raw import RawSheet
from models.files.input.sources.scan import scan_part

DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, InvalidFileException, LookupError, NotImplementedError,
    OSError, ParseError, DefusedXmlException, RuntimeError, TypeError, ValueError, struct.error, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip
"""What openpyxl, zipfile and the XML parser raise on a damaged workbook; a shortage of memory is not among them."""

LAST_ROW = 1 << 20
"""The last row of a sheet in Excel."""


def read_workbook(path: Path) -> list[RawSheet]:
    """Return the sheets of a workbook, hidden ones too.

    Raises :class:`Fault` for a zip that is too large or encrypted, and ``workbook_damaged`` for anything that cannot
    be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            check_archive(archive, path)
        reader = ExcelReader(str(path), read_only=True, data_only=True)
        reader.read()
        parts = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
        return [_read_sheet(reader, title, part) for title, part in parts.items()]
    except RecursionError as error:
        raise Fault("workbook_damaged", name=path.name, detail="RecursionError") from error
    except DAMAGE as error:
        raise Fault("workbook_damaged", name=path.name, detail=type(error).__name__) from error


def _read_sheet(reader: ExcelReader, title: str, part: str) -> RawSheet:
    """Return one sheet; a chart sheet has no cells.

    Raises ``KeyError`` where the sheet's part is missing, ``ValueError`` for a row beyond the last that Excel has.
    """
    found = RawSheet(title=title)
    sheet = reader.wb[title]
    if not hasattr(sheet, "reset_dimensions"):
        return found
    sheet.reset_dimensions()
    for line, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if line > LAST_ROW:
            raise ValueError(line)
        if not found.add(line, list(row[: LIMITS.columns + 1])):
            break
    with reader.archive.open(part) as source:
        found.formulas, found.merges = scan_part(source)
    return found
