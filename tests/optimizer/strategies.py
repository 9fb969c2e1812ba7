"""Toy counties for hypothesis: small enough to try every plan, with every rule in play.

A toy has one to three people, two places that may receive, and one to three working days (or half-days) that may
straddle weeks, months or years. Days of the window that are not drawn are days off.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from models.base import Record
from models.county import (
    Absence,
    Activity,
    Attendance,
    CalendarDay,
    Category,
    County,
    DateKind,
    Department,
    Facility,
    FacilityKind,
    Mode,
    Need,
    Opening,
    Part,
    Period,
    Person,
    Pin,
    PinKind,
    Published,
    Road,
    Title,
)
from models.roster import RosterCase
from tests.builders import (
    absence,
    attendance,
    department,
    facility,
    hospital,
    make_case,
    need,
    opening,
    person,
    pin,
    published,
    road,
    tiny_county,
    weekly,
)

TOWNS = ("T1", "T2")
SPECIALTIES = ("内科", "外科")


@dataclass(frozen=True)
class Window:
    """A horizon, the working days a toy may have in it, and days around it in the same weeks."""

    first: str
    last: str
    days: tuple[str, ...]
    around: tuple[str, ...]


WINDOWS = (
    Window("2026-03-02", "2026-03-08", ("2026-03-02", "2026-03-04", "2026-03-06"), ("2026-02-27", "2026-03-09")),
    Window("2026-03-04", "2026-03-10", ("2026-03-04", "2026-03-06", "2026-03-09"), ("2026-03-02", "2026-03-12")),
    Window("2026-03-30", "2026-04-03", ("2026-03-30", "2026-03-31", "2026-04-01"), ("2026-03-27", "2026-04-07")),
    Window("2025-12-30", "2026-01-02", ("2025-12-30", "2025-12-31", "2026-01-02"), ("2025-12-29", "2026-01-05")),
)

MODES: dict[str, tuple[Mode, ...]] = {
    "roster.weekly_share": (Mode.SOFT, Mode.SOFT, Mode.HARD, Mode.REPORT, Mode.OFF),
    "roster.annual_days": (Mode.SOFT, Mode.SOFT, Mode.HARD, Mode.REPORT, Mode.OFF),
    "roster.exempt": (Mode.HARD, Mode.OFF),
    "roster.availability": (Mode.HARD, Mode.HARD, Mode.HARD, Mode.SOFT, Mode.REPORT, Mode.OFF),
    "roster.one_place": (Mode.HARD, Mode.HARD, Mode.HARD, Mode.SOFT, Mode.REPORT, Mode.OFF),
    "roster.eligible": (Mode.HARD, Mode.HARD, Mode.SOFT, Mode.REPORT, Mode.OFF),
    "roster.home_floor": (Mode.HARD, Mode.HARD, Mode.SOFT, Mode.REPORT, Mode.OFF),
    "roster.rooms": (Mode.HARD, Mode.HARD, Mode.SOFT, Mode.REPORT, Mode.OFF),
    "roster.need": (Mode.SOFT, Mode.SOFT, Mode.HARD, Mode.REPORT, Mode.OFF),
    "roster.hosts": (Mode.HARD, Mode.SOFT, Mode.REPORT, Mode.OFF),
    "roster.pins": (Mode.HARD, Mode.HARD, Mode.SOFT, Mode.REPORT, Mode.OFF),
    "roster.travel": (Mode.SOFT, Mode.SOFT, Mode.OFF),
    "roster.agreed": (Mode.SOFT, Mode.OFF, Mode.HARD, Mode.REPORT),
    "roster.fixed_weekday": (Mode.OFF, Mode.OFF, Mode.SOFT, Mode.HARD, Mode.REPORT),
}
"""The modes in which each rule is drawn, the likely ones more often."""

VALUES: dict[str, tuple[str, ...]] = {
    "roster.weekly_share.share": ("50%", "100%", "1/3"),
    "roster.weekly_share.days": ("1", "0.5", "2"),
    "roster.weekly_share.denominator": ("roll", "available"),
    "roster.weekly_share.min_workdays": ("1", "0", "3"),
    "roster.weekly_share.weight": ("1", "3"),
    "roster.annual_days.days": ("6", "12", "1", "30"),
    "roster.annual_days.weight": ("1", "2"),
    "roster.availability.weight": ("1", "100"),
    "roster.one_place.weight": ("1", "100"),
    "roster.eligible.weight": ("1", "2", "100"),
    "roster.eligible.max_minutes": ("", "", "45"),
    "roster.eligible.remote_minutes": ("90", "50"),
    "roster.home_floor.weight": ("1", "2", "10"),
    "roster.rooms.weight": ("1", "2", "10"),
    "roster.hosts.weight": ("1", "10"),
    "roster.hosts.max_hosts": ("1", "1", "2", "0", ""),
    "roster.agreed.share": ("1", "1/2", "19/20"),
    "roster.agreed.weight": ("1", "2"),
    "roster.need.minimum_mode": ("hard", "soft", "report", "off"),
    "roster.need.weight": ("1", "3"),
}
"""The values of parameters and weights: small weights, so that soft rules compete."""


@dataclass(frozen=True)
class Toy:
    """A toy's case, shown by what is special in it."""

    case: RosterCase

    def __repr__(self) -> str:
        case = self.case
        slots = ", ".join(f"{s.date} {s.part}" for s in case.slots)
        rows = (f"{sheet}: {_special(row)}" for sheet in SHOWN for row in getattr(case.county, sheet))
        policy = " ".join(f"{s.rule.removeprefix('roster.')}.{s.parameter}={s.value}" for s in case.policy.settings)
        return "\n".join(("", f"{case.first} to {case.last}: {slots}", *rows, policy, ""))


