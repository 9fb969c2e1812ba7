"""siting.budget: opening, modules and running within the budget of each phase, to the yuan."""

from models.county import County, Phase, Site, SiteStatus
from tests.rules.siting.judging import assert_every_mode, judge, only_finding, shortfall
from tests.siting_builders import center, phase, served, site, siting_county, standing

RULE = "siting.budget"
PRICED = site(fixed_cost=1000, module_cost=100, running_cost=10, max_modules=5)
# Opening, two modules, one year of running.
FIRST = 1000 + 2 * 100 + 10
TWO = standing(modules=2)


def county(*budgets: int | None, priced: Site = PRICED, years: int = 1) -> County:
    phases: list[Phase] = [phase(str(n), 2025 + n, budget=b, years=years) for n, b in enumerate(budgets, start=1)]
    return siting_county(sites=[priced], phases=phases)


def test_to_the_yuan() -> None:
    assert [shortfall(RULE, county(b), TWO) for b in (FIRST + 1, FIRST, FIRST - 1, 0)] == [0, 0, 1, FIRST]


def test_every_mode() -> None:
    assert_every_mode(RULE, county(FIRST - 7), [TWO], amount=7)


def test_the_finding_says_what_is_spent_on_what() -> None:
    found = only_finding(RULE, county(FIRST - 7), TWO)
    assert (found.required, found.actual, found.amount) == (FIRST - 7, FIRST, 7)
    assert (found.where.phase, found.where.center) == ("1", "")
    assert found.message.zh == "第1期建设费、模块费和运行费合计1210元，预算1203元，超出7元。"
    assert found.reason.zh == "其中建设费1000元、模块费200元、运行费10元；上期结转0元。"
    assert "财政部门" in found.owner.zh


def test_a_phase_without_a_budget_is_not_judged() -> None:
    assert shortfall(RULE, county(None), TWO) == 0


def test_running_costs_for_each_year_of_the_phase() -> None:
    assert [shortfall(RULE, county(b, years=3), TWO) for b in (FIRST + 20, FIRST + 19)] == [0, 1]


def test_later_phases_pay_for_modules_that_are_added_and_for_running() -> None:
    rows = [standing(modules=n, phase=p) for p, n in (("1", 2), ("2", 2), ("3", 4))]
    assert shortfall(RULE, county(FIRST, 10, 210), *rows) == 0
    assert [f.amount for f in judge(RULE, county(FIRST, 9, 208), rows).findings] == [1, 2]


def test_what_stands_today_has_been_paid() -> None:
    for status in (SiteStatus.EXISTING, SiteStatus.KEEP, SiteStatus.CLOSE, SiteStatus.FIXED):
        there = PRICED.model_copy(update={"status": status, "modules": 2})
        assert shortfall(RULE, county(0, priced=there), TWO) == 10
        assert shortfall(RULE, county(0, priced=there), standing(modules=3)) == 110
    bare = PRICED.model_copy(update={"status": SiteStatus.FIXED})
    assert shortfall(RULE, county(0, priced=bare), TWO) == FIRST


def test_what_is_not_open_costs_nothing() -> None:
    assert shortfall(RULE, county(0)) == 0


def test_couriers_are_not_paid_from_the_budget() -> None:
    dear = siting_county([center(courier_cost=5.0, trips=300)], [PRICED], phases=[phase(budget=FIRST)])
    assert shortfall(RULE, dear, TWO, served("T1"), served("T2")) == 0


class TestCarryOver:
    """What is left adds to the next phase only where that is set."""

    def missed(self, first: int | None, second: int | None, third: int = 10, carry: str = "yes") -> list[float]:
        rows = [standing(modules=2, phase=p) for p in "123"]
        return [f.amount for f in judge(RULE, county(first, second, third), rows, carry_over=carry).findings]

    def test_by_default_it_is_lost(self) -> None:
        assert self.missed(FIRST + 5, 5, carry="no") == [5]

    def test_left_of_one_phase_serves_the_next(self) -> None:
        assert self.missed(FIRST + 5, 5) == []
        assert self.missed(FIRST + 5, 4) == [1]

    def test_left_goes_on_to_the_one_after(self) -> None:
        assert self.missed(FIRST + 9, 10, 1) == []
        assert self.missed(FIRST + 9, 10, 0) == [1]

    def test_an_overrun_takes_nothing_from_the_next(self) -> None:
        assert self.missed(FIRST - 3, 10) == [3]

    def test_a_phase_without_a_budget_leaves_nothing(self) -> None:
        assert self.missed(FIRST + 50, None, 9) == [1]

    def test_the_reason_names_what_was_carried(self) -> None:
        rows = [standing(modules=2, phase=p) for p in "12"]
        found = only_finding(RULE, county(FIRST + 5, 4), *rows, carry_over="yes")
        assert "上期结转5元" in found.reason.zh and found.required == 9
