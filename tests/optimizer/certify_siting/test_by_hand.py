"""The second opinion on siting against values by hand."""

import pytest

from instances import entry, index
from models.certificate import Outcome
from models.decision import Decision
from tests.optimizer.certify_siting.judging import opinion_of, shipped

NAMES = [e.id for e in index() if e.decision is Decision.SITING and e.group in ("toys", "hard")]


@pytest.mark.parametrize("name", NAMES)
def test_it_proves_the_value_by_hand(name: str) -> None:
    known = entry(name)
    if known.outcome is Outcome.INFEASIBLE:
        assert opinion_of(shipped(name)) is None
    else:
        assert opinion_of(shipped(name)) == list(known.best_known.values())


def test_there_are_toys_and_counties_without_a_plan() -> None:
    outcomes = [entry(name).outcome for name in NAMES]
    assert (outcomes.count(Outcome.OPTIMAL), outcomes.count(Outcome.INFEASIBLE)) >= (23, 4)
