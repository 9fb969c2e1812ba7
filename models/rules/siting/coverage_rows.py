"""How many people are within so many minutes of the center that serves them."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.rules.siting.siting import Siting
from models.siting.case import SitingCase


@dataclass(frozen=True)
class CoverageRow:
    """The people of one kind and phase: of all members, of those served, and by minutes those within them.

    Who is split among centers is as far as the furthest; what travels by wire is 0 minutes away.
    """

    phase: int
    kind: str
    total: int
    served: int
    people: dict[int, int]


def coverage_rows(case: SitingCase, siting: Siting, within: Sequence[int]) -> list[CoverageRow]:
    """Return a row for each kind and phase in which it is due, with the people within each of ``within`` minutes."""
    return [_row(case, siting, kind, phase, within) for kind, phase in siting.due()]


def _row(case: SitingCase, siting: Siting, kind: str, phase: int, within: Sequence[int]) -> CoverageRow:
    furthest = {m: max(row.counted for row in rows) for m, rows in siting.served(kind, phase).items()}
    return CoverageRow(
        phase=phase,
        kind=kind,
        total=sum(case.people[member] for member in case.volumes[kind]),
        served=sum(case.people[member] for member in furthest),
        people={most: sum(case.people[m] for m, far in furthest.items() if far <= most) for most in within},
    )
