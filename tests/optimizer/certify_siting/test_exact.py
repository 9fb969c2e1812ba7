"""Numbers too large for a solver's tolerance, split by digits."""

from fractions import Fraction
from importlib import import_module
from itertools import product

import pytest

from optimizer.certify.siting.exact import DIGIT, amount, at_most, hold, whole
from optimizer.engines.pulp import Claim, Program, Row, Terms, solve
from tests.optimizer.certify_siting.judging import opinion_of
from tests.siting_builders import phase, site, siting_case, siting_county

LIMITS = (-40, -13, 0, 7, 36, 61, 62, 63, 100)


def keeps(program: Program, values: tuple[int, ...]) -> bool:
    """Return whether some values of the columns beyond ``values`` keep every row of a program."""
    carries = [range((high or 0) + 1) for _, high in program.bounds[len(values) :]]
    return any(program.holds((*map(float, values), *map(float, more))) for more in product(*carries))


@pytest.mark.parametrize("high", LIMITS)
def test_digits_say_the_same_of_every_plan(high: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("optimizer.certify.siting.exact"), "SMALL", 6)
    program, coefficients = Program("digits"), (23, 9, -31)
    terms: Terms = [(c, program.column(f"x{n}", 2)) for n, c in enumerate(coefficients)]
    at_most(program, "row", terms, high)
    assert len(program.rows) > 1
    assert all(abs(c) < 23 for row in program.rows for c, _ in row.terms)
    for values in product(range(3), repeat=3):
        total = sum(c * x for c, x in zip(coefficients, values, strict=True))
        assert keeps(program, values) == (total <= high)


def test_a_row_goes_in_the_largest_step() -> None:
    program = Program("steps")
    at_most(program, "row", [(300_000, program.column("a", 1)), (200_000, program.column("b", 1))], 499_999)
    (row,) = program.rows
    assert (row.terms, row.high) == ([(3, 0), (2, 1)], 4)


def test_an_amount_of_yuan_is_told_to_the_yuan() -> None:
    program = Program("yuan")
    terms = amount(program, "yuan", 12_345_678_901)
    program.row("least", [(1, terms[0][1])], low=678_901)
    program.row("millions", [(1, terms[1][1])], low=12_345)
    found = solve(program, terms)
    assert (found.claim, found.of(terms)) == (Claim.OPTIMAL, 12_345_678_901)
    assert program.most(terms) >= 12_345_678_901
    assert len(amount(program, "little", DIGIT - 1)) == 1


def test_digits_of_a_column_without_an_end_are_refused() -> None:
    program = Program("endless")
    with pytest.raises(ValueError, match="endless has no end"):
        at_most(program, "row", [(10**9 + 7, program.column("endless")), (10**9, program.column("one", 1))], 10**12)


def test_parts_are_counted_in_whole_numbers() -> None:
    assert whole([(Fraction(3, 4), 0), (Fraction(1, 6), 1), (2, 0)]) == ([(33, 0), (2, 1)], Fraction(1, 12))
    assert whole([]) == ([], 1)


def test_a_goal_is_held_to_the_last_part() -> None:
    program = Program("held")
    terms: Terms = [(Fraction(10**8, 7), program.column("a", 9)), (Fraction(10**8 - 1, 3), program.column("b", 9))]
    optimum = Fraction(10**8, 7) * 5
    hold(program, "goal", terms, optimum)
    for a, b in product(range(6), repeat=2):
        fixed = [Row("a", [(1, 0)], a, a), Row("b", [(1, 1)], b, b)]
        exact = terms[0][0] * a + terms[1][0] * b <= optimum
        assert (solve(program, [], fixed).claim is Claim.OPTIMAL) == exact


def test_a_goal_with_parts_too_fine_is_held_nearly() -> None:
    program = Program("fine")
    terms: Terms = [(Fraction(1, p), program.column(f"x{p}", 9)) for p in (99_991, 99_989, 99_971, 99_961)]
    hold(program, "goal", terms, 5)
    (row,) = program.rows
    assert row.high is not None
    assert 5 < row.high < Fraction(5002, 1000)


@pytest.mark.parametrize(("short", "count"), [(0, 2), (1, 1)])
def test_a_yuan_short_of_many_millions_is_short(short: int, count: int) -> None:
    rich = [site(at="H1", fixed_cost=98_765_431), site(at="T1", fixed_cost=87_654_329)]
    budget = 98_765_431 + 87_654_329 - short
    found = opinion_of(siting_case(siting_county(sites=rich, phases=[phase(budget=budget)])))
    assert found is not None
    assert found[-1] == (budget if count == 2 else 98_765_431)


def test_a_yuan_beyond_many_millions_costs_a_yuan() -> None:
    rich = [site(at="H1", fixed_cost=4_987_654_321)]
    case = siting_case(siting_county(sites=rich, phases=[phase(budget=1)]), {"siting.budget.mode": "soft"})
    assert opinion_of(case) == [4_987_654_320.0, 60.0, 90_000.0, 4_987_654_321.0]
