"""Who may go in somebody's place: what bars a substitute from a duty, before anything is planned anew."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from models.county import Person
from models.county.service import Pin
from models.county.words import Mode, Part, PinKind
from models.month.answer import Answer, AnswerKind, Side
from models.month.answered import standing
from models.month.duty_code import duty_code, read_duty_code
from models.plan import Duty
from models.roster import RosterCase
from models.rules.phrases import place_name
from models.rules.roster.availability import why_not_free
from models.rules.roster.eligible import why_barred
from models.rules.roster.phrases import when
from models.rules.roster.roster import Service
from models.text import Text, text

HOSTS = "roster.hosts"
SERVES = text("{w}已排到{f}。", "The person already serves at {f} on {w}.")
NAMED = text("{w}已被指定替换到{f}。", "The person is named as a substitute at {f} on {w}.")
KEPT = text("{w}本科室已答复不派此人。", "The department has answered that the person does not go on {w}.")
UNWANTED = text("{f}已答复{w}不接收此人。", "{f} has answered that it does not want the person on {w}.")
PINNED = text("{w}已另有指定班次。", "A pin has the person elsewhere on {w}.")
FORBIDDEN = text("{w}已指定禁排。", "A pin keeps the person from it on {w}.")
NOT_INCLUDED = text("不纳入下沉范围（{r}）。", "The person is not included in service at grassroots ({r}).")


class Substitutes:
    """Who may go in whose place, in a draft's ``duties`` to which ``answers`` have come in.

    The case's county has the planner's own pins; what answers mean is taken from the answers.
    """

    def __init__(self, case: RosterCase, duties: Iterable[Duty], answers: Iterable[Answer]) -> None:
        self._case = case
        self._last = standing(answers)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._duties: dict[tuple[str, date], list[Duty]] = defaultdict(list)
        self._named: dict[tuple[str, date], list[Duty]] = defaultdict(list)
        for duty in duties:
            self._duties[duty.person, duty.date].append(duty)
            self._places[duty.person].add(duty.facility)
            answer = self._of(duty, Side.DEPARTMENT)
            if answer is not None and answer.kind is AnswerKind.SUBSTITUTE:
                self._named[answer.substitute, duty.date].append(duty)
        self._answered: dict[tuple[str, date], list[Answer]] = defaultdict(list)
        for answer in self._last.values():
            day, person, _, _ = read_duty_code(answer.duty)
            self._answered[person, day].append(answer)
        self._pins: dict[tuple[str, date], list[Pin]] = defaultdict(list)
        for pin in case.county.pins:
            self._pins[pin.person, pin.date].append(pin)
        self._colleagues: dict[str, list[Person]] = defaultdict(list)
        for colleague in case.county.staff:
            self._colleagues[colleague.dept].append(colleague)

    def for_duty(self, duty: Duty) -> list[Person]:
        """Return the colleagues of the same department who may go in place of a duty's person.

        Left out is also for whom the facility would be one receiving unit too many: naming one is allowed, but agreed
        duties elsewhere have to give way to it. First come those who serve at the facility anyway, or have it as a
        receiving unit, then those of the duty's specialty.
        """
        own = self._case.county.person_by_id[duty.person]
        others = [p for p in self._colleagues[own.dept] if p.id != own.id and self._has_unit_left(duty, p)]
        free = [p for p in others if self.against(duty, p) is None]
        return sorted(free, key=lambda p: (not self._knows(p, duty.facility), p.specialty != duty.specialty))

    def _has_unit_left(self, duty: Duty, person: Person) -> bool:
        """Return whether a duty's facility keeps within the person's receiving units, where these bind (B06)."""
        policy, year = self._case.policy, duty.date.year
        if policy.mode(HOSTS) is not Mode.HARD:
            return True
        before, named = self._case.history.hosts(person.id, year), {person.host1, person.host2} - {""}
        if duty.facility in before:
            return True
        units = before | self._places.get(person.id, set()) | {duty.facility}
        limit = policy.number(HOSTS, "max_hosts")
        return (not named or duty.facility in named) and (limit is None or len(units) <= limit)

    def _knows(self, person: Person, facility: str) -> bool:
        return facility in (person.host1, person.host2) or facility in self._places.get(person.id, ())

    def against(self, duty: Duty, person: Person) -> Text | None:
        """Return why ``person`` may not go in place of the duty's person, ``None`` where nothing is against it."""
        return (
            self._not_included(duty, person)
            or self._barred(duty, person)
            or self._serves(duty, person)
            or self._is_answered(duty, person)
            or self._is_pinned(duty, person)
        )

    def _of(self, duty: Duty, side: Side) -> Answer | None:
        return self._last.get((duty_code(duty), side))

    def _not_included(self, duty: Duty, person: Person) -> Text | None:
        """Return why the person is not included where the one replaced is."""
        own = self._case.county.person_by_id[duty.person]
        reason = self._exempt(person, duty.date)
        if reason is None or self._exempt(own, duty.date) is not None:
            return None
        return NOT_INCLUDED.fill(r=reason)

    def _exempt(self, person: Person, day: date) -> Text | None:
        found = self._case.obligations.excluded(person)
        if found is not None:
            return found
        for row in self._case.county.exemptions:
            if row.person == person.id and (row.first or day) <= day <= (row.last or day):
                return text("{r}", "{r}").fill(r=row.reason)
        return None

    def _barred(self, duty: Duty, person: Person) -> Text | None:
        place = self._case.county.facility_by_id[duty.facility]
        own = duty.model_copy(update={"person": person.id, "specialty": person.specialty})
        service = Service(own, person, place, pinned=False, grassroots=place.kind in self._case.destinations)
        return why_not_free(self._case, service) or why_barred(self._case, service)

    def _serves(self, duty: Duty, person: Person) -> Text | None:
        for other in self._duties.get((person.id, duty.date), ()):
            if _overlap(duty.part, other.part) and not self._released(other):
                return self._say(SERVES, other)
        for other in self._named.get((person.id, duty.date), ()):
            if duty_code(other) != duty_code(duty) and _overlap(duty.part, other.part):
                return self._say(NAMED, other)
        return None

    def _released(self, duty: Duty) -> bool:
        """Return whether the person of a duty is free of it by an answer, and is not kept at home."""
        own, unit = self._of(duty, Side.DEPARTMENT), self._of(duty, Side.UNIT)
        if own is not None and own.kind is not AnswerKind.AGREED:
            return own.kind is AnswerKind.SUBSTITUTE
        return unit is not None and unit.kind is AnswerKind.DECLINED

    def _is_answered(self, duty: Duty, person: Person) -> Text | None:
        for answer in self._answered.get((person.id, duty.date), ()):
            _, _, facility, part = read_duty_code(answer.duty)
            if answer.kind is not AnswerKind.DECLINED or not _overlap(part, duty.part):
                continue
            if answer.side is Side.DEPARTMENT:
                return self._say(KEPT, duty)
            if facility == duty.facility:
                return self._say(UNWANTED, duty)
        return None

    def _is_pinned(self, duty: Duty, person: Person) -> Text | None:
        for pin in self._pins.get((person.id, duty.date), ()):
            here = pin.facility in ("", duty.facility)
            if not _overlap(pin.part, duty.part):
                continue
            if pin.kind is PinKind.MUST_NOT and here:
                return self._say(FORBIDDEN, duty)
            if pin.kind is PinKind.MUST and not here:
                return self._say(PINNED, duty)
        return None

    def _say(self, said: Text, duty: Duty) -> Text:
        place = place_name(self._case.county.facility_by_id[duty.facility])
        return said.fill(w=when(duty.date, duty.part), f=place)


def _overlap(one: Part, other: Part) -> bool:
    return bool(set(one.halves) & set(other.halves))
