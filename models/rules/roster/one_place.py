"""roster.one_place: nobody is in two places at once."""

from collections.abc import Iterator, Sequence

from models.county.words import Part
from models.roster.case import RosterCase
from models.rules.registry import rule
from models.rules.roster.breach import over
from models.rules.roster.phrases import place_names
from models.rules.roster.roster import Roster, Service, in_half
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.one_place"

MESSAGE = text("{p} {d}同一时段排了{n}个班次。", "{p} has {n} duties at the same time on {d}.")
REASON = text("所排机构：{f}。", "Planned at {f}.")
REMEDY = text("调度中心只保留其中一个班次。", "The dispatch center keeps one of the duties.")


@rule(RULE)
def one_place(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum_f x[p,f,s] <= 1``: the duties beyond one in the fuller half of a person's day."""
    for (person, day), services in roster.by_person_day.items():
        most = _at_once(services)
        if most > 1:
            pinned = _at_once([s for s in services if s.pinned])
            message = MESSAGE.fill(p=person, d=day, n=most)
            reason = REASON.fill(f=place_names(case, {s.facility.id for s in services}))
            yield from over(case, RULE, Place(person=person, date=day), 1, most, pinned, message, reason, REMEDY)


def _at_once(services: Sequence[Service]) -> int:
    return max(len(in_half(services, half)) for half in Part.DAY.halves)
