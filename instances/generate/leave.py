"""Generated absences: leave, training, illness, maternity, further study."""

from datetime import date, timedelta
from random import Random

from models.county import Absence, AbsenceKind, Person

BASIS = "示例文号〔2026〕{number}号"
"""Document numbers of generated counties say that they are examples."""

KINDS: tuple[tuple[AbsenceKind, float, tuple[int, int]], ...] = (
    (AbsenceKind.ANNUAL_LEAVE, 0.90, (5, 12)),
    (AbsenceKind.TRAINING, 0.15, (2, 5)),
    (AbsenceKind.SICK, 0.10, (2, 10)),
    (AbsenceKind.FURTHER_STUDY, 0.03, (60, 180)),
    (AbsenceKind.MATERNITY, 0.015, (158, 158)),
)
"""Kind, how often a person has one in a year, and its calendar days from-to."""

REDUCING = (AbsenceKind.FURTHER_STUDY, AbsenceKind.MATERNITY)


def make_absences(staff: list[Person], first: date, last: date, rng: Random) -> list[Absence]:
    """Return absences that begin in the horizon, as often as a year's in proportion; a person's never overlap."""
    days = (last - first).days + 1
    absences: list[Absence] = []
    for person in staff:
        taken: list[Absence] = []
        for kind, rate, (shortest, longest) in KINDS:
            if rng.random() >= rate * days / 365:
                continue
            begin = first + timedelta(days=rng.randrange(days))
            end = begin + timedelta(days=rng.randint(shortest, longest) - 1)
            if any(a.first <= end and begin <= a.last for a in taken):
                continue
            reduces = kind in REDUCING
            basis = BASIS.format(number=len(absences) + len(taken) + 1) if reduces else ""
            taken.append(Absence(person=person.id, kind=kind, first=begin, last=end, reduces=reduces, basis=basis))
        absences += taken
    return absences
