"""roster.need: days wanted, week by week, month by month, year by year."""

import pytest

from models.county import Activity, Mode, Part, Period, Tier
from models.rules import audit
from tests.builders import (
    attendance,
    duties,
    duty,
    facility,
    hospital,
    make_case,
    make_plan,
    need,
    only,
    people,
    person,
    published,
    tiny_county,
)
from tests.rules.judging import MARCH, WEEK, assert_every_mode, judge, shortfall

RULE = "roster.need"
MONDAY, TUESDAY, WEDNESDAY = "2026-03-02", "2026-03-03", "2026-03-04"
TWO_A_WEEK = tiny_county(needs=[need("T1", 2)])


def test_kept_exactly_at_the_target() -> None:
    assert shortfall(RULE, TWO_A_WEEK, duties("P1", "T1", MONDAY, TUESDAY)) == 0


def test_more_than_the_target_earns_nothing() -> None:
    wants = tiny_county(people=people(2), needs=[need("T1", 1), need("T2", 1)])
    assert shortfall(RULE, wants, duties("P1", "T1", MONDAY, TUESDAY, WEDNESDAY)) == 1


def test_broken_by_exactly_a_day_and_a_half() -> None:
    verdict = judge(RULE, TWO_A_WEEK, [duty("P1", "T1", MONDAY, Part.AM)])
    (found,) = verdict.findings
    assert (found.required, found.actual, found.amount) == (2, 0.5, 1.5)
    assert (found.where.facility, str(found.where.week)) == ("T1", MONDAY)


def test_every_mode() -> None:
    assert_every_mode(RULE, TWO_A_WEEK, [duty("P1", "T1", MONDAY)], amount=1)


def test_only_the_specialty_and_activity_asked_for() -> None:
    county = tiny_county(
        people=[person("P1", specialty="儿科"), person("P2")],
        needs=[need("T1", 1, specialty="儿科"), need("T1", 1, activity=Activity.LECTURE)],
    )
    assert shortfall(RULE, county, duties("P2", "T1", MONDAY, TUESDAY)) == 2
    assert shortfall(RULE, county, [duty("P1", "T1", MONDAY, activity=Activity.LECTURE)]) == 0


def test_remote_consultation_serves_no_need() -> None:
    assert shortfall(RULE, TWO_A_WEEK, [duty("P1", "T1", MONDAY, activity=Activity.REMOTE)]) == 2


def test_the_same_person_twice_at_once_serves_once() -> None:
    assert shortfall(RULE, TWO_A_WEEK, [duty("P1", "T1", MONDAY), duty("P1", "T1", MONDAY)]) == 1


class TestMinimum:
    """A minimum is hard, whatever the target is."""

    county = tiny_county(needs=[need("T1", 3, minimum=2)])

    def test_kept_at_the_minimum(self) -> None:
        verdict = judge(RULE, self.county, duties("P1", "T1", MONDAY, TUESDAY), mode=Mode.SOFT)
        assert verdict.clean and verdict.tiers[Tier.NEED] == 1

    def test_broken_by_exactly_one(self) -> None:
        verdict = judge(RULE, self.county, [duty("P1", "T1", MONDAY)], mode=Mode.SOFT)
        assert (verdict.hard, verdict.tiers[Tier.NEED], verdict.score(RULE).shortfall) == (1, 2, 2)
        assert {f.mode for f in verdict.findings} == {Mode.HARD, Mode.SOFT}

    def test_reported_only_where_the_county_says_so(self) -> None:
        verdict = judge(RULE, self.county, [], mode=Mode.SOFT, minimum_mode="report")
        assert verdict.clean and verdict.tiers[Tier.NEED] == 3
        assert {f.mode for f in verdict.findings} == {Mode.REPORT, Mode.SOFT}

    def test_off_where_the_county_says_so(self) -> None:
        verdict = judge(RULE, self.county, [], mode=Mode.SOFT, minimum_mode="off")
        assert [f.mode for f in verdict.findings] == [Mode.SOFT]

    def test_a_hard_target_holds_the_minimum_already(self) -> None:
        assert judge(RULE, self.county, []).hard == 3


class TestWeeksAtTheEdge:
    """Weeks join the months on either side: in full where their last working day lies, in part before."""

    county = tiny_county(needs=[need("T1", 1)])

    def test_march_judges_four_weeks_in_full_and_its_part_of_the_fifth(self) -> None:
        county = tiny_county(needs=[need("T1", 4)])
        verdict = judge(RULE, county, [], MARCH)
        found = [(str(f.where.week), f.amount) for f in verdict.findings]
        # Two of five working days of the week of 30 March: 1.6 of 4 days, rounded up.
        assert found == [*((f"2026-03-{d:02d}", 4) for d in (2, 9, 16, 23)), ("2026-03-30", 2)]
        (note,) = verdict.notes
        assert (note.kind, str(note.where.week), note.amount) == ("pending_week", "2026-03-30", 1)

    def test_april_joins_what_march_published(self) -> None:
        april = ("2026-04-01", "2026-04-05")
        assert shortfall(RULE, self.county, [], april) == 1
        joined = tiny_county(needs=[need("T1", 1)], published=[published("P1", "T1", "2026-03-31")])
        assert shortfall(RULE, joined, [], april) == 0

    def test_a_verified_lecture_serves_a_need_of_lectures(self) -> None:
        wants = [need("T1", 1, activity=Activity.LECTURE)]
        for activity, missing in ((Activity.LECTURE, 0), (Activity.CLINIC, 1)):
            done = [attendance("P1", "T1", "2026-03-31", activity=activity)]
            county = tiny_county(needs=wants, attendance=done)
            assert shortfall(RULE, county, [], ("2026-04-01", "2026-04-05")) == missing

    def test_a_week_without_working_days_wants_nothing(self) -> None:
        verdict = judge(RULE, self.county, [], ("2026-02-16", "2026-02-22"))
        assert not verdict.findings and not verdict.notes


