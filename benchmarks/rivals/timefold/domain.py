"""What Timefold plans, in its own annotations; importing this starts the JVM."""

from typing import Annotated

from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningPin,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import HardMediumSoftScore


class Place:
    """Where one may be sent."""

    index: int

    def __init__(self, index: int) -> None:
        self.index = index


@planning_entity
class Day:
    """A person's slot, to be filled with one of ``places`` or left empty."""

    id: Annotated[int, PlanningId]
    pinned: Annotated[bool, PlanningPin]
    places: Annotated[list[Place], ValueRangeProvider(id="places")]
    place: Annotated[Place | None, PlanningVariable(value_range_provider_refs=["places"], allows_unassigned=True)]

    def __init__(self, id: int, pinned: bool, places: list[Place], place: Place | None) -> None:
        self.id, self.pinned, self.places, self.place = id, pinned, places, place


@planning_solution
class Roster:
    """All days, and the numbers of the table as text."""

    places: Annotated[list[Place], ProblemFactCollectionProperty]
    days: Annotated[list[Day], PlanningEntityCollectionProperty]
    numbers: str
    score: Annotated[HardMediumSoftScore | None, PlanningScore]

    def __init__(
        self, places: list[Place], days: list[Day], numbers: str, score: HardMediumSoftScore | None = None
    ) -> None:
        self.places, self.days, self.numbers, self.score = places, days, numbers, score
