"""Colors of minutes: from near to far, in the steps for which coverage is told."""

from bisect import bisect_left
from collections.abc import Sequence

from models.text import Text, text

_NEAR_TO_FAR = ("#2a9d8f", "#8ab17d", "#e9c46a", "#f4a261", "#c8452d")
WIRE, UNSERVED = "#5b7db1", "#9aa5a2"
_UP_TO, _BEYOND = text("{m}分钟以内", "up to {m} minutes"), text("超过{m}分钟", "beyond {m} minutes")


def minute_color(minutes: int, steps: Sequence[int]) -> str:
    """Return the color of ``minutes``; exactly at a step is within it."""
    return _color(bisect_left(steps, minutes), len(steps))


def minute_legend(steps: Sequence[int]) -> list[tuple[Text, str]]:
    """Return each range of minutes with its color, then what travels by wire, then nobody or no road."""
    found = [(_UP_TO.fill(m=most), _color(n, len(steps))) for n, most in enumerate(steps)]
    return [
        *found,
        (_BEYOND.fill(m=steps[-1]), _color(len(steps), len(steps))),
        (text("数字类，不计路程", "by wire"), WIRE),
        (text("无人承接或不通", "not served, or no road"), UNSERVED),
    ]


def _color(place: int, last: int) -> str:
    return _NEAR_TO_FAR[round(place * (len(_NEAR_TO_FAR) - 1) / last)]