class TestMonthsAndYears:
    """Part of a month counts in proportion to its working days, the target half up, the minimum down."""

    @pytest.mark.parametrize(
        ("horizon", "wanted"),
        [
            (("2026-03-01", "2026-03-31"), 11),
            (("2026-03-02", "2026-03-08"), 3),  # 5 of 22 working days: 2.5, half up
            (("2026-03-09", "2026-03-09"), 1),  # 1 of 22: 0.5, half up
        ],
    )
    def test_a_monthly_need_in_part_of_a_month(self, horizon: tuple[str, str], wanted: float) -> None:
        county = tiny_county(needs=[need("T1", 11, period=Period.MONTH)])
        assert shortfall(RULE, county, [], horizon) == wanted

    def test_a_monthly_minimum_is_rounded_down(self) -> None:
        county = tiny_county(needs=[need("T1", 11, minimum=11, period=Period.MONTH)])
        assert judge(RULE, county, [], WEEK, Mode.SOFT).hard == 2

    def test_the_rest_of_a_month_is_joined_with_what_is_known_of_it(self) -> None:
        """11 days of March: 1 is published and 1 verified before the 16th, one missed, so 9 are left of the 11."""
        needs = [need("T1", 11, minimum=4, period=Period.MONTH)]
        known = tiny_county(
            people=people(2),
            needs=needs,
            published=[published("P1", "T1", f"2026-03-{n:02}") for n in (2, 3)],
            attendance=[attendance("P1", "T1", "2026-03-03", days=0), attendance("P2", "T1", "2026-03-04")],
        )
        (found,) = judge(RULE, known, [], ("2026-03-16", "2026-03-31"), minimum_mode="hard").findings
        assert (found.required, found.actual, found.where.month) == (11, 2, "2026-03")

    def test_a_horizon_over_two_months_wants_of_both(self) -> None:
        county = tiny_county(needs=[need("T1", 11, period=Period.MONTH)])
        verdict = judge(RULE, county, [], ("2026-03-23", "2026-04-30"))
        assert [(f.where.month, f.required) for f in verdict.findings] == [("2026-03", 4), ("2026-04", 11)]

    def test_a_yearly_need(self) -> None:
        county = tiny_county(needs=[need("T1", 12, period=Period.YEAR)])
        assert shortfall(RULE, county, [], ("2026-01-01", "2026-12-31")) == 12


class TestReasons:
    """A finding says why where the data tell."""

    def test_nobody_of_the_specialty(self) -> None:
        county = tiny_county(needs=[need("T1", 1, specialty="精神科")])
        (found,) = judge(RULE, county, []).findings
        assert "没有适格的精神科人员" in found.reason.zh
        assert "nobody eligible of 精神科" in found.reason.en

    def test_never_open(self) -> None:
        county = tiny_county(facilities=[hospital(), facility("T1", open_weekdays=(7,))], needs=[need("T1", 1)])
        (found,) = judge(RULE, county, []).findings
        assert "没有开诊日" in found.reason.zh

    def test_how_many_may_go(self) -> None:
        county = tiny_county(people=[*people(2), person("P3", dispatchable=False)], needs=[need("T1", 1)])
        (found,) = judge(RULE, county, []).findings
        assert "2人" in found.reason.zh and "尚可派10人次" in found.reason.zh

    def test_rooms_full(self) -> None:
        county = tiny_county(
            people=[person("P1"), person("P2", specialty="精神科")],
            facilities=[hospital(), facility("T1", rooms=1, open_weekdays=(1,))],
            needs=[need("T1", 1, specialty="精神科")],
        )
        (found,) = judge(RULE, county, [duty("P1", "T1", "2026-03-02")]).findings
        assert "诊室1间，1个开诊时段均已排满" in found.reason.zh
        assert found.owner.zh == "接收单位"

    def test_hosts_elsewhere(self) -> None:
        county = tiny_county(people=[person("P1", host1="T2")], needs=[need("T1", 1)])
        case = make_case(county, *WEEK, only(RULE) | {"roster.hosts.mode": "hard"})
        (found,) = audit(case, make_plan(case)).of(RULE)
        assert "都在别处" in found.reason.zh
