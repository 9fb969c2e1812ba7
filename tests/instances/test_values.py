"""Values by hand against the engine and the checker; what disagrees is wrong on one side."""

import pytest

from instances import index
from instances.build.index import BY_HAND
from instances.build.refresh import refreshed, solved
from models.certificate import Outcome
from models.decision import Decision

BY_HAND_ENTRIES = {e.id: e for e in index() if e.proved_by == BY_HAND}
SITED = {e.id: e for e in index() if e.group == "counties" and e.decision is Decision.SITING}


@pytest.mark.parametrize("name", BY_HAND_ENTRIES)
def test_the_engine_finds_the_value_by_hand(name: str) -> None:
    known = BY_HAND_ENTRIES[name]
    found = solved(known)
    assert found.answer.outcome is known.outcome
    assert found.values == known.best_known
    if known.outcome is Outcome.INFEASIBLE:
        assert found.answer.plan is None
        assert found.answer.conflict


@pytest.mark.parametrize("name", SITED)
def test_the_siting_of_a_county_is_as_good_as_is_known(name: str) -> None:
    known, found = SITED[name], solved(SITED[name])
    assert found.answer.outcome is known.outcome is Outcome.OPTIMAL
    assert found.values == pytest.approx(known.best_known)


def test_a_value_by_hand_that_the_engine_denies_stops_the_refresh() -> None:
    known = BY_HAND_ENTRIES["siting-twins"]
    wrong = known.model_copy(update={"best_known": known.best_known | {next(iter(known.best_known)): 1.0}})
    with pytest.raises(ValueError, match="siting-twins: by hand"):
        refreshed(wrong, solved(wrong))
