"""Phases of building by every name that planners give them: 1, 第一期, 一期, 2025年底, 2025-12-31."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from models.files.input.clean import match_key
from models.files.input.codes import Fault
from models.files.input.dates import read_date
from models.files.input.names import NameIndex

_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九十")} | {"两": 2, "首": 1}
_NUMBERED = re.compile(r"第?(\d{1,3}|[一二三四五六七八九]?十?[一二三四五六七八九]?|首)(?:期|阶段|批)?(?:建设|工程)?")
_YEAR = re.compile(r"(\d{4})(?:年|年底|年末|年年底|底|末)?")
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:月|月底|月末)?")


def phase_key(value: str) -> str:
    """Return the form in which two names of one phase are equal: 第一期 is 1, 2025年底 is 2025."""
    key = re.sub("^(到|至|截至)", "", match_key(value))
    if match := _NUMBERED.fullmatch(key):
        return _number(match[1]) or key
    if match := _YEAR.fullmatch(key):
        return match[1]
    if match := _MONTH.fullmatch(key):
        return f"{match[1]}-{int(match[2]):02d}"
    try:
        return read_date(key).isoformat()
    except Fault:
        return key


def _number(said: str) -> str:
    """Return the digits of a number up to 99 in Chinese or in digits; nothing where it is none."""
    if said.isdecimal():
        return str(int(said))
    tens, ten, ones = said.rpartition("十")
    if not ten:
        return str(_DIGITS[said]) if said in _DIGITS else ""
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))


def phase_index(phases: Iterable[tuple[str, date | None]]) -> NameIndex:
    """Return the phases by name, by the date of their deadline, and by its month or year where that is one phase's."""
    listed = list(phases)
    dated = [deadline for _, deadline in listed if deadline]
    years, months = Counter(f"{d:%Y}" for d in dated), Counter(f"{d:%Y-%m}" for d in dated)
    index = NameIndex("unknown_phase", phase_key)
    for id, deadline in listed:
        names = []
        if deadline:
            names = [deadline.isoformat()]
            names += [
                name for name, count in ((f"{deadline:%Y}", years), (f"{deadline:%Y-%m}", months)) if count[name] == 1
            ]
        index.add(id, names)
    return index
