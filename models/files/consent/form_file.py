"""The workbook of one form: a title with its number, the duties with their drop-downs, and a line to sign."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from models.files.consent.columns import CHOICES, COLUMNS, SHOWN, SIGNED, TITLE
from models.files.consent.number import LABEL
from models.files.input.letters import column_letter
from models.files.out.sheets.book import FONT, width
from models.files.workbook_layout import OPTIONS
from models.month import Side
from models.text import Lang, text

HEADINGS = 3
"""The line of the headings, counted from 0; title, number and how to answer stand above."""
OTHERS = "可换人员"
"""A hidden sheet: in each row the colleagues whom the same row of the form offers."""
_NUMBER = text("{l}：{n}　　负责人：{h}", "{l}: {n}   head: {h}")
_NUMBER_ONLY = text("{l}：{n}", "{l}: {n}")
_FILLED = text(
    "　　　　　　　　　　日期：　　　　年　　月　　日　　　　（盖章）", "                    Date:               (seal)"
)
_PAGES = text("第 &P 页，共 &N 页", "page &P of &N")
_UNSAVED = datetime(2020, 1, 1)
_WIDTHS = {
    "duty": 23, "date": 11, "weekday": 5, "part": 6, "facility": 15, "employer": 14, "dept": 13, "title": 8,
    "specialty": 11, "name": 10, "answer": 9, "substitute": 15, "reason": 22, "sign": 10,
}  # fmt: skip
_WRAPPED = ("facility", "employer", "dept", "specialty", "name", "reason", "duty")
_LINE, _ROW = 14.0, 22.0
_CELL = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "border": 1, "border_color": "#9AA8A3"}


@dataclass(frozen=True)
class FormRow:
    """A duty: the cells of its columns, and the colleagues who may go instead."""

    cells: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A form: whose, what it asks, and its rows; ``head`` signs, where that is known."""

    side: Side
    title: str
    number: str
    how: str
    head: str
    rows: tuple[FormRow, ...]


def form_bytes(form: Form, lang: Lang) -> bytes:
    """Return the workbook of a form."""
    buffer = BytesIO()
    book = Workbook(buffer, {**OPTIONS, "in_memory": True})
    book.set_properties({"created": _UNSAVED, "title": form.title})
    _Sheet(book, form, lang).write()
    book.close()
    return buffer.getvalue()


class _Sheet:
    """The sheet of a form on its way to be written."""

    def __init__(self, book: Workbook, form: Form, lang: Lang) -> None:
        self._book, self._form, self._lang = book, form, lang
        self._keys = SHOWN[form.side]
        self._sheet: Worksheet = book.add_worksheet(TITLE[form.side].zh)

    def write(self) -> None:
        """Write everything."""
        self._above()
        self._rows()
        self._drop_downs()
        line = HEADINGS + 1 + len(self._form.rows)
        self._sheet.set_row(line, 34)
        look = self._book.add_format({"font_name": FONT, "font_size": 11, "valign": "vcenter"})
        self._sheet.write_string(line, 0, SIGNED.say(self._lang) + _FILLED.say(self._lang), look)
        self._print()

    def _above(self) -> None:
        """Write title, number, how to answer, and the headings."""
        form, last = self._form, len(self._keys) - 1
        base: dict[str, Any] = {"font_name": FONT, "valign": "vcenter"}
        said = _NUMBER if form.head else _NUMBER_ONLY
        number = said.say(self._lang, l=LABEL, n=form.number, h=form.head)
        wide = sum(_WIDTHS[key] for key in self._keys)
        lines = (
            (form.title, {"bold": True, "font_size": 15, "align": "center"}, 30.0),
            (number, {"font_size": 10, "align": "left"}, 20.0),
            (form.how, {"font_size": 10, "align": "left", "text_wrap": True}, _height(form.how, wide)),
        )
        for line, (content, look, height) in enumerate(lines):
            self._sheet.merge_range(line, 0, line, last, "", self._book.add_format(base | look))
            self._sheet.write_string(line, 0, content, self._book.add_format(base | look))
            self._sheet.set_row(line, height)
        heading = self._book.add_format(
            {**_CELL, "bold": True, "align": "center", "bg_color": "#DCE8E4", "text_wrap": True}
        )
        for at, key in enumerate(self._keys):
            self._sheet.write_string(HEADINGS, at, COLUMNS[key].title.say(self._lang), heading)
            self._sheet.set_column(at, at, _WIDTHS[key])
        self._sheet.set_row(HEADINGS, 24)

    def _rows(self) -> None:
        wrapped = self._book.add_format({**_CELL, "text_wrap": True})
        plain = self._book.add_format({**_CELL, "align": "center"})
        for line, row in enumerate(self._form.rows, start=HEADINGS + 1):
            tall = [_height(row.cells[at], _WIDTHS[key]) for at, key in enumerate(self._keys) if key in _WRAPPED]
            self._sheet.set_row(line, max(_ROW, *tall))
            for at, key in enumerate(self._keys):
                look = wrapped if key in _WRAPPED else plain
                if row.cells[at]:
                    self._sheet.write_string(line, at, row.cells[at], look)
                else:
                    self._sheet.write_blank(line, at, None, look)

    def _drop_downs(self) -> None:
        """Offer the answers, and in each row the colleagues who may go then and there."""
        first, last = HEADINGS + 1, HEADINGS + len(self._form.rows)
        words = [kind.zh for kind in CHOICES[self._form.side]]
        at = self._keys.index("answer")
        self._sheet.data_validation(
            first, at, last, at, {"validate": "list", "source": words, "error_type": "information"}
        )
        if not any(row.others for row in self._form.rows):
            return
        others = self._book.add_worksheet(OTHERS)
        others.hide()
        at = self._keys.index("substitute")
        for line, row in enumerate(self._form.rows, start=first):
            for column, said in enumerate(row.others):
                others.write_string(line, column, said)
            if row.others:
                source = f"={OTHERS}!$A${line + 1}:${column_letter(len(row.others))}${line + 1}"
                options = {"validate": "list", "source": source, "error_type": "information"}
                self._sheet.data_validation(line, at, line, at, options)

    def _print(self) -> None:
        """Set up A4 across, all columns on a page, title and headings on each."""
        sheet = self._sheet
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(0, HEADINGS)
        sheet.freeze_panes(HEADINGS + 1, 1)
        sheet.hide_gridlines(2)
        number = self._form.number.replace("&", "&&")
        sheet.set_footer(f"&L&8{number}&R&8{_PAGES.say(self._lang)}")


def _height(said: str, wide: float) -> float:
    """Return the height in points that a text takes in a column of that width."""
    return _LINE * max(1, -(-int(width(said)) // max(1, int(wide) - 1))) + 6
