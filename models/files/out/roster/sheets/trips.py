"""派车单: each vehicle that goes out, where, with whom, and when it leaves and comes back."""

import datetime as dt
from collections.abc import Iterator

from models.county import Part
from models.files.out.roster.results import Results
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.plan import Outing
from models.policy.values import parse_clock
from models.roster.calendar import month_key
from models.roster.fleet import VEHICLES
from models.rules.roster.rides import Rides
from models.text import text

TRIP_COLUMNS = {
    "date": text("日期", "date"),
    "weekday": text("星期", "weekday"),
    "vehicle": text("车号", "vehicle"),
    "facility": text("接收单位", "receiving unit"),
    "route": text("路线", "route"),
    "people": text("人员", "names"),
    "ids": text("工号", "codes"),
    "depart": text("出发", "depart"),
    "back": text("返回", "return"),
    "km": text("往返公里", "km there and back"),
    "yuan": text("车费（元）", "fare (yuan)"),
}
_WIDTHS = {"date": 11, "weekday": 5.5, "vehicle": 11, "facility": 18, "route": 26, "people": 26, "ids": 18, "depart": 7,
           "back": 7, "km": 9, "yuan": 9}  # fmt: skip
_KINDS = {"date": Kind.CENTER, "weekday": Kind.CENTER, "depart": Kind.CENTER, "back": Kind.CENTER, "km": Kind.NUMBER,
          "yuan": Kind.WHOLE}  # fmt: skip
_LEFT = text("{d} {h}{n}人没有座位：{p}", "{d}: {n} of {h} without a seat: {p}")
_MONEY = text("{m}共出车{o}次，车费、路费和补助{y}元。", "{m}: {o} outings; fares and per diems of {y} yuan.")
_HOURS = {Part.AM: ("morning", "noon"), Part.PM: ("afternoon", "evening"), Part.DAY: ("morning", "evening")}


def trips_table(results: Results, shown: Shown) -> Table:
    """Return the outings by date and vehicle; below them who finds no seat, and the money of each month."""
    title = text("{c}{m}派车单（第{v}版）", "{c}: dispatch of vehicles, {m} (version {v})")
    span = shown.span(results.plan.first, results.plan.last)
    outings = sorted(results.rides.outings, key=lambda o: (o.date, o.vehicle))
    return Table(
        title=shown.say(title.fill(c=shown.consortium, m=f" {span} ", v=results.plan.version)),
        headings=tuple(Heading(t, _WIDTHS[k], _KINDS.get(k, Kind.WRAP)) for k, t in TRIP_COLUMNS.items()),
        rows=[_row(results, shown, outing) for outing in outings],
        landscape=True,
        notes=tuple(_notes(results.rides, shown)),
    )


def has_trips(results: Results) -> bool:
    """Return whether vehicles are listed, so that there is a dispatch sheet."""
    return bool(results.case.fleet.kinds)


def _row(results: Results, shown: Shown, outing: Outing) -> tuple[Cell, ...]:
    fleet = results.case.fleet
    owner = fleet.kind_of[outing.vehicle].owner
    there = shown.short(outing.facility)
    depart, back = _hours(results, outing)
    return (
        outing.date.isoformat(),
        shown.weekday(outing.date),
        outing.vehicle,
        shown.facility(outing.facility),
        f"{shown.short(owner)} → {there} → {shown.short(owner)}",
        "、".join(shown.person(p) for p in outing.people),
        "、".join(outing.people),
        depart,
        back,
        2 * fleet.km(owner, outing.facility, outing.date),
        results.rides.fare(outing),
    )


def _hours(results: Results, outing: Outing) -> tuple[str, str]:
    """Return when a vehicle leaves to be there in time, and when it is back: the ways before and after the work."""
    case = results.case
    owner = case.fleet.kind_of[outing.vehicle].owner
    trip = case.roads.trip(owner, outing.facility, case.road_state(outing.date))
    way = dt.timedelta(minutes=trip.minutes if trip else 0)
    parts = {v.part for v in results.roster.visits_at[outing.facility, outing.date] if v.person.id in outing.people}
    hours = [[parse_clock(case.policy.text_value(VEHICLES, name)) for name in _HOURS[part]] for part in parts]
    if not hours:
        return "", ""
    arrive = dt.datetime.combine(outing.date, min(first for first, _ in hours))
    leave = dt.datetime.combine(outing.date, max(last for _, last in hours))
    return f"{arrive - way:%H:%M}", f"{leave + way:%H:%M}"


def _notes(rides: Rides, shown: Shown) -> Iterator[str]:
    for owner, day in rides.riders:
        left = [person for person, _, _ in rides.unseated(owner, day)]
        if left and rides.has_cars(owner):
            yield shown.say(_LEFT.fill(d=day, h=shown.short(owner), n=len(left), p="、".join(map(shown.person, left))))
    for month, yuan in sorted(rides.spent().items()):
        number = sum(month_key(o.date) == month for o in rides.outings)
        yield shown.say(_MONEY.fill(m=month, o=number, y=yuan))
