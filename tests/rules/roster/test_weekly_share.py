"""roster.weekly_share: persons a lead hospital and week, counted over full Monday-to-Sunday weeks."""

from fractions import Fraction

import pytest

from models.county import Activity, Category, County, Employment, FacilityKind, Mode, Part, Person, Title
from models.plan import Duty
from models.rules.roster.roster import Roster
from models.rules.roster.weekly_rows import WeekRow, WeekStatus, weekly_rows
from tests.builders import (
    absence,
    attendance,
    duties,
    duty,
    exemption,
    facility,
    hospital,
    make_case,
    make_plan,
    only,
    opening,
    people,
    person,
    published,
    tiny_county,
    weekly,
)
from tests.rules.judging import MARCH, WEEK, assert_every_mode, judge, shortfall

RULE = "roster.weekly_share"
MONDAY, TUESDAY = "2026-03-02", "2026-03-03"


def one_day_each(*people: str, day: str = MONDAY) -> list[Duty]:
    return [duty(p, "T1", day) for p in people]


def rows(county: County, horizon: tuple[str, str], *duties: Duty, **params: str) -> list[WeekRow]:
    case = make_case(county, *horizon, only(RULE, mode=Mode.HARD, **params))
    return weekly_rows(case, Roster(case, make_plan(case, *duties)))


FIVE = tiny_county(people=people(5))  # ceil(1/2 x 5) = 3 asked


def test_kept_above_the_share() -> None:
    assert shortfall(RULE, FIVE, one_day_each("P1", "P2", "P3", "P4")) == 0


def test_kept_exactly_at_the_share() -> None:
    assert shortfall(RULE, FIVE, one_day_each("P1", "P2", "P3")) == 0


def test_broken_by_exactly_two_persons() -> None:
    verdict = judge(RULE, FIVE, one_day_each("P1"))
    (found,) = verdict.findings
    assert (found.required, found.actual, found.amount) == (3, 1, 2)
    assert (found.where.hospital, str(found.where.week)) == ("H1", MONDAY)


def test_every_mode() -> None:
    assert_every_mode(RULE, FIVE, one_day_each("P1"), amount=2)


def test_shares_are_exact_fractions() -> None:
    hundred = tiny_county(people=people(100))
    served = one_day_each(*(f"P{n}" for n in range(1, 56)))
    assert shortfall(RULE, hundred, served, share="0.55") == 0  # 0.55 x 100 is 55.00000000000001 in floats
    assert shortfall(RULE, hundred, served, share="55.5%") == 1


def test_one_person_on_many_days_is_one_person() -> None:
    assert shortfall(RULE, FIVE, duties("P1", "T1", MONDAY, TUESDAY, "2026-03-04")) == 2


def test_two_halves_are_a_day_and_one_half_is_none() -> None:
    half = duty("P3", "T1", MONDAY, Part.AM)
    others = one_day_each("P1", "P2")
    assert shortfall(RULE, FIVE, [*others, half]) == 1
    assert shortfall(RULE, FIVE, [*others, half, duty("P3", "T2", TUESDAY, Part.AM)]) == 0
    assert shortfall(RULE, FIVE, [*others, half, duty("P3", "T2", MONDAY, Part.AM)]) == 1  # two places at once


def test_the_days_asked_are_a_parameter() -> None:
    assert shortfall(RULE, FIVE, duties("P1", "T1", MONDAY, TUESDAY), days="2") == 2
    assert shortfall(RULE, FIVE, duties("P1", "T1", MONDAY, TUESDAY), days="2.5") == 3


def test_remote_consultation_and_hospitals_never_count() -> None:
    places = [hospital(), facility("T1"), facility("C1", kind=FacilityKind.COUNTY_HOSPITAL)]
    county = tiny_county(people=people(2), facilities=places)
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY, activity=Activity.REMOTE)]) == 1
    assert shortfall(RULE, county, [duty("P1", "C1", MONDAY)]) == 1


