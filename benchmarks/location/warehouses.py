"""Warehouse files of the OR-Library: what a warehouse holds and costs, and what it costs to serve each customer."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benchmarks.location.files import Words, scaled
from benchmarks.location.problem import Ints, Kind, Problem

WORD = "capacity"
"""What stands for a capacity that the file leaves open."""


@dataclass(frozen=True, eq=False)
class Warehouses:
    """``cost[customer, warehouse]`` of a customer's whole demand; ``held`` and ``demands`` as they are written.

    ``cost`` and ``opening`` are in parts of 1 / ``unit``.
    """

    cost: Ints
    opening: Ints
    unit: int
    held: tuple[str, ...]
    demands: tuple[str, ...]

    @property
    def leaves_capacity_open(self) -> bool:
        """Whether the file has the word instead of a number."""
        return WORD in self.held

    def capacitated(self, name: str, capacity: str = "", known: float | None = None) -> Problem:
        """Return the problem with ``capacity`` where the file leaves it open, or for all where it is given.

        Raises ``ValueError`` where it is left open and not given.
        """
        if self.leaves_capacity_open and not capacity:
            raise ValueError("the file leaves the capacity open: give --capacity")
        held = [capacity or word for word in self.held]
        amounts, _ = scaled([*held, *self.demands])
        capacities, demands = amounts[: len(held)], amounts[len(held) :]
        if min(amounts, default=0) < 0:
            raise ValueError("a capacity or a demand is below 0")
        kind, cost, opening = Kind.CAPACITATED, self.cost, self.opening
        return Problem(name, kind, cost, 0, 0, opening, demands, capacities, self.unit, known)

    def uncapacitated(self, name: str, known: float | None = None) -> Problem:
        """Return the problem in which every warehouse can serve all."""
        return Problem(name, Kind.UNCAPACITATED, self.cost, opening=self.opening, unit=self.unit, known=known)


def read_warehouses(path: Path) -> Warehouses:
    """Return the warehouses of a file: how many of each, capacity and cost of each, demand and costs of each."""
    return warehouses_of(path.read_text(encoding="utf-8", errors="replace"))


def warehouses_of(text: str) -> Warehouses:
    """Return the warehouses of a file's text; raises ``ValueError`` where it has none.

    A cost entry is the cost of serving the customer's whole demand, not one unit of it.
    """
    words = Words(text)
    warehouses, customers = words.whole(2, least=1)
    pairs = words.take(2 * warehouses)
    lines = [words.take(1 + warehouses) for _ in range(customers)]
    words.end()
    money, unit = scaled([*pairs[1::2], *(cost for line in lines for cost in line[1:])])
    if money.min() < 0:
        raise ValueError("a cost is below 0")
    held = tuple(WORD if word.lower() == WORD else _amount(word) for word in pairs[::2])
    cost = money[warehouses:].reshape(customers, warehouses)
    return Warehouses(cost, money[:warehouses], unit, held, tuple(_amount(line[0]) for line in lines))


def _amount(word: str) -> str:
    scaled([word])
    return str(Decimal(word))
