"""roster.hosts in the formulation: at most so many receiving units a person and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import Mode
from models.roster.case import RosterCase
from optimizer.roster.pinned import Pinned
from optimizer.roster.rule import Mark, RosterRule

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel

HostChoice = Mapping[tuple[str, int], frozenset[str]]
"""The facilities that may host a person in a year."""


class Hosts(RosterRule):
    """``x[p,f,s] <= host[p,f,y]`` and ``sum_f host[p,f,y] <= max_hosts``; hosts served already count, clause B06.

    ``choice`` fixes everybody's hosts. ``counted=False`` leaves the number of hosts open, which is a relaxation.
    """

    id = "roster.hosts"

    def __init__(self, case: RosterCase, choice: HostChoice | None = None, counted: bool = True) -> None:
        super().__init__(case)
        self._choice, self._counted = choice, counted
        self._known: dict[tuple[str, int], frozenset[str]] = {}

    def marks(self, person: Person, facility: Facility) -> Iterator[Mark]:
        """When hard, bar the slots of years in which hosts are named or chosen and the facility is none of them."""
        if self.mode is not Mode.HARD:
            return
        for year, mask in self._slots_of_year.items():
            allowed = self._allowed(person, year)
            if allowed is not None and facility.id not in allowed:
                yield mask, None

    @cached_property
    def _slots_of_year(self) -> dict[int, int]:
        masks: dict[int, int] = defaultdict(int)
        for slot in self.case.slots:
            masks[slot.date.year] |= 1 << slot.index
        return dict(masks)

    def _allowed(self, person: Person, year: int) -> frozenset[str] | None:
        if self._choice is not None:
            return self._choice.get((person.id, year), frozenset())
        named = frozenset({person.host1, person.host2} - {""})
        return named | self.known(person, year) if named else None

    @cached_property
    def _pinned(self) -> dict[tuple[str, int], set[str]]:
        """The facilities that pinned duties make hosts, by person and year."""
        facilities: dict[tuple[str, int], set[str]] = defaultdict(set)
        for duty in Pinned(self.case).duties:
            facilities[duty.person.id, duty.date.year].add(duty.facility.id)
        return facilities

    def weeks(self, m: WeeksModel) -> None:
        """Limit the number of hosts a person and year; when soft, hosts beyond those named cost apiece."""
        if not self.pushes or not self._counted or self._choice is not None:
            return
        for person in self.case.senders:
            by_year: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
            for n in m.by_person[person.id]:
                column = m.columns[n]
                by_year[int(column.period.month[:4])][column.facility.id].append(n)
            for year, by_facility in by_year.items():
                self._year(m, person, year, by_facility)

    def _year(self, m: WeeksModel, person: Person, year: int, by_facility: dict[str, list[int]]) -> None:
        known = self.known(person, year)
        left = self.left(known)
        named = {person.host1, person.host2} - {""}
        bound = left is not None and len(by_facility.keys() - known) > left
        fresh: list[int] = []
        for facility, columns in by_facility.items():
            unnamed = bool(named) and facility not in named
            if facility in known or not (bound or unnamed):
                continue
            host = m.add_column(0, 1)
            size = sum(m.model.highs[n] for n in columns)
            m.model.row((self.id, person.id, facility, year), [*columns, host], [*[1] * len(columns), -size], high=0)
            if unnamed:
                m.at_most(self, (person.id, facility, "named", year), [host], 0)
            fresh.append(host)
        if left is not None and bound:
            m.at_most(self, (person.id, year), fresh, left)

    def known(self, person: Person, year: int) -> frozenset[str]:
        """Return the hosts that history and pinned duties already make."""
        key = (person.id, year)
        if key not in self._known:
            self._known[key] = self.case.history.hosts(person.id, year) | self._pinned[key]
        return self._known[key]

    def left(self, known: frozenset[str]) -> int | None:
        """Return how many more hosts are allowed beside ``known``; ``None`` without a limit."""
        limit = self.case.policy.number(self.id, "max_hosts")
        return None if limit is None else max(0, limit - len(known))