class TestRoll:
    """Who is in the denominator."""

    @pytest.mark.parametrize(
        ("second", "required"),
        [
            (person("P2"), 1),
            (person("P2", category=Category.NURSE), 1),
            (person("P2", dispatchable=False), 1),
        ],
    )
    def test_every_category_and_those_not_to_be_sent_stay_on_the_roll(self, second: Person, required: int) -> None:
        (row,) = rows(tiny_county(people=[person("P1"), second]), WEEK)
        assert (row.everybody.roll, row.required) == (2, required)

    @pytest.mark.parametrize(
        "second",
        [
            person("P2", title=Title.INTERMEDIATE),
            person("P2", employment=Employment.REHIRED),
            person("P2", employment=Employment.VISITING),
            person("P2", start="2026-03-09"),
            person("P2", end="2026-03-01"),
            person("P2", title_from="2026-03-03"),  # promoted on the Tuesday: counted from the next Monday
        ],
    )
    def test_others_are_not_on_the_roll(self, second: Person) -> None:
        (row,) = rows(tiny_county(people=[person("P1"), second]), WEEK)
        assert row.people == ("P1",)

    def test_a_promotion_counts_from_the_next_monday(self) -> None:
        county = tiny_county(people=[person("P1"), person("P2", title_from="2026-03-11")])
        sizes = [row.everybody.roll for row in rows(county, ("2026-03-02", "2026-03-22"))]
        assert sizes == [1, 1, 2]

    def test_an_exemption_for_the_whole_week_leaves_the_roll(self) -> None:
        listed = exemption("P2", RULE, first="2026-03-02", last="2026-03-14")
        county = tiny_county(people=people(2), exemptions=[listed])
        case = make_case(county, "2026-03-02", "2026-03-15", only(RULE) | {"roster.exempt.mode": "hard"})
        found = weekly_rows(case, Roster(case, make_plan(case)))
        assert [row.people for row in found] == [("P1",), ("P1", "P2")]

    def test_both_readings_and_physicians_are_shown(self) -> None:
        staff = [*people(4), person("N1", category=Category.NURSE)]
        away = [absence(p, MONDAY, "2026-03-06") for p in ("P4", "N1")]
        county = tiny_county(people=staff, absences=away)
        (row,) = rows(county, WEEK, *one_day_each("P1"))
        assert (row.everybody.roll, row.everybody.available) == (5, 3)
        assert (row.required_roll, row.required_available, row.required, row.short) == (3, 2, 3, 2)
        assert (row.physicians.roll, row.physicians.available, row.physicians.planned) == (4, 3, 1)
        assert row.share == Fraction(1, 5)
        (row,) = rows(county, WEEK, *one_day_each("P1"), denominator="available")
        assert (row.required, row.base, row.short, row.share) == (2, 3, 1, Fraction(1, 3))

    def test_half_a_day_at_work_in_the_week_is_available(self) -> None:
        away = [absence("P1", MONDAY, "2026-03-05"), absence("P1", "2026-03-06", "2026-03-06", part=Part.AM)]
        (row,) = rows(tiny_county(absences=away), WEEK)
        assert row.everybody.available == 1

    def test_the_shortfall_follows_the_reading_in_force(self) -> None:
        county = tiny_county(people=people(5), absences=[absence("P5", MONDAY, "2026-03-08")])
        assert shortfall(RULE, county, one_day_each("P1", "P2")) == 1
        assert shortfall(RULE, county, one_day_each("P1", "P2"), denominator="available") == 0


class TestTwoLeadHospitals:
    """Each lead hospital has a share of its own; a county hospital has none."""

    def test_one_does_not_serve_for_the_other(self, two_lead_hospitals: County) -> None:
        verdict = judge(RULE, two_lead_hospitals, one_day_each("P1", "P2", "P3"))
        (found,) = verdict.findings
        assert (found.where.hospital, found.amount) == ("H2", 1)

    def test_kept_by_both(self, two_lead_hospitals: County) -> None:
        assert shortfall(RULE, two_lead_hospitals, one_day_each("P1", "P2", "Q1")) == 0

    def test_broken_by_both(self, two_lead_hospitals: County) -> None:
        assert shortfall(RULE, two_lead_hospitals, []) == 2 + 1

    def test_a_maternity_hospital_has_no_weekly_share(self) -> None:
        county = tiny_county(facilities=[hospital(kind=FacilityKind.MCH), facility()])
        assert judge(RULE, county, []).findings == ()


