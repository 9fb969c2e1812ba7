"""The roster's case: a county under a policy over a horizon, with the data that checker and formulation share.

Shared are facts (road minutes, work calendar, week index, who may go, who is obliged). Counting duties against
rules and adding up costs is done apart by the checker and by the formulation, so that an error of one cannot
agree with itself in the other.
"""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from models.county.county import County
from models.county.facility import Facility
from models.county.service import Pin
from models.county.staff import Person
from models.county.words import FacilityKind, PinKind
from models.policy.policy import Policy
from models.roads import RoadNetwork, RoadState, Trip
from models.roster.calendar import WorkCalendar, each_day, monday
from models.roster.destinations import destination_kinds
from models.roster.fleet import Fleet
from models.roster.history import Credit, History
from models.roster.obligation import Obligations
from models.roster.postings import Posting, make_postings
from models.roster.presence import Presence
from models.roster.slots import Slot, make_slots
from models.roster.stays import Stays
from models.roster.wants import Want, make_wants


@dataclass(frozen=True)
class RosterCase:
    """A county, a policy, and a horizon from ``first`` to ``last`` inclusive."""

    county: County
    policy: Policy
    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"horizon ends {self.last} before it starts {self.first}")

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The work calendar, the county's own days included."""
        return WorkCalendar(self.county.calendar)

    @cached_property
    def halves(self) -> bool:
        """Whether the unit of duty is the half-day."""
        return self.policy.text_value("roster.availability", "slot") == "half"

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The slots of the horizon."""
        return make_slots(self.calendar, self.first, self.last, self.halves)

    @cached_property
    def slots_by_week(self) -> dict[date, tuple[Slot, ...]]:
        """The slots of the horizon by the Monday of their week."""
        return {week: tuple(slots) for week, slots in groupby(self.slots, key=lambda slot: slot.week)}

    @cached_property
    def slot_days(self) -> float:
        """Day value of a slot: 1, or 0.5 where the unit is the half-day."""
        return 0.5 if self.halves else 1.0

    @cached_property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays of the weeks that the horizon touches, in order."""
        return tuple(sorted({monday(d) for d in each_day(self.first, self.last)}))

    def workdays_of_week(self, week: date) -> list[date]:
        """Return the working days of the whole week of Monday ``week``, inside the horizon or not."""
        return self.calendar.workdays(week, week + timedelta(days=6))

    def settles(self, week: date) -> bool:
        """Return whether the week's last working day lies in the horizon, so that the week is judged here."""
        workdays = self.workdays_of_week(week)
        return bool(workdays) and self.first <= workdays[-1] <= self.last

    @cached_property
    def presence(self) -> Presence:
        """Who is in service, present and free."""
        return Presence(self.county)

    @cached_property
    def obligations(self) -> Obligations:
        """Who is obliged to what."""
        return Obligations(self.county, self.policy, self.presence)

    @cached_property
    def history(self) -> History:
        """Service outside the horizon."""
        return History(self.county, self.policy, self.first, self.last)

    @cached_property
    def roads(self) -> RoadNetwork:
        """The roads in their seasonal states."""
        return RoadNetwork(self.county, self.policy)

    @cached_property
    def fleet(self) -> Fleet:
        """The vehicles, and what ways cost."""
        return Fleet(self)

    @cached_property
    def stays(self) -> Stays:
        """Where the way is so long that one stays."""
        return Stays(self)

    @cached_property
    def destinations(self) -> frozenset[FacilityKind]:
        """The kinds of facility at which service counts as service at grassroots."""
        return destination_kinds(self.policy)

    @cached_property
    def wants(self) -> tuple[Want, ...]:
        """What the receiving facilities want of the horizon."""
        return make_wants(self.county, self.calendar, self.first, self.last, self.slot_days, self.joined_from)

    @cached_property
    def joined_from(self) -> date:
        """The first day of the month that the horizon begins in, where service before it is known; else its begin.

        What is wanted of that month then counts in full, together with what is verified or published of it.
        """
        begin = self.first.replace(day=1)
        known = [p.date for p in self.county.published] + [a.date for a in self.county.attendance]
        return begin if any(begin <= day < self.first for day in known) else self.first

    @cached_property
    def beside(self) -> dict[str, list[Credit]]:
        """The credits outside the horizon, by facility, of the weeks and the month that run into it."""
        first, last = min(self.weeks[0], self.joined_from), self.weeks[-1] + timedelta(days=6)
        found: dict[str, list[Credit]] = defaultdict(list)
        for person in self.county.staff:
            for credit in self.history.credits(person.id, first, last):
                found[credit.facility].append(credit)
        return found

    @cached_property
    def _road_states(self) -> dict[date, RoadState]:
        return {d: self.roads.state(d) for d in each_day(self.first, self.last)}

    def road_state(self, day: date) -> RoadState:
        """Return the state of the roads on a day of the horizon."""
        return self._road_states[day]

    @cached_property
    def slot_states(self) -> tuple[RoadState, ...]:
        """The states of the roads in which there are slots, in order of time."""
        return tuple(dict.fromkeys(self.road_state(slot.date) for slot in self.slots))

    def trip(self, person: Person, facility: str, day: date) -> Trip | None:
        """Return the one-way trip from the person's employer on ``day``, or ``None`` where no open road leads there."""
        return self.roads.trip(person.employer, facility, self.road_state(day))

    @cached_property
    def senders(self) -> tuple[Person, ...]:
        """The staff of the sending facilities, in the order of the sheet."""
        return tuple(p for p in self.county.staff if self.county.facility_by_id[p.employer].sends)

    def is_open(self, facility: Facility, day: date) -> bool:
        """Return whether the facility opens on a working day; one open Monday to Friday opens on make-up days too."""
        return self.calendar.keeps(facility.open_weekdays, day)

    def pins_of(self, kind: PinKind) -> tuple[Pin, ...]:
        """Return the pins of a kind that lie in the horizon."""
        return tuple(p for p in self.county.pins if p.kind is kind and self.first <= p.date <= self.last)

    @cached_property
    def postings(self) -> tuple[Posting, ...]:
        """The slots of resident postings in the horizon."""
        return tuple(make_postings(self))

    @cached_property
    def resident_days(self) -> frozenset[tuple[str, str, date]]:
        """Person, facility and date of the resident postings that no pin overrules: who lives there goes nowhere."""
        return frozenset((p.person, p.facility, p.date) for p in self.postings if not p.overruled)

    def days_still_free(self, person: Person, year: int, after: date | None = None) -> float:
        """Return how many days the person could at most still be sent ``after`` a date until the year ends.

        Free working days, month by month no more than the personal limit; by default after the horizon.
        """
        begin = max((after or self.last) + timedelta(days=1), date(year, 1, 1))
        key = (year, begin, person.max_month, self.presence.pattern(person, begin))
        if key not in self._still_free:
            self._still_free[key] = self._count_still_free(person, begin, date(year, 12, 31))
        return self._still_free[key]

    @cached_property
    def _still_free(self) -> dict[tuple[int, date, float | None, Hashable], float]:
        return {}

    def _workdays(self, begin: date, end: date) -> list[date]:
        if (begin, end) not in self._known_workdays:
            self._known_workdays[begin, end] = self.calendar.workdays(begin, end)
        return self._known_workdays[begin, end]

    @cached_property
    def _known_workdays(self) -> dict[tuple[date, date], list[date]]:
        return {}

    def _count_still_free(self, person: Person, begin: date, end: date) -> float:
        by_month: dict[int, float] = {}
        for day, halves in self.presence.free_halves(person, self._workdays(begin, end)):
            value = halves / 2 if self.halves else float(halves == 2)
            by_month[day.month] = by_month.get(day.month, 0.0) + value
        limit = person.max_month if person.max_month is not None else 31.0
        return sum(min(limit, days) for days in by_month.values())
