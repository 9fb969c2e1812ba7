"""Hosts chosen first: over a year, and where months disagree, specialty by specialty."""

from models.county import Period
from models.roster import RosterCase
from optimizer.engines import Limits
from optimizer.roster.hosts import choose_hosts, rules_with
from optimizer.roster.rules.hosts import Hosts
from optimizer.roster.summed import Summed, by_month, by_year
from optimizer.roster.tiers import problem_of, solve_tiers
from optimizer.roster.weeks import WeeksModel
from tests.builders import absence, facility, hospital, make_case, need, only, person, road, tiny_county
from tests.optimizer.judging import answer_of

MARCH, APRIL = ("2026-03-01", "2026-03-31"), ("2026-04-01", "2026-04-30")
SETTINGS = {
    **only("roster.hosts", "roster.one_place", "roster.availability", "roster.rooms", "roster.eligible", max_hosts="1"),
    "roster.need.mode": "soft",
    "roster.travel.mode": "soft",
}


def apart() -> RosterCase:
    """Return two hospitals, each near a center that wants what two people give; each hospital is away for a month."""
    staff = [person(f"A{n}", employer="H1", dept="D1", max_month=12) for n in (1, 2)]
    staff += [person(f"B{n}", employer="H2", dept="D2", max_month=12) for n in (1, 2)]
    county = tiny_county(
        staff,
        [hospital("H1"), hospital("H2"), facility("T1"), facility("T2")],
        roads=[road("H1", "T1", 10), road("H1", "T2", 60), road("H2", "T2", 10), road("H2", "T1", 60)],
        absences=[absence(p.id, *(MARCH if p.employer == "H1" else APRIL)) for p in staff],
        needs=[need(place, 12, period=Period.MONTH) for place in ("T1", "T2")],
    )
    return make_case(county, MARCH[0], APRIL[1], SETTINGS)


def open_weeks(case: RosterCase) -> WeeksModel:
    return WeeksModel(case, rules_with(case, Hosts(case, counted=False)))


def test_months_tell_who_is_there_when() -> None:
    weeks = open_weeks(apart())
    choice = choose_hosts(weeks, solve_tiers(problem_of(weeks), Limits(), None), Limits(), None)
    assert choice is not None
    served = {(who[0], *hosts) for (who, _), hosts in choice.items()}
    # One of either hospital at either center; the year alone would send everybody to the near one.
    assert served == {("A", "T1"), ("A", "T2"), ("B", "T1"), ("B", "T2")}


def test_the_plan_meets_every_need_under_hosts_chosen_first() -> None:
    answer = answer_of(apart())
    assert [t.value for t in answer.tiers[:3]] == [0, 0, 0]


def test_rows_are_added_up_by_the_spans_of_their_visits() -> None:
    weeks = open_weeks(apart())
    year, months = Summed(weeks, by_year), Summed(weeks, by_month)
    assert set(year.visits) == {(p, f, "2026") for p in ("A1", "A2", "B1", "B2") for f in ("T1", "T2")}
    assert {span for person, _, span in months.visits if person == "A1"} == {"2026-04"}
    # A month holds no more than twelve days of anybody.
    host = months.hosts["A1", "T1", 2026]
    begin = next(
        months.model.row_starts[r]
        for r, label in enumerate(months.model.labels)
        if label == ("roster.hosts", "A1", "T1", "2026-04")
    )
    assert months.model.row_columns[begin : begin + 2] == [months.visits["A1", "T1", "2026-04"], host]
    assert months.model.row_coefficients[begin : begin + 2] == [1, -12]
    held = months.under({("A1", 2026): frozenset({"T1"})})
    assert (held.lows[host], held.highs[host], held.highs[months.hosts["A1", "T2", 2026]]) == (1, 1, 0)