class TestWeeks:
    """Which weeks are judged, where, and which are exempt; all dates by hand."""

    county = tiny_county(people=people(2))  # one person a week

    def statuses(self, horizon: tuple[str, str], **params: str) -> dict[str, WeekStatus]:
        return {str(row.week): row.status for row in rows(self.county, horizon, **params)}

    def test_march_2026_starts_on_a_sunday_and_ends_on_a_tuesday(self) -> None:
        assert self.statuses(MARCH) == {
            "2026-03-02": WeekStatus.MISSED,
            "2026-03-09": WeekStatus.MISSED,
            "2026-03-16": WeekStatus.MISSED,
            "2026-03-23": WeekStatus.MISSED,
            "2026-03-30": WeekStatus.PENDING,
        }
        verdict = judge(RULE, self.county, [], MARCH)
        assert verdict.hard == 4
        assert [(n.kind, str(n.where.week)) for n in verdict.notes] == [("pending_week", "2026-03-30")]

    def test_april_settles_the_week_that_march_began(self) -> None:
        april = ("2026-04-01", "2026-04-30")
        assert next(iter(self.statuses(april))) == "2026-03-30"
        assert shortfall(RULE, self.county, [], april) == 5  # weeks of 30 March, 6, 13, 20 April and 27 April
        joined = tiny_county(people=people(2), published=[published("P1", "T1", "2026-03-31")])
        assert shortfall(RULE, joined, [], april) == 4

    def test_half_a_day_on_either_side_of_the_month_is_a_day(self) -> None:
        half = published("P1", "T1", "2026-03-31", part=Part.AM)
        county = tiny_county(people=people(2), published=[half])
        week = ("2026-04-01", "2026-04-05")
        assert shortfall(RULE, county, [], week) == 1
        assert shortfall(RULE, county, [duty("P1", "T1", "2026-04-01", Part.PM)], week) == 0
        assert shortfall(RULE, county, [duty("P2", "T1", "2026-04-01", Part.PM)], week) == 1

    def test_attendance_in_a_leading_week_counts_whatever_the_opening_balance_holds(self) -> None:
        county = tiny_county(
            people=people(2),
            attendance=[attendance("P1", "T1", "2026-03-31")],
            opening=[opening("P1", "2026-03-31", 7)],
        )
        assert shortfall(RULE, county, [], ("2026-04-01", "2026-04-05")) == 0

    def test_the_week_of_new_year_2026_is_settled_in_january(self) -> None:
        # Monday 29 December to Sunday 4 January, a make-up workday; 1 and 2 January are off.
        assert self.statuses(("2025-12-22", "2025-12-31")) == {
            "2025-12-22": WeekStatus.MISSED,
            "2025-12-29": WeekStatus.PENDING,
        }
        first = rows(self.county, ("2026-01-01", "2026-01-31"))[0]
        assert (str(first.week), first.workdays, first.status) == ("2025-12-29", 4, WeekStatus.MISSED)
        joined = tiny_county(people=people(2), attendance=[attendance("P1", "T1", "2025-12-30")])
        met = rows(joined, ("2026-01-01", "2026-01-31"))[0]
        assert (met.status, met.everybody.planned, met.everybody.verified) == (WeekStatus.MET, 1, 1)

    def test_the_week_of_the_spring_festival_is_exempt(self) -> None:
        # 15 to 23 February are off; Saturdays 14 and 28 are worked. February starts on a Sunday.
        february = ("2026-02-01", "2026-02-28")
        assert self.statuses(february) == {
            "2026-02-02": WeekStatus.MISSED,
            "2026-02-09": WeekStatus.MISSED,
            "2026-02-16": WeekStatus.EXEMPT,
            "2026-02-23": WeekStatus.MISSED,
        }
        verdict = judge(RULE, self.county, [], february)
        assert verdict.hard == 3
        assert [(n.kind, str(n.where.week)) for n in verdict.notes] == [("exempt_week", "2026-02-16")]

    def test_a_made_up_saturday_counts_in_its_week(self) -> None:
        week = ("2026-02-23", "2026-03-01")
        assert rows(self.county, week)[0].workdays == 5
        assert shortfall(RULE, self.county, [duty("P1", "T1", "2026-02-28")], week) == 0
        (may,) = rows(self.county, ("2026-05-04", "2026-05-10"), duty("P1", "T1", "2026-05-09"))
        assert (may.workdays, may.status) == (4, WeekStatus.MET)

    @pytest.mark.parametrize(("least", "status"), [("3", WeekStatus.MISSED), ("4", WeekStatus.EXEMPT)])
    def test_a_week_of_exactly_the_working_days_asked_is_judged(self, least: str, status: WeekStatus) -> None:
        # 28 to 30 September are worked, 1 to 7 October off.
        found = self.statuses(("2026-09-28", "2026-10-04"), min_workdays=least)
        assert found == {"2026-09-28": status}

    def test_verified_counts_attendance_inside_the_horizon_and_planned_does_not(self) -> None:
        county = tiny_county(people=people(2), attendance=[attendance("P2", "T1", TUESDAY)])
        (row,) = rows(county, WEEK, *one_day_each("P1"))
        assert (row.everybody.planned, row.everybody.verified) == (1, 1)
        assert row.serving == {"P1"}


class TestReasons:
    """The shortfall says why, and what must be done by whom."""

    def test_each_group_of_those_who_do_not_serve_is_counted(self) -> None:
        staff = [
            person("P1"),
            person("P2", dispatchable=False),
            person("P3"),
            person("P4", fixed_unavailable=tuple(weekly(d) for d in range(1, 6))),
            person("P5", no_remote=True),
            person("P6"),
        ]
        county = tiny_county(
            people=staff,
            absences=[absence("P3", MONDAY, "2026-03-08")],
            facilities=[hospital(), facility("T9")],
            roads=[],
        )
        (found,) = judge(RULE, county, []).findings
        for words in ("不可派出1人", "整周不在岗1人", "无空1人", "无适格机构可去3人"):
            assert words in found.reason.zh
        assert found.amount == 3 and "最多再补0人" in found.remedy.zh
        assert found.owner.zh == "牵头医院医务科"

    def test_who_is_free_is_named(self) -> None:
        (found,) = judge(RULE, FIVE, one_day_each("P1", "P2")).findings
        assert "P3、P4、P5" in found.reason.zh and "P3, P4, P5" in found.reason.en
        assert "补排" in found.remedy.zh
