"""A chart of seconds and memory against the size of a case, on logarithmic axes, as SVG."""

from collections.abc import Sequence
from math import ceil, floor, log10

from benchmarks.cases import HORIZONS, SIZES

WIDTH, HEIGHT, LEFT, TOP, GAP = 420, 300, 60, 30, 70
COLORS = {"month": "#2a78d6", "quarter": "#e08a00", "year": "#1a936f"}


def growth_chart(rows: Sequence[dict[str, str]]) -> str:
    """Return two panels, seconds and MB, a dot for each run of ours, colored by horizon."""
    points = [(_size(row), row) for row in rows]
    panels = [
        _panel(0, "seconds", [(x, float(row["seconds"]), row["horizon"]) for x, row in points]),
        _panel(1, "MB", [(x, float(row["megabytes"]), row["horizon"]) for x, row in points]),
    ]
    legend = "".join(
        f'<circle cx="{LEFT + 110 * n}" cy="{HEIGHT + TOP + 62}" r="4" fill="{color}"/>'
        f'<text x="{LEFT + 110 * n + 8}" y="{HEIGHT + TOP + 66}">{name}</text>'
        for n, (name, color) in enumerate(COLORS.items())
    )
    width, height = 2 * (WIDTH + GAP) + LEFT, HEIGHT + TOP + 80
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        f'font-size="12"><rect width="{width}" height="{height}" fill="#fff"/>{"".join(panels)}{legend}</svg>\n'
    )


def _size(row: dict[str, str]) -> float:
    people, facilities = SIZES[row["size"]]
    return float(people * facilities * HORIZONS[row["horizon"]])


def _panel(place: int, title: str, points: Sequence[tuple[float, float, str]]) -> str:
    left = LEFT + place * (WIDTH + GAP)
    x_low, x_high = _decades([x for x, _, _ in points])
    y_low, y_high = _decades([y for _, y, _ in points])

    def across(x: float) -> float:
        return left + (log10(x) - x_low) / (x_high - x_low) * WIDTH

    def up(y: float) -> float:
        return TOP + HEIGHT - (log10(y) - y_low) / (y_high - y_low) * HEIGHT

    lines = []
    for power in range(x_low, x_high + 1):
        x = across(10.0**power)
        lines.append(f'<line x1="{x:.0f}" x2="{x:.0f}" y1="{TOP}" y2="{TOP + HEIGHT}" stroke="#ddd"/>')
        lines.append(f'<text x="{x:.0f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">1e{power}</text>')
    for power in range(y_low, y_high + 1):
        y = up(10.0**power)
        lines.append(f'<line x1="{left}" x2="{left + WIDTH}" y1="{y:.0f}" y2="{y:.0f}" stroke="#ddd"/>')
        lines.append(f'<text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">{10.0**power:g}</text>')
    dots = [f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="4" fill="{COLORS[h]}"/>' for x, y, h in points]
    label = f'<text x="{left}" y="{TOP - 10}" font-weight="bold">{title}</text>'
    middle = left + WIDTH / 2
    said = "people x facilities x weeks"
    axis = f'<text x="{middle:.0f}" y="{TOP + HEIGHT + 38}" text-anchor="middle">{said}</text>'
    return "".join([*lines, *dots, label, axis])


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """Return the powers of ten around ``values``, at least one decade apart."""
    low, high = floor(log10(max(min(values), 1e-3))), ceil(log10(max(values)))
    return low, max(high, low + 1)
