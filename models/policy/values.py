"""Policy values from text, exactly: shares as fractions, days as halves."""

import re
from collections.abc import Callable
from datetime import date, time
from fractions import Fraction
from functools import lru_cache

from models.policy.rule import Parameter

_YES = {"true", "yes", "1", "是", "开", "on"}
_NO = {"false", "no", "0", "否", "关", "off"}
_LEAP_YEAR = 2024


def parse_share(value: str) -> Fraction:
    """Return ``"50%"``, ``"0.5"`` or ``"1/2"`` as a fraction in [0, 1]; raise ``ValueError`` otherwise."""
    cleaned = value.strip()
    share = _fraction(cleaned[:-1]) / 100 if cleaned.endswith("%") else _fraction(cleaned)
    if not 0 <= share <= 1:
        raise ValueError(value)
    return share


def parse_days(value: str) -> float:
    """Return days >= 0 in halves; raise ``ValueError`` otherwise."""
    days = _fraction(value.strip())
    if days < 0 or days > 366 or (2 * days).denominator != 1:
        raise ValueError(value)
    return float(days)


def _fraction(value: str) -> Fraction:
    """Return a decimal or a fraction; raise ``ValueError`` for others, powers of ten too: they may never end."""
    if "e" in value.lower():
        raise ValueError(value)
    return Fraction(value)


def parse_number(value: str) -> int | None:
    """Return a whole number >= 0, or ``None`` where ``value`` is empty."""
    cleaned = value.strip()
    if not cleaned:
        return None
    number = int(cleaned)
    if number < 0:
        raise ValueError(value)
    return number


def parse_decimal(value: str) -> Fraction:
    """Return a number >= 0, such as ``"4.5"``, exactly; raise ``ValueError`` otherwise."""
    number = _fraction(value.strip())
    if not 0 <= number <= 1_000_000:
        raise ValueError(value)
    return number


def parse_flag(value: str) -> bool:
    """Return a yes or no; raise ``ValueError`` otherwise."""
    cleaned = value.strip().lower()
    if cleaned in _YES:
        return True
    if cleaned in _NO:
        return False
    raise ValueError(value)


@lru_cache(maxsize=1024)
def parse_words(value: str) -> tuple[str, ...]:
    """Return the words of a list separated by commas, semicolons or 、."""
    return tuple(w for w in re.split(r"[,;，；、\s]+", value.strip()) if w)


def parse_pairs(value: str) -> tuple[tuple[str, str], ...]:
    """Return ``影像:技师、检验:技师`` as pairs in their order; raise ``ValueError`` otherwise."""
    pairs = []
    for word in parse_words(value):
        left, _, right = re.sub(r"[：=]", ":", word).partition(":")
        if not left or not right or ":" in right:
            raise ValueError(word)
        pairs.append((left, right))
    return tuple(pairs)


def parse_season_date(value: str) -> tuple[int, int]:
    """Return month and day of ``MM-DD``, February 29 included; raise ``ValueError`` otherwise."""
    match = re.fullmatch(r"(\d{2})-(\d{2})", value.strip())
    if not match:
        raise ValueError(value)
    day = date(_LEAP_YEAR, int(match[1]), int(match[2]))
    return day.month, day.day


def parse_clock(value: str) -> time:
    """Return a time of day ``HH:MM``; raise ``ValueError`` otherwise."""
    match = re.fullmatch(r"(\d{1,2})[:：](\d{2})", value.strip())
    if not match:
        raise ValueError(value)
    return time(int(match[1]), int(match[2]))


def _check_number(parameter: Parameter, value: str) -> None:
    number = parse_number(value)
    if number is None:
        return
    if number < (parameter.least or 0) or (parameter.most is not None and number > parameter.most):
        raise ValueError(value)


def _check_pairs(parameter: Parameter, value: str) -> None:
    said = {right for _, right in parse_pairs(value)}
    if parameter.choices and not said <= set(parameter.choices):
        raise ValueError(value)


_READ: dict[str, Callable[[str], object]] = {
    "share": parse_share,
    "days": parse_days,
    "decimal": parse_decimal,
    "flag": parse_flag,
    "season_date": parse_season_date,
    "clock": parse_clock,
}


def check_value(parameter: Parameter, value: str) -> None:
    """Raise ``ValueError`` unless ``value`` can be read as ``parameter``'s type and is within its limits."""
    match parameter.type:
        case "number":
            _check_number(parameter, value)
        case "pairs":
            _check_pairs(parameter, value)
        case "choice" if value not in parameter.choices:
            raise ValueError(value)
        case "words" if parameter.choices and not set(parse_words(value)) <= set(parameter.choices):
            raise ValueError(value)
        case type if type in _READ:
            _READ[type](value)
        case _:
            pass
