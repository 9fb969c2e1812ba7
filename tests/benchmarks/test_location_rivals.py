"""Ours and the rivals that need no extra package agree with each other and with trying everything."""

import pytest

from benchmarks.location.attempt import OURS, attempt
from benchmarks.location.problem import Kind
from benchmarks.location.rivals import RIVALS
from benchmarks.rows import Row
from tests.benchmarks.location_toys import best_of, drawn

LIMIT = 60.0
PROVING = ("highs", "cpsat")
FREE = [kind for kind in Kind if kind not in (Kind.CAPACITATED, Kind.CAPACITATED_MEDIAN)]


def proof(row: Row) -> tuple[object, object, object]:
    return row["status"], row.get("value"), row["bound"]


@pytest.mark.parametrize("kind", FREE)
@pytest.mark.parametrize("seed", range(3))
def test_all_find_the_best_of_every_set_of_sites(kind: Kind, seed: int) -> None:
    toy = drawn(kind, seed)
    best = best_of(toy)
    for who in (OURS, *PROVING):
        assert proof(attempt(toy, who, LIMIT, 1)) == ("optimal", best, best), who


@pytest.mark.parametrize("kind", [Kind.CAPACITATED, Kind.CAPACITATED_MEDIAN])
@pytest.mark.parametrize("seed", range(6))
def test_all_agree_within_capacities(kind: Kind, seed: int) -> None:
    toy = drawn(kind, seed)
    ours, *others = (attempt(toy, who, LIMIT, 1) for who in (OURS, *PROVING))
    for other in others:
        assert other["status"] == ours["status"] in ("optimal", "infeasible")
        assert other.get("value") == pytest.approx(ours.get("value"))
        if ours["status"] == "optimal":
            assert other["bound"] == pytest.approx(ours["bound"])


@pytest.mark.parametrize("kind", RIVALS["greedy"].kinds)
@pytest.mark.parametrize("seed", range(3))
def test_one_site_at_a_time_is_never_better(kind: Kind, seed: int) -> None:
    toy = drawn(kind, seed)
    row = attempt(toy, "greedy", LIMIT, 1)
    assert (row["status"], row["bound"]) == ("feasible", None)
    value = row["value"]
    assert isinstance(value, int | float)
    assert value <= best_of(toy) if toy.maximizes else value >= best_of(toy)
