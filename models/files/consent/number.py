"""The number of a form that asks for consent: which side, month and draft, and whose it is."""

import re
from typing import NamedTuple

from models.files.input.clean import plain
from models.month import Month, Side, read_month

LABEL = "表号"
_PREFIX = {Side.DEPARTMENT: "KSQR", Side.UNIT: "JSQR"}
_SIDE = {prefix: side for side, prefix in _PREFIX.items()}
_NUMBER = re.compile(r"(KSQR|JSQR)-(20\d\d-(?:0[1-9]|1[0-2]))-(\d{1,5})-(\S{1,64})", re.IGNORECASE)


class ConsentNumber(NamedTuple):
    """``code`` is the department's or unit's, ``draft`` the one that the form asks about."""

    side: Side
    month: Month
    draft: int
    code: str

    def __str__(self) -> str:
        """Return ``KSQR-2026-03-2-H1-01``: 科室 H1-01, on the second draft of March 2026."""
        return f"{_PREFIX[self.side]}-{self.month}-{self.draft}-{self.code}"


def find_number(said: str) -> ConsentNumber | None:
    """Return the number that stands in a text, ``None`` where none does."""
    found = _NUMBER.search(plain(said))
    if found is None:
        return None
    return ConsentNumber(_SIDE[found[1].upper()], read_month(found[2]), int(found[3]), found[4])
