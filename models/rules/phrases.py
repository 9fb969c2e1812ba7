"""Words that the checks of every decision use: how a facility, a list or a number is said."""

from collections.abc import Sequence

from models.county.facility import Facility
from models.text import Text

SHOWN = 5


def place_name(facility: Facility) -> str:
    """Return the short name of a facility."""
    return facility.short_name or facility.name


def listed(words: Sequence[str]) -> Text:
    """Return ``words`` as a list in each language."""
    return Text(zh="、".join(words), en=", ".join(words))


def number(value: float) -> str:
    """Return ``value`` without a needless decimal: ``2``, ``2.5``."""
    return f"{value:g}"
