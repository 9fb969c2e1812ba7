"""What each clause costs: the committed page is of today's county, and its figures are solved anew for some rows."""

from functools import cache
from pathlib import Path

import pytest

from instances.build.clauses.costs import PAIR, Cost, NotProvenError, cost, costs
from instances.build.clauses.page import HEADINGS, page_of, row_of, shipped_case
from instances.build.clauses.words import MEANT, SHARE, in_words
from instances.build.shipped import built
from models.county import Category, Level, Mode, Stage
from models.headcount import HeadcountCase
from models.policy import policy_of, rules
from models.policy.rule import RuleKind
from tests.headcount_builders import headcount_case, headcount_county, posts

PAGE = (Path(__file__).parents[2] / "docs" / "headcount-clauses.md").read_text("utf-8")
CONSTRAINTS = {id for id, rule in rules().items() if rule.room == "headcount" and rule.kind is RuleKind.CONSTRAINT}
SEEN = [HEADINGS.index(h) for h in HEADINGS if h.startswith(("基层", "医院"))]
"""What is settled once the stage of the gap is: missing posts and worst ratios, level by level."""


@cache
def urad() -> HeadcountCase:
    return shipped_case()


def toy(name: str) -> HeadcountCase:
    county = built(name).county
    return HeadcountCase(county, policy_of(county))


def committed() -> dict[str, list[str]]:
    """Return the rows of the page by their first cell."""
    rows = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("|")]
    return {row[0]: row for row in rows[2:]}


def test_every_constraint_has_a_row_and_words() -> None:
    assert set(MEANT) == CONSTRAINTS | {"+".join(PAIR)}
    assert [id for id in CONSTRAINTS if PAGE.count(f"](rules/{id}.md)") != 2] == []


def test_the_page_is_of_the_county_that_is_shipped() -> None:
    assert f"<!-- county {urad().county.hash} -->" in PAGE


@pytest.mark.parametrize("rule", ["", "headcount.two_levels", "headcount.growth"])
def test_the_figures_of_the_page_are_found_again(rule: str) -> None:
    case = urad()
    found = cost(case, (rule,), Mode.OFF, until=Stage.GAP) if rule else cost(case, until=Stage.GAP)
    found.values.update(dict.fromkeys(Stage, 0.0))
    row = row_of(case, found, found)
    known = committed()[row[0]]
    assert [known[n] for n in SEEN] == [row[n] for n in SEEN]
    assert known[2] == str(found.total)


def test_each_clause_of_a_toy_costs_what_it_does_by_hand() -> None:
    """H1 has four to spare and T1 misses two: across levels, beyond the total, or lent without a pool."""
    found = {its.rules: its for its in costs(toy("headcount-two-levels"))}
    assert {rules[0].removeprefix("headcount."): its.total for rules, its in found.items() if len(rules) == 1} == {
        "same_class": 2,
        "two_levels": 0,
        "class_total": 0,
        "max_control": 2,
        "occupied": 2,
        "no_siphon": 2,
        "professional_share": 2,
        "position_quota": 2,
        "off_headcount": 2,
        "pool_loan": 0,
        "growth": 2,
    }
    assert (found[()].total, found[()].missing[Level.GRASSROOTS], found[PAIR].total) == (2, 2, 0)


def test_words_name_levels_and_figures() -> None:
    case = toy("headcount-two-levels")
    own, without = cost(case), cost(case, ("headcount.two_levels",), Mode.OFF)
    said = in_words(case, own, without)
    assert said.zh == "编制可在医院和基层之间调剂，基层优先。基层少缺2名，医院缺编不变。"
    assert said.en == (
        "Posts may move between hospitals and the grassroots, which come first. "
        "Then the grassroots miss 2 fewer, and hospitals miss as many."
    )


def test_a_share_that_no_plan_keeps_is_pushed_as_far_as_it_goes() -> None:
    """Nine of ten posts are managers', who are all there: nothing can be done about eight of the nine."""
    rows = [posts("H1", approved=1, required=1), posts("H1", Category.MANAGEMENT, approved=9, filled=9, required=9)]
    (never,) = [c for c in costs(headcount_case(headcount_county(rows))) if c.rules == (SHARE,)]
    assert (never.impossible, never.mode, never.broken[SHARE]) == (True, Mode.SOFT, 8)
    (kept,) = [c for c in costs(toy("headcount-gap")) if c.rules == (SHARE,)]
    assert (kept.impossible, kept.mode, kept.broken[SHARE]) == (False, Mode.HARD, 0)


def test_a_county_without_a_plan_has_no_costs() -> None:
    with pytest.raises(NotProvenError, match="超编无空编, as it is: infeasible"):
        next(costs(toy("headcount-overfull")))


def test_a_page_tells_whose_ratio_is_the_largest() -> None:
    case = toy("headcount-two-levels")
    found: list[Cost] = [cost(case), cost(case, ("headcount.same_class",), Mode.OFF)]
    assert "No clause switched off alone makes it smaller." in page_of(case, found)
    found.append(cost(case, ("headcount.two_levels",), Mode.OFF))
    page = page_of(case, found)
    assert "the largest ratio at the grassroots is 1/2, in the plan found that of T1 (physician);" in page
    assert "No clause switched off alone" not in page
