"""Text as planners type it, made plain: full-width letters and digits, odd spaces, trailing blanks."""

import re
import unicodedata
from functools import lru_cache

_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_REMEMBERED = 20_000
_SPACES = re.compile(r"[^\S\n]+")

NONE_WORD = "无"
"""What a planner writes to say "none, on purpose"."""

NO_LIMIT = (NONE_WORD, "不限", "无限", "不限制", "不设上限", "无上限")
"""What a planner writes where a limit may be left open; the second is what is written back."""

_BLANK_MARKS = {"", "-", "--", "—", "——", "/", "\\", "N/A", "n/a"}


@lru_cache(_REMEMBERED)
def plain(value: str) -> str:
    """Return ``value`` with half-width letters and digits, ordinary single spaces, and no blanks around it."""
    unwrapped = _INVISIBLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).translate(_FULL_WIDTH)
    return _SPACES.sub(" ", unwrapped).strip()


@lru_cache(_REMEMBERED)
def match_key(value: str) -> str:
    """Return the form in which two spellings of one name are equal: NFKC, no white space, case folded."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", _INVISIBLE.sub("", value))).casefold()


def heading_key(value: str) -> str:
    """Return the form in which headings are compared: also without required marks, units and notes in brackets."""
    key = re.sub(r"[(\[【].*?[)\]】]", "", match_key(value))
    return key.strip("*:：·.。、_ ")


def is_blank(value: object) -> bool:
    """Return whether a cell says nothing: empty, white space, or a dash."""
    return value is None or (isinstance(value, str) and plain(value) in _BLANK_MARKS)
