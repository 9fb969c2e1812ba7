"""roster.annual_days: days a year at the year's pace; every number worked out by hand."""

import pytest

from models.county import (
    AbsenceKind,
    Activity,
    Attendance,
    Category,
    County,
    DepartmentKind,
    Employment,
    FacilityKind,
    Part,
    Person,
    Title,
)
from models.plan import Duty
from models.rules.roster.ledger_rows import LedgerRow, ledger_rows
from models.rules.roster.roster import Roster
from tests.builders import (
    absence,
    attendance,
    department,
    duties,
    duty,
    exemption,
    facility,
    hospital,
    make_case,
    make_plan,
    only,
    opening,
    person,
    published,
    tiny_county,
)
from tests.rules.judging import MARCH, assert_every_mode, judge, shortfall

RULE = "roster.annual_days"
JUNE = ("2026-06-01", "2026-06-30")
WORKED = [f"2026-03-{d:02d}" for d in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)]
COUNTY = tiny_county()  # 30 days a year: 7.5 by the end of March


def ledger(county: County, horizon: tuple[str, str] = MARCH, *duties: Duty) -> LedgerRow:
    case = make_case(county, *horizon, only(RULE) | {"roster.exempt.mode": "hard"})
    (row,) = ledger_rows(case, Roster(case, make_plan(case, *duties)))
    return row


def test_kept_above_the_pace() -> None:
    assert shortfall(RULE, COUNTY, duties("P1", "T1", *WORKED[:8]), MARCH) == 0


def test_kept_exactly_at_the_pace() -> None:
    exactly = [*duties("P1", "T1", *WORKED[:7]), duty("P1", "T2", WORKED[7], Part.AM)]
    assert shortfall(RULE, COUNTY, exactly, MARCH) == 0


def test_broken_by_exactly_four_days_and_a_half() -> None:
    verdict = judge(RULE, COUNTY, duties("P1", "T1", *WORKED[:3]), MARCH)
    (found,) = verdict.findings
    assert (found.required, found.actual, found.amount) == (7.5, 3, 4.5)
    assert (found.where.person, found.where.year) == ("P1", 2026)


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, duties("P1", "T1", *WORKED[:5]), amount=2.5, horizon=MARCH)


def test_what_does_not_count() -> None:
    places = [hospital(), facility("T1"), facility("C1", kind=FacilityKind.COUNTY_HOSPITAL)]
    county = tiny_county(facilities=places)
    remote = duty("P1", "T1", WORKED[0], activity=Activity.REMOTE)
    assert shortfall(RULE, county, [remote, duty("P1", "C1", WORKED[1])], MARCH) == 7.5
    at_once = [duty("P1", "T1", WORKED[0]), duty("P1", "T1", WORKED[0], Part.AM)]
    assert shortfall(RULE, county, at_once, MARCH) == 6.5


@pytest.mark.parametrize(
    "who",
    [
        person(category=Category.NURSE),
        person(title=Title.JUNIOR),
        person(front_line=False),
        person(employment=Employment.REHIRED),
        person(employment=Employment.VISITING),
    ],
)
def test_who_owes_nothing(who: Person) -> None:
    assert shortfall(RULE, tiny_county(people=[who]), [], MARCH) == 0


@pytest.mark.parametrize(
    ("due", "month", "expected"),
    [("30", 1, 2.5), ("30", 3, 7.5), ("30", 12, 30), ("27", 1, 2.5), ("25", 1, 2), ("31", 2, 5), ("33", 1, 3)],
)
def test_the_pace_is_rounded_half_up_to_half_a_day(due: str, month: int, expected: float) -> None:
    # 27/12 = 2.25 goes up, 25/12 = 2.083 down, 62/12 = 5.167 down, 33/12 = 2.75 up.
    horizon = (f"2026-{month:02d}-01", f"2026-{month:02d}-28")
    assert shortfall(RULE, COUNTY, [], horizon, days=due) == expected


