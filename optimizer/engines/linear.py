"""A linear model over integers as plain arrays: what both engines read, and quick to build at size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

INFINITY = float("inf")


class LinearModel:
    """``low <= A x <= high`` over bounded integer columns; coefficients are whole numbers.

    Rows carry a ``label`` (rule id and keys) so that conflicts and tests can name them. Columns that are not ``whole``
    may be fractions to a mixed-integer engine: those whose whole values follow from the others, such as flows.
    """

    def __init__(self) -> None:
        self.lows: list[int] = []
        self.highs: list[int] = []
        self.wholes: list[bool] = []
        self.row_lows: list[float] = []
        self.row_highs: list[float] = []
        self.row_starts: list[int] = [0]
        self.row_columns: list[int] = []
        self.row_coefficients: list[int] = []
        self.labels: list[tuple[object, ...]] = []

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.lows)

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.labels)

    def column(self, low: int, high: int, whole: bool = True) -> int:
        """Add an integer column with bounds and return its index."""
        self.lows.append(low)
        self.highs.append(high)
        self.wholes.append(whole)
        return len(self.lows) - 1

    def row(
        self,
        label: tuple[object, ...],
        columns: Sequence[int],
        coefficients: Sequence[int] | int = 1,
        low: float = -INFINITY,
        high: float = INFINITY,
    ) -> int:
        """Add ``low <= sum coefficients * columns <= high`` and return its index; one number serves all columns."""
        self.row_columns.extend(columns)
        self.row_coefficients.extend([coefficients] * len(columns) if isinstance(coefficients, int) else coefficients)
        self.row_starts.append(len(self.row_columns))
        self.row_lows.append(low)
        self.row_highs.append(high)
        self.labels.append(label)
        return len(self.labels) - 1

    def copy(self) -> "LinearModel":
        """Return an independent copy."""
        twin = LinearModel()
        for name, value in vars(self).items():
            setattr(twin, name, list(value))
        return twin


class Status(StrEnum):
    """What an engine claims: a proven optimum, some solution, proven infeasible, or nothing."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Limits:
    """Limits of one engine call; ``seconds`` and ``nodes`` are ``None`` for no limit, ``gap`` is relative."""

    seconds: float | None = None
    gap: float = 0.0
    seed: int = 1
    workers: int = 8
    presolve: bool = True
    nodes: int | None = None


@dataclass(frozen=True)
class Solution:
    """An engine's claim: status, column values (empty without a solution), objective, and the bound it proved."""

    status: Status
    values: tuple[int, ...] = ()
    objective: int | None = None
    bound: int | None = None
    seconds: float = field(default=0.0, compare=False)

    @property
    def found(self) -> bool:
        """Whether there is a solution."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)


def objective_value(objective: Iterable[tuple[int, int]], values: Sequence[int]) -> int:
    """Return ``sum coefficient * value`` of an objective given as (column, coefficient)."""
    return sum(coefficient * values[column] for column, coefficient in objective)
