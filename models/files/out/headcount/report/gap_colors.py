"""Colors of facilities by how much of their need is missing."""

from collections.abc import Iterator

from models.text import Text, text

NOTHING = "#9aa5a2"
"""Of a facility that needs nothing."""
_STEPS = ((0.0, "#2a9d8f"), (0.1, "#8ab17d"), (0.25, "#e9c46a"), (0.5, "#f4a261"))
_WORST = "#b3392f"


def gap_color(gap: int, need: int) -> str:
    """Return the color of a facility whose gap is ``gap`` of ``need``."""
    if not need:
        return NOTHING
    return next((color for most, color in _STEPS if gap / need <= most), _WORST)


def gap_legend() -> Iterator[tuple[Text, str]]:
    """Yield the colors with what they mean."""
    yield text("不缺编", "nothing missing"), _STEPS[0][1]
    for most, color in _STEPS[1:]:
        yield text("缺编率≤{p}%", "up to {p}% missing").fill(p=round(100 * most)), color
    yield text("缺编率>50%", "more than half missing"), _WORST
    yield text("无需求", "nothing needed"), NOTHING
