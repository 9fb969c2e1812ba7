"""The family of replanning: what moves is counted, and is the least there is."""

from benchmarks.cases import Case
from benchmarks.replan import ill_for_a_week


def test_an_illness_moves_no_more_than_the_least_that_is_proven() -> None:
    row = ill_for_a_week(Case("S", "month", 1))
    assert row["clean"] == 1
    assert row["moved"] == row["least"]
    lost, moved, touched, without = (row[k] for k in ("lost", "moved", "touched", "moved_without"))
    assert isinstance(lost, int) and isinstance(moved, int) and isinstance(touched, int) and isinstance(without, int)
    assert 0 < lost <= moved < without
    assert touched <= moved
