"""roster.vehicles: seats for those who go out."""

from collections import Counter
from collections.abc import Iterator

from models.roster.case import RosterCase
from models.roster.dispatch import overfull
from models.rules.phrases import place_name
from models.rules.roster.breach import over
from models.rules.roster.phrases import codes
from models.rules.roster.registry import rule
from models.rules.roster.rides import Rides
from models.rules.roster.roster import Roster
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.vehicles"

MESSAGE = text("{h} {d}有{n}人下乡，车辆座位安排{k}人。", "{n} people of {h} go out on {d}; vehicles take {k}.")
REASON = text(
    "当日可出车{c}辆，共{s}座，已出{o}辆；没有座位的为{p}。",
    "{c} vehicles with {s} seats run on that day, {o} go out; without a seat are {p}.",
)
REMEDY = text(
    "派出单位增派车辆，或由调度中心把同一去向的人并到同一天。",
    "The sending hospital adds a vehicle, or the dispatch center moves those of one way to one day.",
)


@rule(RULE)
def vehicles(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``riders[h,d] - seated[h,d]``: those of a hospital with vehicles who find no seat on a date (clause B12).

    Pins are charged with those pinned riders who would find none if they rode alone.
    """
    if not case.fleet.kinds:
        return
    rides = Rides(case, roster)
    out = Counter((o.date, case.fleet.kind_of[o.vehicle].owner) for o in rides.outings)
    by_pins = overfull(case, rides.pinned)
    for (owner, day), riders in rides.riders.items():
        left = rides.unseated(owner, day)
        if not left or not rides.has_cars(owner):
            continue
        running = [kind for kind in case.fleet.by_owner[owner] if case.fleet.runs(kind, day)]
        seated = len(riders) - len(left)
        place = case.county.facility_by_id[owner]
        message = MESSAGE.fill(h=place_name(place), d=day, n=len(riders), k=seated)
        reason = REASON.fill(
            c=sum(len(k.ids) for k in running),
            s=sum(k.seats * len(k.ids) for k in running),
            o=out[day, owner],
            p=codes([person for person, _, _ in left]),
        )
        held = seated + min(len(left), by_pins.get((owner, day), 0))
        where = Place(hospital=owner, date=day)
        yield from over(case, RULE, where, seated, len(riders), held, message, reason, REMEDY)
