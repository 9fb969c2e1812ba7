"""The number of a form: whose it is, and which handing out; on its cover and above each of its tables."""

import re
from typing import NamedTuple

from models.files.collect.asked import Audience
from models.files.input.clean import plain

LABEL = "表号"
_PREFIX = {Audience.DEPARTMENT: "KS", Audience.UNIT: "JS"}
_AUDIENCE = {prefix: audience for audience, prefix in _PREFIX.items()}
_NUMBER = re.compile(r"(KS|JS)-(.{1,64})-(\d{1,4})", re.IGNORECASE)
_LABELLED = re.compile(rf"{LABEL}\s*[:：]\s*(.+)$")


class FormNumber(NamedTuple):
    """``code`` is the department's or unit's; ``round`` the handing out that the form's rows are from.

    Round 0 is a form that was made outside of any county folder.
    """

    audience: Audience
    code: str
    round: int

    def __str__(self) -> str:
        """Return ``KS-H1-01-2``: 科室 H1-01, second handing out."""
        return f"{_PREFIX[self.audience]}-{self.code}-{self.round}"


def read_number(said: str) -> FormNumber | None:
    """Return the number that a text is, ``None`` where it is none."""
    found = _NUMBER.fullmatch(plain(said))
    if found is None:
        return None
    return FormNumber(_AUDIENCE[found[1].upper()], found[2], int(found[3]))


def number_in(cells: list[object]) -> FormNumber | None:
    """Return the number in a row of cells: after 表号 in the same cell, or in the next."""
    said = [plain(c) for c in cells if isinstance(c, str)]
    for place, cell in enumerate(said):
        found = _LABELLED.search(cell)
        if found:
            return read_number(found[1])
        if cell.rstrip(":：") == LABEL and place + 1 < len(said):
            return read_number(said[place + 1])
    return None