class TestPartOfTheYear:
    """Whole months lost reduce the days; what is left is rounded up to half a day."""

    def test_hired_on_10_march(self) -> None:
        # March to December: 10 months of 12, 25 days; by March a tenth of it.
        row = ledger(tiny_county(people=[person(start="2026-03-10")]))
        assert (row.full, row.due, row.due_by_now) == (30, 25, 2.5)
        assert "2026-03-10 到岗" in row.basis[0].zh

    def test_retired_at_the_end_of_june(self) -> None:
        # January to June: 15 days, all due by June; nothing is possible afterwards.
        retiring = tiny_county(people=[person(end="2026-06-30")])
        assert (ledger(retiring).due, ledger(retiring).due_by_now) == (15, 7.5)
        row = ledger(retiring, JUNE, *duties("P1", "T1", "2026-06-01", "2026-06-02"))
        assert (row.due_by_now, row.total, row.possible, row.lost) == (15, 2, 0, 13)

    def test_promoted_on_12_may_and_obliged_from_june(self) -> None:
        # June to December: 7 months, 17.5 days; nothing by May, 2.5 by June.
        county = tiny_county(people=[person(title=Title.INTERMEDIATE, title_from="2026-05-12")])
        assert (ledger(county, JUNE).due, ledger(county, JUNE).due_by_now) == (17.5, 2.5)
        assert shortfall(RULE, county, [], ("2026-05-01", "2026-05-31")) == 0
        assert shortfall(RULE, county, [], JUNE) == 2.5

    def test_promoted_on_the_first_of_june_and_obliged_from_july(self) -> None:
        county = tiny_county(people=[person(title=Title.INTERMEDIATE, title_from="2026-06-01")])
        assert (ledger(county, JUNE).due, ledger(county, JUNE).due_by_now) == (15, 0)

    def test_promoted_from_a_title_that_was_obliged_already(self) -> None:
        county = tiny_county(people=[person(title=Title.DEPUTY_SENIOR, title_from="2026-05-12")])
        assert ledger(county).due == 30

    def test_maternity_leave_from_10_february_to_20_july(self) -> None:
        # March to June are lost whole: 8 months, 20 days; by July January, February and July, 3/8 of it.
        leave = absence("P1", "2026-02-10", "2026-07-20", kind=AbsenceKind.MATERNITY, reduces=True, basis="人字5号")
        row = ledger(tiny_county(absences=[leave]), ("2026-07-01", "2026-07-31"))
        assert (row.full, row.due, row.due_by_now) == (30, 20, 7.5)
        assert "产假" in row.basis[0].zh and "人字5号" in row.basis[0].zh

    @pytest.mark.parametrize(
        ("kind", "reduces", "due"),
        [
            (AbsenceKind.FURTHER_STUDY, True, 15),
            (AbsenceKind.FURTHER_STUDY, False, 30),  # without a document
            (AbsenceKind.ANNUAL_LEAVE, True, 30),  # never
        ],
    )
    def test_only_the_absences_that_count(self, kind: AbsenceKind, reduces: bool, due: float) -> None:
        away = absence("P1", "2026-01-01", "2026-06-30", kind=kind, reduces=reduces)
        assert ledger(tiny_county(absences=[away]), JUNE).due == due

    def test_an_exemption_for_three_months_and_some_days(self) -> None:
        # April to June whole; of July it covers only a part: 9 months, 22.5 days.
        listed = exemption("P1", RULE, first="2026-04-01", last="2026-07-10")
        assert ledger(tiny_county(exemptions=[listed])).due == 22.5

    def test_an_odd_number_of_months_is_rounded_up(self) -> None:
        # 7/12 of 25 = 14.583: 15.
        county = tiny_county(people=[person(start="2026-06-15")])
        case = make_case(county, *JUNE, only(RULE, days="25"))
        (row,) = ledger_rows(case, Roster(case, make_plan(case)))
        assert row.due == 15


class TestNotIncluded:
    """By post or department; the undecided stay obliged."""

    def test_a_president_owes_nothing_and_is_listed_with_the_reason(self) -> None:
        row = ledger(tiny_county(people=[person(role="副院长")]))
        assert (row.obliged, row.due, row.short) == (False, 0, 0)
        assert row.excluded is not None and "副院长" in row.excluded.zh

    def test_an_undecided_department_stays_obliged(self) -> None:
        row = ledger(tiny_county(departments=[department(kind=DepartmentKind.ANESTHESIA)]))
        assert row.obliged and row.undecided is not None and row.short == 7.5


