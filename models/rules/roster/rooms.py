"""roster.rooms: a facility seats so many visitors, on its opening days."""

from collections.abc import Iterator

from models.roster.case import RosterCase
from models.rules.phrases import place_name
from models.rules.roster.breach import over
from models.rules.roster.phrases import codes, when_slot
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, in_half
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.rooms"

MESSAGE = text("{f} {w}安排{n}人，可接纳{k}人。", "{f} has {n} visitors on {w} and room for {k}.")
FULL = text("诊室{r}间，所派为{p}。", "It has {r} rooms; planned are {p}.")
CLOSED = text("当日不开诊，所派为{p}。", "It is closed on that day; planned are {p}.")
REMEDY = text(
    "接收单位增加诊室或开诊日，或由调度中心改期、改派。",
    "The receiving unit offers more rooms or days, or the dispatch center moves duties.",
)


@rule(RULE)
def rooms(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum_p x[p,f,s] <= rooms[f] * open[f,s]``: the visitors of a slot beyond the rooms, in its fuller half."""
    for slot in case.slots:
        for facility in case.county.facilities:
            visits = roster.visits_at.get((facility.id, slot.date))
            if not visits:
                continue
            is_open = case.is_open(facility, slot.date)
            limit = facility.rooms if is_open else 0
            by_half = [in_half(visits, half) for half in slot.part.halves]
            there = max(by_half, key=len)
            if len(there) <= limit:
                continue
            pinned = max(sum(v.pinned for v in of_half) for of_half in by_half)
            message = MESSAGE.fill(f=place_name(facility), w=when_slot(slot), n=len(there), k=limit)
            reason = (FULL if is_open else CLOSED).fill(r=limit, p=codes([v.person.id for v in there]))
            where = Place(facility=facility.id, date=slot.date, part=slot.part.value)
            yield from over(case, RULE, where, limit, len(there), pinned, message, reason, REMEDY)
