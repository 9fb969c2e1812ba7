"""The rivals: other ways to answer the same question, each at its best, all judged alike."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from benchmarks.location.problem import Answer, Kind, Problem

Solver = Callable[[Problem, float], Answer]
"""What answers a problem within so many seconds."""

_SPOPT = (Kind.MEDIAN, Kind.CENTER, Kind.SET_COVER, Kind.MAXIMAL_COVER, Kind.CAPACITATED_MEDIAN)
_GREEDY = (Kind.MEDIAN, Kind.CENTER, Kind.SET_COVER, Kind.MAXIMAL_COVER, Kind.UNCAPACITATED)


@dataclass(frozen=True)
class Rival:
    """Where a rival is, which kinds it has an answer to, and whether it can prove one."""

    module: str
    function: str
    kinds: tuple[Kind, ...] = tuple(Kind)
    proves: bool = True

    def load(self) -> Solver:
        """Import the rival, which costs seconds and may need the ``bench`` extra, and return it."""
        solver: Solver = getattr(import_module(f"benchmarks.location.rivals.{self.module}"), self.function)
        return solver


RIVALS: dict[str, Rival] = {
    "spopt": Rival("spopt", "by_spopt", _SPOPT),
    "cbc": Rival("cbc", "by_cbc"),
    "highs": Rival("proto", "by_highs"),
    "cpsat": Rival("proto", "by_cpsat"),
    "greedy": Rival("greedy", "by_greedy", _GREEDY, proves=False),
}
