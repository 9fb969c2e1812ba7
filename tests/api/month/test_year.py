"""A year plan in a county folder: its months take hosts and pace from it."""

from datetime import date

import pytest

from api.month.draft import draft
from api.month.publish import publish
from api.month.year import plan_year
from models.county import County
from models.files.month import read_state
from models.folder import CountyFolder, FolderProblem
from models.month import Month
from tests.api.month.conftest import MARCH, WORK, drafted


def test_months_take_hosts_and_pace_from_the_year_plan(folder: CountyFolder) -> None:
    planned, result = plan_year(folder, 2026, WORK)
    assert planned is not None
    assert (planned.number, planned.first) == (1, date(2026, 1, 1))
    county = read_state(folder.root).county_for(MARCH)
    served = {d.person for d in result.plan.duties}
    assert {p.person for p in county.pace} == served
    for person in county.staff:
        visited = {d.facility for d in result.plan.duties if d.person == person.id}
        assert visited <= {person.host1, person.host2}
    march = next(p for p in county.pace if p.month == 3)
    done = [d for d in result.plan.duties if d.person == march.person and d.date <= MARCH.last]
    assert march.days == sum(d.part.days for d in done)


def test_the_rest_of_a_year_is_planned_from_the_month_after_the_last_published(with_march: CountyFolder) -> None:
    publish(with_march, MARCH, "A1")
    planned, _ = plan_year(with_march, 2026, WORK)
    assert planned is not None
    assert planned.first == date(2026, 4, 1)
    again, _ = plan_year(with_march, 2026, WORK)
    assert again is not None
    assert again.number == 2
    assert read_state(with_march.root).years[2026].planned.number == 2


def test_a_year_plan_does_not_stand_on_the_one_before(folder: CountyFolder) -> None:
    before: County = read_state(folder.root).county_before(2026)
    plan_year(folder, 2026, WORK)
    assert read_state(folder.root).county_before(2026).hash == before.hash


def test_a_year_that_is_over_is_not_planned(folder: CountyFolder) -> None:
    december = Month(2026, 12)
    drafted(folder, december)
    publish(folder, december, "A1")
    with pytest.raises(FolderProblem, match="December 2026 is published"):
        plan_year(folder, 2026, WORK)
    assert draft(folder, december, WORK)[0] is not None