class TestWhatWasServedBefore:
    """Opening balance, verified and pending: each day once, verified and pending apart."""

    county = tiny_county(
        opening=[opening("P1", "2026-01-31", 2)],
        attendance=[
            attendance("P1", "T1", "2026-01-20"),  # in the opening balance
            attendance("P1", "T1", "2026-02-10"),
            attendance("P1", "T1", "2026-02-11", verified_by=""),  # not verified: counts nowhere by itself
            attendance("P1", "T1", "2026-03-10"),  # in the horizon: the plan counts, this is shown apart
        ],
        published=[
            published("P1", "T1", "2026-02-10"),  # attended since
            published("P1", "T1", "2026-02-25"),
            published("P1", "T1", "2026-03-10"),  # in the horizon: superseded by the plan
            published("P1", "T1", "2026-04-08"),  # after the horizon
        ],
    )

    def test_each_day_counts_once(self) -> None:
        row = ledger(self.county, MARCH, *duties("P1", "T1", "2026-03-10", "2026-03-11"))
        assert (row.brought_verified, row.brought_pending, row.planned, row.verified) == (3, 1, 2, 1)
        assert (row.total, row.short) == (6, 1.5)

    def test_hosts_of_the_year_are_listed(self) -> None:
        county = self.county.model_copy(update={"opening": (opening("P1", "2026-01-31", 2, hosts_year=("T2",)),)})
        assert ledger(county, MARCH).hosts == ("T1", "T2")

    def test_a_balance_of_last_year_brings_nothing(self) -> None:
        county = tiny_county(opening=[opening("P1", "2025-12-31", 28)])
        assert ledger(county).brought == 0

    def test_a_balance_that_reaches_into_the_horizon_is_left_aside(self) -> None:
        county = tiny_county(opening=[opening("P1", "2026-03-15", 5)])
        assert ledger(county).brought == 0

    def test_the_newest_version_of_a_month_is_the_published_one(self) -> None:
        versions = [published("P1", "T1", "2026-02-25"), published("P1", "T2", "2026-02-26", version=2)]
        assert ledger(tiny_county(published=versions)).hosts == ("T2",)

    @pytest.mark.parametrize(
        ("service", "days"),
        [
            (attendance("P1", "T1", "2026-02-10", arrived="09:00", left="15:00"), 1),
            (attendance("P1", "T1", "2026-02-10", arrived="09:00", left="14:59"), 0.5),
            (attendance("P1", "T1", "2026-02-10", arrived="09:00", left="11:59"), 0),
            (attendance("P1", "T1", "2026-02-10", days=0.5, arrived="09:00", left="17:00"), 0.5),
            (attendance("P1", "T1", "2026-02-10", part=Part.PM), 0.5),
            (attendance("P1", "T1", "2026-02-10", activity=Activity.REMOTE), 0),
            (attendance("P1", "T1", "2026-02-14"), 1),  # a weekend day counts if attended
        ],
    )
    def test_a_day_by_hours_on_site(self, service: Attendance, days: float) -> None:
        assert ledger(tiny_county(attendance=[service])).brought_verified == days

    def test_two_places_on_a_day_are_one_day(self) -> None:
        both = [attendance("P1", place, "2026-02-10") for place in ("T1", "T2")]
        row = ledger(tiny_county(attendance=both))
        assert (row.brought, row.hosts) == (1, ("T1", "T2"))

    def test_a_morning_verified_leaves_the_afternoon_pending(self) -> None:
        county = tiny_county(
            attendance=[attendance("P1", "T1", "2026-02-10", part=Part.AM)],
            published=[published("P1", t, "2026-02-10", part=p) for t, p in (("T1", Part.AM), ("T2", Part.PM))],
        )
        row = ledger(county)
        assert (row.brought_verified, row.brought_pending) == (0.5, 0.5)

    def test_half_of_a_promised_day_attended_settles_the_whole_of_it(self) -> None:
        county = tiny_county(
            attendance=[attendance("P1", "T1", "2026-02-10", part=Part.AM)],
            published=[published("P1", "T1", "2026-02-10")],
        )
        row = ledger(county)
        assert (row.brought_verified, row.brought_pending) == (0.5, 0)

    def test_workload_and_score(self) -> None:
        seen = [
            attendance("P1", "T1", f"2026-02-{d}", volume=v, score=s, home_score=h)
            for d, v, s, h in ((10, 12, 90, 70), (11, 8, 80, None))
        ]
        row = ledger(tiny_county(attendance=seen))
        assert (row.volume, row.score, row.home_score) == (20, 85, 70)


