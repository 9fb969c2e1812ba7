"""A part of a model has exactly the solutions of the whole in which the held columns keep their values."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.engines import LinearModel, free_part

SMALL = st.integers(-2, 2)
DECIDED = 3
"""Columns 0 to 2 are decided; columns 3 and 4 follow from them."""


def make(rows: list[tuple[list[int], int, int]]) -> LinearModel:
    """Return five columns of 0 to 2 under ``rows`` of factors, lower limit and width."""
    model = LinearModel()
    columns = [model.column(0, 2) for _ in range(5)]
    for n, (factors, low, width) in enumerate(rows):
        used = [(c, f) for c, f in zip(columns, factors, strict=True) if f]
        model.row(("row", n), [c for c, _ in used], [f for _, f in used], low, low + width)
    return model


def fits(model: LinearModel, values: tuple[int, ...]) -> bool:
    """Return whether ``values`` keep every row and bound."""
    for row in range(model.height):
        begin, end = model.row_starts[row], model.row_starts[row + 1]
        total = sum(
            f * values[c] for c, f in zip(model.row_columns[begin:end], model.row_coefficients[begin:end], strict=True)
        )
        if not model.row_lows[row] <= total <= model.row_highs[row]:
            return False
    return all(low <= v <= high for v, low, high in zip(values, model.lows, model.highs, strict=True))


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.lists(SMALL, min_size=5, max_size=5), st.integers(-4, 4), st.integers(0, 5)), max_size=4
    ),
    free=st.sets(st.integers(0, DECIDED - 1), min_size=1),
)
def test_a_part_has_the_solutions_of_the_whole(rows: list[tuple[list[int], int, int]], free: set[int]) -> None:
    model = make(rows)
    every = [point for point in product(range(3), repeat=5) if fits(model, point)]
    if not every:
        return
    known = every[0]
    part = free_part(model, known, DECIDED, free)
    assert set(part.columns) <= free | {3, 4}
    assert free <= set(part.columns)
    held = [c for c in range(5) if c not in part.columns]
    inside = {part.whole(values) for values in product(range(3), repeat=part.model.width) if fits(part.model, values)}
    assert inside == {point for point in every if all(point[c] == known[c] for c in held)}


def test_columns_that_no_row_ties_to_a_free_one_are_held() -> None:
    model = LinearModel()
    a, b, follows_a, follows_b = (model.column(0, 2) for _ in range(4))
    model.row(("a",), [a, follows_a], [1, -1], low=0, high=0)
    model.row(("b",), [b, follows_b], [1, -1], low=0, high=0)
    part = free_part(model, (1, 2, 1, 2), 2, [a])
    assert part.columns == (a, follows_a)
    assert part.held({b: 5, a: 7}) == 10
    assert part.objective({b: 5, a: 7}) == {0: 7}
    assert part.whole((2, 2)) == (2, 2, 2, 2)


def test_columns_younger_than_the_values_are_free() -> None:
    model = LinearModel()
    visits = model.column(0, 2)
    slots = [model.column(0, 1) for _ in range(2)]
    model.row(("visits",), [*slots, visits], [1, 1, -1], low=0, high=0)
    assert free_part(model, (1,), 1, [visits]).columns == (visits, *slots)


def test_held_columns_stay_and_pass_no_freedom_on() -> None:
    # Column 3 ties the visits 0 and 1 to each other; held, it leaves column 4 with its visit.
    model = make([([1, 0, 0, -1, 0], 0, 0), ([0, 1, 0, -1, -1], 0, 0)])
    assert free_part(model, (1, 1, 0, 1, 0), DECIDED, [0]).columns == (0, 3, 4)
    assert free_part(model, (1, 1, 0, 1, 0), DECIDED, [0], held=[3]).columns == (0,)
