"""The counties of a measure in five classes of about the same size, and the colors of them."""

from bisect import bisect_left
from dataclasses import dataclass
from statistics import quantiles

from models.scenario.region import Summary

CLASSES = 5
NO_VALUE = "-"
FROM_BAD_TO_GOOD = ("#c8691f", "#e6b17e", "#d9d9c9", "#83bfae", "#1f7a68")
"""Orange to green by way of gray: told apart by people who see red and green alike."""
FROM_FEW_TO_MANY = ("#dbe9f3", "#a9cbe3", "#6ea6cd", "#3b7fb0", "#1d5480")


@dataclass(frozen=True)
class Classes:
    """The class of each county as one character, ``-`` for none, and of each class its least, greatest and number."""

    marks: str
    ranges: tuple[tuple[float, float, int] | None, ...]
    colors: tuple[str, ...]


def classes_of(summary: Summary) -> Classes:
    """Return the classes of a measure; equal values are never parted, so that a class may be empty."""
    known = sorted(value for value in summary.values if value is not None)
    bounds = quantiles(known, n=CLASSES, method="inclusive") if len(known) > 1 else known
    of = [None if value is None else bisect_left(bounds, value) for value in summary.values]
    members: list[list[float]] = [[] for _ in range(CLASSES)]
    for value, number in zip(summary.values, of, strict=True):
        if value is not None and number is not None:
            members[number].append(value)
    wanted = summary.column.wanted
    colors = FROM_BAD_TO_GOOD if wanted else FROM_FEW_TO_MANY
    return Classes(
        marks="".join(NO_VALUE if number is None else str(number) for number in of),
        ranges=tuple((m[0], m[-1], len(m)) if (m := sorted(its)) else None for its in members),
        colors=colors[::-1] if wanted < 0 else colors,
    )
