"""Where the counties of a generated region lie: an invented layout, so that a map can be drawn."""

from math import ceil, sqrt
from random import Random

from instances.generate.geometry import Point

Box = tuple[float, float, float, float]

REGION: Box = (75.0, 94.0, 37.0, 47.0)
COUNTRY: Box = (78.0, 130.0, 22.0, 50.0)
"""West, east, south and north of the extents, in degrees."""
_INSIDE = (0.2, 0.8)
"""Where in its cell a seat lies."""


def seats(number: int, rng: Random, *, wide: bool = False) -> list[Point]:
    """Return the seats of ``number`` counties, each somewhere in a cell of its own; ``wide`` over a whole country."""
    west, east, south, north = COUNTRY if wide else REGION
    across = ceil(sqrt(number * (east - west) / (north - south)))
    down = ceil(number / across)
    cells = sorted(rng.sample(range(across * down), number))
    width, height = (east - west) / across, (north - south) / down
    return [
        (
            round(west + width * (cell % across + rng.uniform(*_INSIDE)), 4),
            round(south + height * (cell // across + rng.uniform(*_INSIDE)), 4),
        )
        for cell in cells
    ]