SHOWN = (
    "facilities", "departments", "staff", "absences", "needs", "roads", "opening", "published", "attendance", "pins",
)  # fmt: skip
USUAL = {"name", "short_name", "license_class", "employment", "employer", "sends", "km", "verified_by", "basis"}


def _special(row: Record) -> str:
    """Return the fields of a row that are not what they always are."""
    fields = row.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return " ".join(f"{name}={value}" for name, value in fields.items() if name not in USUAL)


@st.composite
def policies(draw: DrawFn) -> dict[str, str]:
    """Draw a mode for every rule and a value for every parameter that shapes plans."""
    modes = {f"{rule}.mode": draw(st.sampled_from(modes)).value for rule, modes in MODES.items()}
    values = {key: draw(st.sampled_from(options)) for key, options in VALUES.items()}
    unit = draw(st.sampled_from(("day", "day", "half")))
    return {**modes, **values, "roster.availability.slot": unit}


@st.composite
def toys(draw: DrawFn, values: Mapping[str, str] | None = None) -> Toy:
    """Draw a toy: window, people, places, needs, pins, history and policy; ``values`` win over drawn ones."""
    policy = {**draw(policies()), **(values or {})}
    window = draw(st.sampled_from(WINDOWS))
    days = draw(st.lists(st.sampled_from(window.days), min_size=2, max_size=3, unique=True))
    staff = draw(st.lists(_people(), min_size=2, max_size=3))
    county = draw(_counties([p.model_copy(update={"id": f"P{n}"}) for n, p in enumerate(staff, 1)], window, days))
    return Toy(make_case(county, window.first, window.last, policy))


@st.composite
def _counties(draw: DrawFn, staff: list[Person], window: Window, days: list[str]) -> County:
    ids = [p.id for p in staff]
    return tiny_county(
        people=staff,
        facilities=[hospital(), *(draw(_towns(id)) for id in TOWNS)],
        departments=[draw(_departments(id)) for id in ("D1", "D2")],
        roads=[draw(_roads("T1", 30)), draw(_roads("T2", 60))],
        calendar=_days_off(window, days),
        needs=draw(st.lists(_needs(), max_size=3)),
        pins=draw(_pins(ids, days)),
        absences=draw(st.lists(_absences(ids, days), max_size=1)),
        opening=draw(_openings(ids, window)),
        published=draw(st.lists(_published(ids, window), max_size=3)),
        attendance=draw(st.lists(_attendance(ids, window), max_size=1)),
    )


def _days_off(window: Window, days: list[str]) -> list[CalendarDay]:
    """Return the calendar that makes every date of the window but ``days`` a day off."""
    first, last = date.fromisoformat(window.first), date.fromisoformat(window.last)
    dates = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    kinds = [(d, DateKind.WORKDAY if d.isoformat() in days else DateKind.OFF) for d in dates]
    return [CalendarDay(date=d, kind=kind) for d, kind in kinds]


def _people() -> SearchStrategy[Person]:
    return st.builds(
        person,
        dept=st.sampled_from(("D1", "D1", "D2")),
        specialty=st.sampled_from(("内科", *SPECIALTIES)),
        title=st.sampled_from((Title.DEPUTY_SENIOR, Title.SENIOR, Title.INTERMEDIATE, Title.JUNIOR)),
        category=st.sampled_from((Category.PHYSICIAN, Category.PHYSICIAN, Category.NURSE)),
        dispatchable=st.sampled_from((True,) * 7 + (False,)),
        fixed_unavailable=st.sampled_from(((), (), (), (), (weekly(1),), (weekly(3, Part.AM),))),
        max_month=st.sampled_from((None, None, None, 1.0, 0.5, 2.0)),
        no_remote=st.sampled_from((False, False, True)),
        host1=st.sampled_from(("", "", "", "T1", "T2")),
        start=st.sampled_from((None, None, None, date(2026, 1, 1), date(2026, 3, 6))),
    )