class TestTheYearsEnd:
    """What can no longer be met, and horizons that run over New Year."""

    def test_short_by_more_than_the_year_can_give(self) -> None:
        # 10 days to November; December 2026 has 23 working days, of which the plan uses 3: 17 days owed.
        county = tiny_county(opening=[opening("P1", "2026-11-30", 10)])
        december = ("2026-12-01", "2026-12-31")
        verdict = judge(RULE, county, duties("P1", "T1", "2026-12-01", "2026-12-02", "2026-12-03"), december)
        assert [f.amount for f in verdict.findings] == [17]
        assert [(n.kind, n.amount) for n in verdict.notes] == [("unreachable", 17)]

    def test_the_rest_of_the_year_is_counted_by_free_days_and_the_monthly_limit(self) -> None:
        # 4 days by October, so 26 owed; November and December at most 10 each: 6 are lost.
        county = tiny_county(people=[person(max_month=10)], opening=[opening("P1", "2026-10-31", 4)])
        row = ledger(county, ("2026-11-02", "2026-11-08"))
        assert row.owed == 26
        assert (row.possible, row.lost, row.reachable) == (20, 6, False)

    def test_leave_to_the_end_of_the_year_makes_it_unreachable(self) -> None:
        county = tiny_county(absences=[absence("P1", "2026-04-01", "2026-12-20")])
        # 21 to 25 and 28 to 31 December: 9 days free after March.
        row = ledger(county, MARCH, *duties("P1", "T1", *WORKED))
        assert (row.owed, row.possible, row.lost) == (20, 9, 11)

    @pytest.mark.parametrize(
        ("planned", "gone"),
        [
            # 30 owed; the days free after March are 9, after April still 9.
            ((), "2026-03-31"),
            (("2026-02-02",), "2026-03-31"),
        ],
    )
    def test_the_month_after_which_it_can_no_longer_be_met(self, planned: tuple[str, ...], gone: str) -> None:
        county = tiny_county(
            absences=[absence("P1", "2026-04-01", "2026-12-20")], opening=[opening("P1", "2025-12-31")]
        )
        row = ledger(county, ("2026-02-01", "2026-04-30"), *duties("P1", "T1", *planned))
        assert str(row.lost_from) == gone

    def test_what_was_lost_before_the_plan_began_says_so(self) -> None:
        away = absence("P1", "2026-03-01", "2026-12-20")
        row = ledger(tiny_county(absences=[away]), MARCH)
        assert str(row.lost_from) == "2026-02-28"

    def test_the_month_of_loss_is_said(self) -> None:
        away = absence("P1", "2026-04-01", "2026-12-20")
        (note,) = judge(RULE, tiny_county(absences=[away]), [], MARCH).notes
        assert "自2026-03-31之后有21天" in note.message.zh

    def test_what_is_just_possible_is_no_note(self) -> None:
        away = absence("P1", "2026-04-01", "2026-12-20")
        county = tiny_county(absences=[away], opening=[opening("P1", "2026-02-28", 11)])
        row = ledger(county, MARCH, *duties("P1", "T1", *WORKED))
        assert (row.owed, row.lost, row.reachable) == (9, 0, True)

    def test_published_service_after_the_horizon_is_possible_but_not_served(self) -> None:
        later = published("P1", "T1", "2026-12-19")  # a Saturday, with all else on leave
        away = absence("P1", "2026-04-01", "2026-12-31")
        row = ledger(tiny_county(published=[later], absences=[away]), MARCH)
        assert (row.total, row.possible) == (0, 1)

    def test_a_promised_day_on_a_free_day_is_possible_once(self) -> None:
        later = published("P1", "T1", "2026-12-22")
        away = absence("P1", "2026-04-01", "2026-12-20")
        assert ledger(tiny_county(published=[later], absences=[away]), MARCH).possible == 9

    def test_a_horizon_over_new_year_has_a_row_for_each_year(self) -> None:
        county = tiny_county(opening=[opening("P1", "2026-11-30", 26)])
        planned = duties("P1", "T1", "2026-12-28", "2026-12-29", "2027-01-04", "2027-01-05")
        verdict = judge(RULE, county, planned, ("2026-12-15", "2027-01-15"))
        found = [(f.where.year, f.required, f.actual, f.amount) for f in verdict.findings]
        assert found == [(2026, 30, 28, 2), (2027, 2.5, 2, 0.5)]
        assert [(n.where.year, n.amount) for n in verdict.notes if n.kind == "unreachable"] == [(2026, 2)]


class TestReasons:
    """The shortfall says why, and what must be done."""

    @pytest.mark.parametrize(
        ("county", "word", "remedy"),
        [
            (tiny_county(people=[person(dispatchable=False)]), "可派出", "不纳入人员"),
            (tiny_county(roads=[]), "没有适格机构", "道路"),
            (tiny_county(absences=[absence("P1", "2026-03-05", "2026-03-31")]), "最多可派3天", "以后月份补足"),
            (tiny_county(people=[person(max_month=2)]), "最多可派2天", "以后月份补足"),
            (tiny_county(), "可派22天", "加排"),
        ],
    )
    def test_why_and_what_to_do(self, county: County, word: str, remedy: str) -> None:
        (found,) = judge(RULE, county, [], MARCH).findings
        assert word in found.reason.zh
        assert remedy in found.remedy.zh
        assert found.owner.zh == "派出科室"
