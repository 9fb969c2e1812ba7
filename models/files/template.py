"""The empty workbook that a planner fills in: every sheet with headings, notes, drop-downs and an example row."""

from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from models.files.input.gather import EXAMPLE_MARK, example_row
from models.files.out.atomic import write_bytes
from models.files.sheets import SHEET_BY_KEY, SHEETS
from models.files.workbook_layout import OPTIONS, Layout

_RULES = (
    ("必填", "表名后带 * 的表和标题带 * 的列必须填写，其余可不填：不填的自动补默认值，并列入默认值清单。"),
    ("Required", "Sheets and columns with * are required; everything else is filled in by default and listed."),
    ("示例行", f"第一格以“{EXAMPLE_MARK}：”开头的灰色行是示例，程序不读取，可保留或删去。"),
    ("Examples", f"Gray rows whose first cell begins with {EXAMPLE_MARK}： are examples and not read."),
    ("编码", "引用机构、科室、人员时填编码，也可填不重名的名称或简称。"),
    ("Codes", "Refer by code, or by name where it is unique."),
    ("日期", "写成 2026-03-02；2026/3/2、2026年3月2日 也可以。"),
    ("Dates", "2026-03-02; 2026/3/2 and 2026年3月2日 will do."),
    ("多项", "用顿号隔开，例如 内科、外科；星期写 周一至周五；每周不可派写 周二上午；周四。"),
    ("Lists", "Separated by 、 or commas; weekdays 周一至周五; weekly sessions 周二上午；周四."),
    ("公式和合并", "请粘贴为数值，不要合并单元格。"),
    ("Formulas", "Paste values; do not merge cells."),
)


def write_template(path: str | Path) -> Path:
    """Write the empty workbook to ``path`` and return it; raise ``OSError`` where that cannot be written."""
    buffer = BytesIO()
    book = Workbook(buffer, {**OPTIONS, "in_memory": True})
    layout = Layout(book)
    for spec in SHEETS:
        sheet = layout.sheet(spec)
        if spec.record is None:
            write_readme(layout, sheet)
            continue
        example = example_row(spec)
        for position, column in enumerate(spec.columns):
            layout.put(sheet, 1, position, example.get(column.key), "example")
    book.close()
    return write_bytes(Path(path), buffer.getvalue())


def write_readme(layout: Layout, sheet: Worksheet) -> None:
    """Write how to fill in the workbook, and what each sheet is for."""
    sheets = [
        (spec.title.zh + ("*" if spec.required else ""), f"{spec.note.zh} {spec.note.en}")
        for spec in SHEETS
        if spec.key != SHEET_BY_KEY["readme"].key
    ]
    for line, (item, note) in enumerate([*_RULES, *sheets], start=1):
        layout.put(sheet, line, 0, item)
        layout.put(sheet, line, 1, note)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 100)