def _towns(id: str) -> SearchStrategy[Facility]:
    return st.builds(
        facility,
        id=st.just(id),
        kind=st.sampled_from((FacilityKind.TOWNSHIP_CENTER,) * 7 + (FacilityKind.COUNTY_HOSPITAL,)),
        receives=st.sampled_from((True,) * 7 + (False,)),
        rooms=st.sampled_from((1, 1, 1, 2, 2, 0)),
        open_weekdays=st.sampled_from(((1, 2, 3, 4, 5),) * 4 + ((1, 2), (3, 4, 5))),
        licensed_subjects=st.sampled_from(((), (), (), ("内科",))),
    )


def _departments(id: str) -> SearchStrategy[Department]:
    return st.builds(
        department,
        id=st.just(id),
        floor=st.sampled_from((0, 0, 0, 1, 1, 2)),
        floor_senior=st.sampled_from((0, 0, 1)),
    )


def _roads(town: str, minutes: int) -> SearchStrategy[Road]:
    closed = st.sampled_from((("", ""), ("", ""), ("", ""), ("04-01", "04-30"), ("2026-03-01", "2026-03-05")))
    return closed.flatmap(
        lambda dates: st.builds(
            road,
            a=st.just("H1"),
            b=st.just(town),
            minutes=st.just(minutes),
            winter_minutes=st.sampled_from((minutes, minutes + 40)),
            closed_from=st.just(dates[0]),
            closed_to=st.just(dates[1]),
        )
    )


def _needs() -> SearchStrategy[Need]:
    return st.builds(
        need,
        facility=st.sampled_from(TOWNS),
        target=st.sampled_from((1.0, 0.5, 2.0, 4.0)),
        minimum=st.sampled_from((0.0, 0.0, 0.5, 1.0)),
        specialty=st.sampled_from(("", "", *SPECIALTIES)),
        activity=st.sampled_from((None, None, Activity.CLINIC, Activity.ROUNDS, Activity.LECTURE)),
        period=st.sampled_from((Period.WEEK, Period.WEEK, Period.MONTH, Period.YEAR)),
    )


@st.composite
def _pins(draw: DrawFn, people: list[str], days: list[str]) -> list[Pin]:
    """Draw pins that do not contradict one another: of one person and date they take different halves."""
    pins: list[Pin] = []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from((PinKind.MUST, PinKind.MUST, PinKind.MUST_NOT)))
        places = TOWNS if kind is PinKind.MUST else ("", *TOWNS)
        who, when, where = (draw(st.sampled_from(options)) for options in (people, days, places))
        new = pin(who, when, where, kind=kind, part=draw(_parts()))
        if not any(_at_once(new, old) for old in pins):
            pins.append(new)
    return pins


def _at_once(a: Pin, b: Pin) -> bool:
    return (a.person, a.date) == (b.person, b.date) and bool(set(a.part.halves) & set(b.part.halves))


def _parts() -> SearchStrategy[Part]:
    return st.sampled_from((Part.DAY, Part.DAY, Part.AM, Part.PM))


def _absences(people: list[str], days: list[str]) -> SearchStrategy[Absence]:
    return st.builds(
        lambda who, when, part: absence(who, when, when, part=part),
        st.sampled_from(people),
        st.sampled_from(days),
        _parts(),
    )


@st.composite
def _openings(draw: DrawFn, people: list[str], window: Window) -> list[Opening]:
    holders = draw(st.lists(st.sampled_from(people), max_size=2, unique=True))
    return [
        opening(
            who,
            draw(st.sampled_from(("2025-12-15", "2026-02-20"))),
            draw(st.sampled_from((0.0, 1.0, 2.5))),
            hosts_year=draw(st.sampled_from(((), ("T1",), ("T1", "T2")))),
        )
        for who in holders
    ]


def _published(people: list[str], window: Window) -> SearchStrategy[Published]:
    return st.builds(
        published,
        st.sampled_from(people),
        st.sampled_from(TOWNS),
        st.sampled_from((*window.around, *window.days)),
        part=_parts(),
        activity=st.sampled_from((Activity.CLINIC, Activity.ROUNDS)),
    )


def _attendance(people: list[str], window: Window) -> SearchStrategy[Attendance]:
    return st.builds(
        attendance, st.sampled_from(people), st.sampled_from(TOWNS), st.sampled_from(window.around), part=_parts()
    )
