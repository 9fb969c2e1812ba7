"""Rows of many runs share what they have alike, and are equal to what came in."""

from models.scenario.rows import Rows
from tests.scenario.results import six


def test_what_rows_have_alike_is_held_once() -> None:
    rows = Rows()
    came = [row.model_copy(update={"run": str(n)}, deep=True) for n, (_, row) in enumerate((*six(), *six()))]
    held = [rows.add(row) for row in came]
    assert held == came == [rows[str(n)] for n in range(12)]
    assert (list(rows), len(rows)) == ([str(n) for n in range(12)], 12)
    scores = [score for row in held for score in row.scores]
    assert len(scores) > len(set(scores)) == len({id(score) for score in scores})
