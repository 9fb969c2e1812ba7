"""Faults and notices about input, each located, in both languages, with a remedy."""

from collections.abc import Iterable
from typing import Literal

from models.base import Record
from models.text import Text

Severity = Literal["error", "warning", "notice"]


class Issue(Record):
    """One fault of the input.

    ``sheet`` and ``cell`` locate it in a workbook (``机构!E17``), ``pointer`` in JSON (``/facilities/15/kind``),
    ``line`` beside it in a file of lines, as YAML is; 0 where there is none.
    Errors block; warnings and notices never do.
    """

    code: str
    severity: Severity
    message: Text
    remedy: Text
    sheet: str = ""
    cell: str = ""
    pointer: str = ""
    line: int = 0

    @property
    def place(self) -> str:
        """Where the fault is: ``sheet!cell``, or the pointer, with its line where that is known."""
        if self.sheet:
            return f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"L{self.line} {self.pointer}".rstrip() if self.line else self.pointer


class DefaultUsed(Record):
    """A value that the input left out and the product filled in, with where it comes from and what it changes."""

    sheet: str
    cell: str
    pointer: str
    field: Text
    value: str
    source: Text
    effect: Text


class InputRefused(Exception):  # noqa: N818 - it is the refusal that is raised, with every fault it found
    """The input has at least one error; ``issues`` holds all of them."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        super().__init__("; ".join(f"{i.place}: {i.message.en}" for i in self.issues if i.severity == "error"))
