"""The case: opening days, pins of the horizon, and what the rest of the year can give."""

from datetime import date

from models.county import Part, PinKind
from models.roster import RosterCase
from tests.builders import absence, facility, make_case, person, pin, tiny_county, weekly


def test_a_facility_open_monday_to_friday_opens_on_makeup_days(march: RosterCase) -> None:
    assert march.is_open(facility(), date(2026, 2, 28))
    assert not march.is_open(facility(), date(2026, 3, 7))
    assert not march.is_open(facility(open_weekdays=(1, 2, 3, 4)), date(2026, 2, 28))
    assert march.is_open(facility(open_weekdays=(6,)), date(2026, 3, 7))


def test_only_pins_of_the_horizon_and_kind() -> None:
    pins = [
        pin("P1", "2026-02-28", "T1"),
        pin("P1", "2026-03-02", "T1"),
        pin("P1", "2026-03-31", "T1"),
        pin("P1", "2026-03-03", "T1", kind=PinKind.MUST_NOT),
    ]
    case = make_case(tiny_county(pins=pins), "2026-03-01", "2026-03-31")
    assert [str(p.date) for p in case.pins_of(PinKind.MUST)] == ["2026-03-02", "2026-03-31"]


def still_free(who: object, last: str = "2026-11-30", profile: str = "xinjiang", **records: object) -> float:
    county = tiny_county(people=[who], profile=profile, **records)  # type: ignore[list-item,arg-type]
    case = make_case(county, "2026-11-01", last)
    return case.days_still_free(case.county.staff[0], 2026)


def test_the_free_working_days_until_the_year_ends() -> None:
    # December 2026 has 23 working days, from Tuesday 1 to Thursday 31.
    assert still_free(person()) == 23
    assert still_free(person(end="2026-12-04")) == 4
    assert still_free(person(max_month=8)) == 8
    assert still_free(person(fixed_unavailable=(weekly(1),))) == 19
    assert still_free(person(), absences=[absence("P1", "2026-12-01", "2026-12-20")]) == 9
    assert still_free(person(), last="2026-12-31") == 0


def test_half_days_are_free_where_the_profile_has_them() -> None:
    mondays = person(fixed_unavailable=(weekly(1, Part.AM),))
    assert still_free(mondays) == 19
    assert still_free(mondays, profile="xx-county") == 21
