"""Whole amounts as planners write them: 1200000, 1,200,000元, 120万, 1.2亿元, 3600人次/年."""

import math
import re
from decimal import Decimal, InvalidOperation
from unicodedata import normalize

from models.files.input.clean import plain
from models.files.input.codes import Fault

LARGEST = 10**15
_TIMES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_AMOUNT = re.compile(
    r"[¥￥]?(?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?)(?P<times>[十百千]?[万]|[百千亿])?"
    r"(?:人民币)?(?:元|块|人次|人|名|次|件|份|例|包|趟|个)?(?:整|/年|每年)?"
)


def read_amount(value: object) -> int:
    """Return a whole amount; 1.5万 is one, 1.5 is not.

    Raises :class:`Fault` with ``not_a_number`` or ``not_whole``.
    """
    number = _decimal(value)
    if number is None or abs(number) > LARGEST:
        raise Fault("not_a_number", found=value)
    if number != int(number):
        raise Fault("not_whole", found=value)
    return int(number)


def _decimal(value: object) -> Decimal | None:
    """Return the number that ``value`` says, ``None`` where it says none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value)) if math.isfinite(value) else None
    if not isinstance(value, str):
        return None
    said = re.sub(r"[,，\s]", "", normalize("NFKC", plain(value)).casefold())
    match = _AMOUNT.fullmatch(said)
    if match is None:
        return None
    try:
        return Decimal(match["number"]) * _TIMES[match["times"] or ""]
    except InvalidOperation:
        return None
