"""Giving an amount out in order: the first gets all that it asks for, then the next."""

from collections.abc import Sequence


def pour(amount: float, sizes: Sequence[float]) -> list[float]:
    """Return how much of ``amount``, from 0 on, each of ``sizes`` gets; what is left over is nobody's."""
    got: list[float] = []
    for size in sizes:
        got.append(min(size, amount))
        amount -= got[-1]
    return got
