"""What follows from the answers to a draft: who must, and who must not, go where, and who is still to be asked."""

from collections.abc import Iterable, Iterator
from datetime import date

from models.county import County
from models.county.service import Pin
from models.county.words import Part, PinKind
from models.month.answer import Answer, AnswerKind, Side
from models.month.duty_code import duty_code, read_duty_code
from models.plan import Duty

Asked = tuple[str, Side]
"""A duty and who is asked about it."""


def standing(answers: Iterable[Answer]) -> dict[Asked, Answer]:
    """Return the answers that hold: the last one of a side to a duty."""
    return {(a.duty, a.side): a for a in answers}


def pins_of(answers: Iterable[Answer]) -> tuple[Pin, ...]:
    """Return the pins that answers mean; the last answer of a side to a duty holds.

    A department that declines keeps the person at home in that part of the day; with a substitute, the substitute goes
    in their place, and the person stays at home unless named as a substitute elsewhere at that time. A receiving unit
    that declines does not want that person then, who may serve elsewhere.
    """
    last = standing(answers).values()
    named = set(_named(last))
    pins = {(p.person, p.date, p.part, p.facility, p.kind): p for a in last for p in _pins(a, named)}
    return tuple(pins.values())


def _named(answers: Iterable[Answer]) -> Iterator[tuple[str, date, Part]]:
    """Yield who goes as a substitute in which half-day."""
    for answer in answers:
        if answer.kind is AnswerKind.SUBSTITUTE:
            day, _, _, part = read_duty_code(answer.duty)
            yield from ((answer.substitute, day, half) for half in part.halves)


def _pins(answer: Answer, named: set[tuple[str, date, Part]]) -> Iterator[Pin]:
    if answer.kind is AnswerKind.AGREED:
        return
    day, person, facility, part = read_duty_code(answer.duty)
    swapped = answer.kind is AnswerKind.SUBSTITUTE and any((person, day, half) in named for half in part.halves)
    where = facility if answer.side is Side.UNIT or swapped else ""
    kept = {"date": day, "part": part, "reason": answer.reason}
    yield Pin(person=person, facility=where, kind=PinKind.MUST_NOT, **kept)
    if answer.kind is AnswerKind.SUBSTITUTE:
        yield Pin(person=answer.substitute, facility=facility, kind=PinKind.MUST, **kept)


def unanswered(duties: Iterable[Duty], answers: Iterable[Answer], side: Side) -> list[Duty]:
    """Return the duties that a side has not answered; whom a department named itself it need not be asked about."""
    known = {a.duty for a in standing(answers).values() if a.side is side} | agreed(answers, side)
    return [d for d in duties if duty_code(d) not in known]


def agreed(answers: Iterable[Answer], side: Side) -> set[str]:
    """Return the duties to which a side agrees: as they are, or as a department has named the substitute itself."""
    own = [a for a in standing(answers).values() if a.side is side]
    as_it_is = {a.duty for a in own if a.kind is AnswerKind.AGREED}
    refused = {a.duty for a in own} - as_it_is
    return as_it_is | ({replaced(a) for a in own if a.kind is AnswerKind.SUBSTITUTE} - refused)


def replaced(answer: Answer) -> str:
    """Return the duty of a substitute, as the answer that names them wants it."""
    day, _, facility, part = read_duty_code(answer.duty)
    return duty_code(Duty(person=answer.substitute, facility=facility, date=day, part=part))


def objected(answers: Iterable[Answer]) -> set[str]:
    """Return the duties to which the last answer of either side is not an agreement."""
    return {a.duty for a in standing(answers).values() if a.kind is not AnswerKind.AGREED}


def followed(duties: Iterable[Duty], answers: Iterable[Answer], county: County) -> tuple[Duty, ...]:
    """Return the duties with every answer followed as it stands: substitutes in, what is declined out."""
    last = standing(answers)
    found: dict[str, Duty] = {}
    for duty in duties:
        new = _followed(duty, last, county)
        if new is not None:
            found.setdefault(duty_code(new), new)
    return tuple(found.values())


def _followed(duty: Duty, last: dict[Asked, Answer], county: County) -> Duty | None:
    own = last.get((duty_code(duty), Side.DEPARTMENT))
    if own is not None and own.kind is AnswerKind.SUBSTITUTE:
        if own.substitute not in county.person_by_id:
            return None
        specialty = county.person_by_id[own.substitute].specialty
        return duty.model_copy(update={"person": own.substitute, "specialty": specialty, "pinned": True})
    said = [last.get((duty_code(duty), side)) for side in Side]
    return None if any(a is not None and a.kind is AnswerKind.DECLINED for a in said) else duty
