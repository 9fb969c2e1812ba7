"""From headcount to roster: posts that nobody fills ask for visiting days of a specialty."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from models.chain.center_posts import kind_keys
from models.chain.unfilled import PostLine
from models.chain.words import Unasked
from models.county.center_kinds import kind_key
from models.county.words import Category
from models.roster import RosterCase
from models.roster.eligible import Bar, bar, receiving

NEED = "roster.need"


@dataclass(frozen=True)
class Visit:
    """Visiting ``days`` of a month that ``posts`` of a line ask for, all of one ``specialty``; or why they do not."""

    line: PostLine
    posts: int
    specialty: str = ""
    days: float = 0.0
    unasked: Unasked | None = None


def visits_of(lines: Iterable[PostLine], case: RosterCase) -> tuple[Visit, ...]:
    """Return what the posts of ``lines`` that nobody fills ask of the roster of ``case``.

    Each post asks for ``roster.need.post_days`` a month of a specialty that ``post_specialties`` lists for the center's
    kind, else for the category; where several can come, posts take them in turn.
    """
    asking = _Asking(case)
    return tuple(visit for line in lines if line.left for visit in asking.of(line))


class _Asking:
    def __init__(self, case: RosterCase) -> None:
        self._case = case
        self._days = case.policy.days(NEED, "post_days")
        self._receiving = {facility.id for facility in receiving(case)}
        self._centers = {center.kind: center for center in case.county.centers}
        self._known: dict[tuple[str, str], Unasked | None] = {}

    def of(self, line: PostLine) -> Iterator[Visit]:
        """Yield what one line asks for."""
        if line.cell.facility not in self._receiving:
            yield Visit(line, line.left, unasked=Unasked.NOT_RECEIVING)
            return
        listed = self._listed(line)
        barred = {specialty: self._barred(line.cell.facility, specialty) for specialty in listed}
        can = [specialty for specialty, why in barred.items() if why is None]
        if not can:
            people = (why for why in barred.values() if why is not Unasked.NOBODY)
            why = next(people, Unasked.NOBODY) if listed else Unasked.NO_SPECIALTY
            yield Visit(line, line.left, specialty="、".join(listed), unasked=why)
            return
        for specialty, posts in Counter(can[n % len(can)] for n in range(line.left)).items():
            yield Visit(line, posts, specialty, posts * self._days)

    def _listed(self, line: PostLine) -> list[str]:
        """Return the specialties that the policy lists for a line, those of its center's kind before its category's."""
        center = self._centers.get(line.ask.kind) if line.ask else None
        keys = kind_keys(center) if center else ()
        named = [specialty for key in keys for specialty in self._of_kind.get(key, ())]
        return list(dict.fromkeys(named or self._of_category.get(line.cell.category.value, ())))

    @cached_property
    def _pairs(self) -> tuple[tuple[str, str], ...]:
        return self._case.policy.pairs(NEED, "post_specialties")

    @cached_property
    def _of_kind(self) -> dict[str, tuple[str, ...]]:
        return _grouped((kind_key(left), right) for left, right in self._pairs)

    @cached_property
    def _of_category(self) -> dict[str, tuple[str, ...]]:
        spelled = {word: c.value for c in Category for word in (c.value, c.zh, c.en, *c.synonyms)}
        return _grouped((spelled[left], right) for left, right in self._pairs if left in spelled)

    def _barred(self, facility: str, specialty: str) -> Unasked | None:
        key = facility, specialty
        if key not in self._known:
            self._known[key] = self._why(facility, specialty)
        return self._known[key]

    def _why(self, facility: str, specialty: str) -> Unasked | None:
        """Return why nobody of a specialty can come to a facility; ``None`` where somebody can."""
        place = self._case.county.facility_by_id[facility]
        people = [p for p in self._case.senders if p.specialty == specialty and p.dispatchable]
        bars = {bar(self._case, p, place, state) for p in people for state in self._case.slot_states}
        if None in bars:
            return None
        if not people:
            return Unasked.NOBODY
        return Unasked.NOT_LICENSED if Bar.LICENSE in bars else Unasked.OUT_OF_REACH


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for left, right in pairs:
        found[left].append(right)
    return {left: tuple(dict.fromkeys(rights)) for left, rights in found.items()}
