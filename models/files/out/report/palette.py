"""Colors of facilities: a hue for each zone, a shade for each facility in it, so that zones are seen at a glance."""

from collections import defaultdict
from collections.abc import Iterable
from colorsys import hls_to_rgb

from models.county import Facility

_HUES = (0.57, 0.09, 0.38, 0.93, 0.77, 0.15, 0.48, 0.03, 0.66, 0.27)
"""Blue, orange, green, rose, violet, ochre, teal, red, indigo, lime."""
_ONE_ZONE_SATURATION = 0.5


def facility_colors(facilities: Iterable[Facility]) -> dict[str, str]:
    """Return a color such as ``#3a7ca5`` for each facility."""
    zones: dict[str, list[str]] = defaultdict(list)
    for facility in facilities:
        zones[facility.zone].append(facility.id)
    if len(zones) == 1:
        return _around(next(iter(zones.values())))
    colors = {}
    for n, members in enumerate(zones.values()):
        for k, code in enumerate(members):
            colors[code] = _hex(_HUES[n % len(_HUES)], _shade(k, len(members)), 0.55)
    return colors


def _around(codes: list[str]) -> dict[str, str]:
    """Return colors spread around the circle; neighbors alternate in lightness."""
    return {c: _hex(n / len(codes), 0.45 if n % 2 else 0.62, _ONE_ZONE_SATURATION) for n, c in enumerate(codes)}


def _shade(place: int, count: int) -> float:
    return 0.5 if count == 1 else 0.34 + 0.42 * place / (count - 1)


def _hex(hue: float, lightness: float, saturation: float) -> str:
    red, green, blue = hls_to_rgb(hue, lightness, saturation)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
