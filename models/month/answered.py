"""What follows from the answers to a draft: who must, and who must not, go where."""

from collections.abc import Iterable, Iterator

from models.county.service import Pin
from models.county.words import PinKind
from models.month.answer import Answer, AnswerKind, Side
from models.month.duty_code import duty_code, read_duty_code
from models.plan import Duty


def pins_of(answers: Iterable[Answer]) -> tuple[Pin, ...]:
    """Return the pins that answers mean; the last answer of a side to a duty holds.

    A department that declines keeps the person at home in that part of the day; with a substitute, the substitute goes
    in their place. A receiving unit that declines does not want that person then, who may serve elsewhere.
    """
    last = {(a.duty, a.side): a for a in answers}
    pins = {(p.person, p.date, p.part, p.facility, p.kind): p for a in last.values() for p in _pins(a)}
    return tuple(pins.values())


def _pins(answer: Answer) -> Iterator[Pin]:
    if answer.kind is AnswerKind.AGREED:
        return
    day, person, facility, part = read_duty_code(answer.duty)
    where = facility if answer.side is Side.UNIT else ""
    kept = {"date": day, "part": part, "reason": answer.reason}
    yield Pin(person=person, facility=where, kind=PinKind.MUST_NOT, **kept)
    if answer.kind is AnswerKind.SUBSTITUTE:
        yield Pin(person=answer.substitute, facility=facility, kind=PinKind.MUST, **kept)


def unanswered(duties: Iterable[Duty], answers: Iterable[Answer], side: Side) -> list[Duty]:
    """Return the duties that a side has not answered."""
    known = {a.duty for a in answers if a.side is side}
    return [d for d in duties if duty_code(d) not in known]


def objected(answers: Iterable[Answer]) -> set[str]:
    """Return the duties to which the last answer of either side is not an agreement."""
    last = {(a.duty, a.side): a for a in answers}
    return {a.duty for a in last.values() if a.kind is not AnswerKind.AGREED}
