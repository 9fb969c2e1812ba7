"""A year plan sets hosts and pace; a month's plan becomes the published roster."""

from models.county import Activity, Part
from models.roster import adopt_month, adopt_year
from tests.builders import (
    duties,
    duty,
    facility,
    hospital,
    make_case,
    make_plan,
    need,
    opening,
    people,
    person,
    published,
    split,
    tiny_county,
)

YEAR = ("2026-01-01", "2026-12-31")
PLACES = [hospital(), *(facility(id) for id in ("T1", "T2", "T3"))]


def test_the_most_served_places_become_hosts() -> None:
    county = tiny_county(people(2), PLACES)
    case = make_case(county, *YEAR)
    plan = make_plan(
        case,
        *duties("P1", "T3", "2026-03-02", "2026-03-03", "2026-05-06"),
        *duties("P1", "T1", "2026-03-04", "2026-03-05"),
        *duties("P1", "T2", "2026-06-01"),
    )
    first, second = adopt_year(county, case.policy, plan).staff
    assert (first.host1, first.host2) == ("T3", "T1")
    assert (second.host1, second.host2) == ("", "")


def test_hosts_on_the_sheet_and_those_served_already_come_first() -> None:
    staff = people(2, host1="")
    named = staff[1].model_copy(update={"host1": "T2"})
    county = tiny_county([staff[0], named], PLACES, opening=[opening("P1", "2026-01-31", 1, hosts_year=("T2",))])
    case = make_case(county, "2026-02-01", "2026-12-31")
    plan = make_plan(case, *duties("P1", "T3", "2026-03-02"), *duties("P2", "T3", "2026-03-02"))
    first, second = adopt_year(county, case.policy, plan).staff
    assert (first.host1, first.host2) == ("T2", "T3")
    assert (second.host1, second.host2) == ("T2", "")


def test_the_pace_adds_up_what_was_brought_and_what_is_planned() -> None:
    county = tiny_county(facilities=PLACES, opening=[opening("P1", "2026-01-31", 4)])
    case = make_case(county, "2026-02-01", "2026-12-31")
    remote = duty("P1", "T1", "2026-04-01", activity=Activity.REMOTE)
    plan = make_plan(
        case, *duties("P1", "T1", "2026-02-02", "2026-02-03"), duty("P1", "T1", "2026-03-02", Part.AM), remote
    )
    rows = adopt_year(county, case.policy, plan).pace
    assert [(r.month, r.days) for r in rows] == [(2, 6), (3, 6.5), *((m, 6.5) for m in range(4, 13))]


def test_a_month_planned_at_the_pace_asks_for_what_the_year_plan_has() -> None:
    county = tiny_county(facilities=PLACES)
    case = make_case(county, *YEAR)
    march = [f"2026-03-{d:02d}" for d in (2, 3, 4, 5, 6)]
    later = [f"2026-{m:02d}-{d:02d}" for m in (4, 5, 6, 7, 8) for d in (13, 14, 15, 20, 21)]
    plan = make_plan(case, *duties("P1", "T1", *march, *later))
    paced = make_case(adopt_year(county, case.policy, plan), "2026-03-01", "2026-03-31")
    due = paced.obligations.annual(paced.county.staff[0], 2026)
    assert due is not None
    assert (due.by(2), due.by(3), due.by(4)) == (0, 5, 10)


def test_a_month_is_published_as_a_new_version_that_carries_over_the_rest() -> None:
    old = [published("P1", "T1", "2026-03-02"), published("P1", "T1", "2026-03-20", version=2)]
    old += [published("P1", "T1", "2026-03-03", version=2), published("P1", "T1", "2026-04-01")]
    county = tiny_county(facilities=PLACES, published=old)
    plan = make_plan(make_case(county, "2026-03-09", "2026-03-31"), *duties("P1", "T2", "2026-03-10"))
    rows = [p for p in adopt_month(county, plan).published if p.version == 3]
    assert [(str(p.date), p.facility) for p in rows] == [("2026-03-03", "T1"), ("2026-03-10", "T2")]


def test_a_week_over_two_months_is_split_as_the_year_plan_has_it() -> None:
    staff = [person("P1", specialty="儿科"), person("P2")]
    needs = [need("T1", 2), need("T1", 3, specialty="儿科"), need("T2", 1, activity=Activity.ROUNDS)]
    county = tiny_county(staff, PLACES, needs=needs)
    case = make_case(county, "2026-03-01", "2026-04-30")
    plan = make_plan(
        case,
        *duties("P1", "T1", "2026-03-30", "2026-03-31", "2026-04-01"),
        duty("P2", "T1", "2026-03-31", Part.AM),
        duty("P2", "T2", "2026-03-30", activity=Activity.ROUNDS),
        duty("P2", "T2", "2026-03-31"),
        *duties("P2", "T2", "2026-04-28"),
    )
    # Of any specialty 2.5 days before April, of which no more than the target of 2; of pediatrics 2; rounds 1. The week
    # of 27 April is cut off by the plan's own end, and splits nothing.
    assert adopt_year(county, case.policy, plan).splits == (
        split("T1", "2026-03-30", 2),
        split("T1", "2026-03-30", 2, specialty="儿科"),
        split("T2", "2026-03-30", 1, activity=Activity.ROUNDS),
    )


def test_a_split_counts_days_published_before_the_plan_and_keeps_other_weeks() -> None:
    old = [split("T1", "2026-03-30", 9), split("T1", "2026-01-26", 1)]
    county = tiny_county(
        facilities=PLACES, needs=[need("T1", 5)], splits=old, published=[published("P1", "T1", "2026-03-30")]
    )
    case = make_case(county, "2026-03-31", "2026-12-31")
    plan = make_plan(case, *duties("P1", "T1", "2026-03-31", "2026-04-01"))
    found = {str(s.week): s.days for s in adopt_year(county, case.policy, plan).splits}
    assert (found["2026-03-30"], found["2026-01-26"], found["2026-04-27"]) == (2, 1, 0)
    assert "2026-12-28" not in found
