"""roster.resident: a posting is kept on every day that both can, and not broken up."""

from models.county import Activity, Part, PinKind
from models.rules import audit
from tests.builders import (
    absence,
    duties,
    duty,
    facility,
    hospital,
    make_case,
    make_plan,
    only,
    person,
    pin,
    resident,
    tiny_county,
    weekly,
)
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.resident"
MON, TUE, WED, THU, FRI = (f"2026-03-{n:02d}" for n in range(2, 7))
YEAR = [resident("P1", "T1", "2026-01-01", "2026-12-31", basis="1号")]
COUNTY = tiny_county(residents=YEAR)
WHOLE = duties("P1", "T1", MON, TUE, WED, THU, FRI)


def test_kept_when_every_working_day_is_planned() -> None:
    assert judge(RULE, COUNTY, WHOLE).findings == ()


def test_broken_by_exactly_the_days_that_are_not() -> None:
    verdict = judge(RULE, COUNTY, WHOLE[:3])
    assert verdict.hard == 2
    (first, _) = verdict.of(RULE)
    assert (first.where.person, first.where.facility, str(first.where.date)) == ("P1", "T1", THU)
    assert "2026-12-31" in first.reason.zh


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, WHOLE[:3], amount=2)


def test_only_days_of_the_posting_on_which_both_can() -> None:
    """The posting begins on Tuesday, T1 opens to Thursday, and Wednesday is a day of leave."""
    places = [hospital(), facility("T1", open_weekdays=(1, 2, 3, 4))]
    rows = [resident("P1", "T1", TUE, "2026-12-31")]
    county = tiny_county(facilities=places, residents=rows, absences=[absence("P1", WED, WED)])
    found = judge(RULE, county, []).of(RULE)
    assert [str(f.where.date) for f in found] == [TUE, THU]
    assert shortfall(RULE, county, duties("P1", "T1", TUE, THU)) == 0


def test_the_last_day_belongs_to_the_posting() -> None:
    county = tiny_county(residents=[resident("P1", "T1", "2025-09-01", TUE)])
    assert shortfall(RULE, county, []) == 2


def test_who_is_elsewhere_on_a_day_of_the_posting_misses_that_day_once() -> None:
    assert shortfall(RULE, COUNTY, [*WHOLE[:4], duty("P1", "T2", FRI)]) == 1


def test_elsewhere_counts_on_the_days_that_the_posting_rests() -> None:
    places = [hospital(), facility("T1", open_weekdays=(1, 2, 3, 4)), facility("T2")]
    county = tiny_county(facilities=places, residents=YEAR)
    (found,) = judge(RULE, county, [*WHOLE[:4], duty("P1", "T2", FRI)]).of(RULE)
    assert (found.amount, found.where.facility, str(found.where.date)) == (1, "T2", FRI)
    assert shortfall(RULE, county, [*WHOLE[:4], duty("P1", "T2", FRI, Part.AM)]) == 0.5


def test_remote_consultation_neither_keeps_nor_breaks_it() -> None:
    remote = [duty("P1", "T1", FRI, activity=Activity.REMOTE)]
    assert shortfall(RULE, COUNTY, [*WHOLE[:4], *remote]) == 1
    away = duty("P1", "T2", "2026-03-07", activity=Activity.REMOTE)
    assert shortfall(RULE, COUNTY, [*WHOLE, away]) == 0


def test_halves_count_half_where_the_unit_is_the_half_day() -> None:
    county = tiny_county(people=[person(fixed_unavailable=(weekly(1, Part.AM),))], residents=YEAR)
    assert shortfall(RULE, county, [], (MON, MON)) == 0
    case = make_case(county, MON, TUE, only(RULE) | {"roster.availability.slot": "half"})
    assert audit(case, make_plan(case)).hard == 1.5
    assert audit(case, make_plan(case, duty("P1", "T1", MON, Part.PM))).hard == 1


def test_pins_win_and_what_they_cause_is_pinned() -> None:
    pins = [pin("P1", THU, "T2"), pin("P1", FRI, kind=PinKind.MUST_NOT)]
    county = tiny_county(residents=YEAR, pins=pins)
    score = judge(RULE, county, [*WHOLE[:3], duty("P1", "T2", THU)]).score(RULE)
    assert (score.pinned, score.shortfall) == (2, 0)
    here = tiny_county(residents=YEAR, pins=[pin("P1", FRI, "T1", part=Part.AM)])
    assert judge(RULE, here, WHOLE[:4]).score(RULE).shortfall == 1


def test_what_a_posting_causes_in_other_rules_is_pinned() -> None:
    full = [hospital(), facility("T1", rooms=0)]
    county = tiny_county(facilities=full, residents=YEAR)
    case = make_case(county, MON, FRI, only("roster.rooms", RULE))
    score = audit(case, make_plan(case, *WHOLE)).score("roster.rooms")
    assert (score.pinned, score.shortfall) == (5, 0)
    case = make_case(county, MON, FRI, only("roster.rooms"))
    assert audit(case, make_plan(case, *WHOLE)).score("roster.rooms").shortfall == 5
