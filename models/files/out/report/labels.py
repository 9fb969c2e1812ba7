"""Where the names of a map stand: beside their circles, over as little else as possible."""

from collections.abc import Sequence
from dataclasses import dataclass

_LETTER, _LINE, _GAP = 12.0, 15.0, 2.0


@dataclass(frozen=True)
class Spot:
    """A circle on the screen with a name: position and radius in pixels, y upward."""

    x: float
    y: float
    radius: float
    name: str


Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def label_sides(spots: Sequence[Spot]) -> list[str]:
    """Return for each spot one of plotly's text positions, chosen in turn with the least overlap so far."""
    circles = [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots]
    taken: list[Box] = []
    chosen: list[str] = []
    for spot in spots:
        boxes = _candidates(spot)
        others = [*taken, *circles]
        side = min(boxes, key=lambda name: sum(_overlap(boxes[name], other) for other in others))
        taken += [boxes[side]] * 2
        chosen.append(side)
    return chosen


def _candidates(spot: Spot) -> dict[str, Box]:
    """Return the box of the name on each side; above comes first and wins where all are free."""
    wide, away = _LETTER * len(spot.name), spot.radius + _GAP
    return {
        "top center": (spot.x - wide / 2, spot.y + away, spot.x + wide / 2, spot.y + away + _LINE),
        "bottom center": (spot.x - wide / 2, spot.y - away - _LINE, spot.x + wide / 2, spot.y - away),
        "middle right": (spot.x + away, spot.y - _LINE / 2, spot.x + away + wide, spot.y + _LINE / 2),
        "middle left": (spot.x - away - wide, spot.y - _LINE / 2, spot.x - away, spot.y + _LINE / 2),
    }


def _overlap(a: Box, b: Box) -> float:
    """Return the area that two boxes share."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
