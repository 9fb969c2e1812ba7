"""A county written as a workbook or as JSON; reading it back gives the same county."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from models.base import Record
from models.county import County
from models.files.cells import cell_of
from models.files.input.clean import NONE_WORD
from models.files.input.defaults.log import numbers_of
from models.files.input.defaults.roads import unconnected
from models.files.input.gather_json import gather_document
from models.files.out.atomic import write_bytes
from models.files.sheets import OUTPUT_SHEETS, SHEETS, SheetSpec
from models.files.template import write_readme
from models.files.workbook_layout import OPTIONS, Layout
from models.issue import DefaultUsed
from models.text import text

Spot = tuple[str, int, str]
"""A value by sheet key, row from 0, and column key (empty for the whole row)."""


def write_county_json(county: County, path: str | Path) -> Path:
    """Write the county as JSON with the keys of the workbook; return ``path``."""
    return write_bytes(Path(path), county_json(county))


def county_json(county: County) -> bytes:
    """Return the county as JSON with the keys of the workbook."""
    return f"{county.model_dump_json(by_alias=True, indent=1)}\n".encode()


def write_county_workbook(
    county: County, path: str | Path, defaults: Iterable[DefaultUsed] = (), *, leave_blank: bool = False
) -> Path:
    """Write the county as a workbook; see :func:`county_workbook`; return ``path``."""
    return write_bytes(Path(path), county_workbook(county, defaults, leave_blank=leave_blank))


def county_workbook(county: County, defaults: Iterable[DefaultUsed] = (), *, leave_blank: bool = False) -> bytes:
    """Return the county as a workbook with drop-downs and notes.

    The values in ``defaults`` are shaded and listed on a sheet of their own; with ``leave_blank`` their cells stay
    blank instead, as a planner would leave them (only for values of rows that the input itself has). Numbers keep 16
    significant digits, as Excel does.
    """
    used = tuple(defaults)
    shaded = {spot for default in used for spot in spots_of(default)}
    buffer = BytesIO()
    book = Workbook(buffer, {**OPTIONS, "in_memory": True})
    layout = Layout(book)
    closed = closed_sheets(county)
    for spec in SHEETS:
        sheet = layout.sheet(spec)
        if spec.record is None:
            write_readme(layout, sheet)
            continue
        records = _records(county, spec)
        for index, record in enumerate(records):
            _write_record(layout, sheet, spec, (index, record), shaded, leave_blank=leave_blank)
        if spec.key in closed:
            layout.put(sheet, len(records) + 1, 0, NONE_WORD)
    if used and not leave_blank:
        _write_defaults(layout, book.add_worksheet(OUTPUT_SHEETS["defaults"].zh), used)
    book.close()
    return buffer.getvalue()


def _records(county: County, spec: SheetSpec) -> tuple[Record, ...]:
    found = getattr(county, spec.key)
    return (found,) if spec.single else found


def _write_record(
    layout: Layout,
    sheet: Worksheet,
    spec: SheetSpec,
    row: tuple[int, Record],
    shaded: set[Spot],
    *,
    leave_blank: bool,
) -> None:
    index, record = row
    values = {field.alias or name: getattr(record, name) for name, field in type(record).model_fields.items()}
    for position, column in enumerate(spec.columns):
        shade = (spec.key, index, column.key) in shaded or (spec.key, index, "") in shaded
        if not (shade and leave_blank):
            layout.put(sheet, index + 1, position, cell_of(column, values[column.key]), "default" if shade else "")


def closed_sheets(county: County) -> set[str]:
    """Return the sheets that must say that they are complete, lest reading adds rows to them."""
    book = gather_document("", county.model_dump(by_alias=True))
    empty = {key for key in ("needs", "opening") if not getattr(county, key)}
    for key in ("sites", "volumes"):
        listed = {row.kind for row in getattr(county, key)}
        empty |= {key} if any(center.kind not in listed for center in county.centers) else set()
    return empty | ({"roads"} if unconnected(book) else set())


def spots_of(default: DefaultUsed) -> Iterator[Spot]:
    """Yield every value that a default filled in, from its pointer ``/staff/0-14,16/specialty``."""
    sheet, *steps = default.pointer.strip("/").split("/")
    if steps and steps[0][:1].isdigit():
        column = steps[1] if len(steps) > 1 else ""
        yield from ((sheet, index, column) for index in numbers_of(steps[0]))
    else:
        yield sheet, 0, steps[0] if steps else ""


_DEFAULT_HEADINGS = (
    text("表", "sheet"),
    text("单元格", "cell"),
    text("项目", "field"),
    text("取值", "value"),
    text("来源", "source"),
    text("影响", "effect"),
)


def _write_defaults(layout: Layout, sheet: Worksheet, used: tuple[DefaultUsed, ...]) -> None:
    for position, heading in enumerate(_DEFAULT_HEADINGS):
        layout.put(sheet, 0, position, heading.zh)
        sheet.set_column(position, position, 12 if position < 3 else 44)
    for line, default in enumerate(used, start=1):
        place = default.cell or default.pointer
        cells = (default.sheet, place, default.field.zh, default.value, default.source.zh, default.effect.zh)
        for position, cell in enumerate(cells):
            layout.put(sheet, line, position, cell)
