"""Values by hand against the engine and the checker; what disagrees is wrong on one side."""

import pytest

from instances import index, path
from instances.build.index import BY_HAND
from models.certificate import Outcome
from models.files.input.pipeline import read_here
from models.policy.county import policy_of
from models.roster import RosterCase
from models.rules import audit
from optimizer.answer import SolveOptions
from optimizer.roster import solve

BY_HAND_ENTRIES = {e.id: e for e in index() if e.proved_by == BY_HAND}


@pytest.mark.parametrize("name", BY_HAND_ENTRIES)
def test_the_engine_finds_the_value_by_hand(name: str) -> None:
    known = BY_HAND_ENTRIES[name]
    county = read_here(path(name)).county
    case = RosterCase(county=county, policy=policy_of(county), first=known.first, last=known.last)
    answer = solve(case, SolveOptions(), lambda event: None)
    assert answer.outcome is known.outcome
    if known.outcome is Outcome.OPTIMAL:
        assert answer.plan is not None
        verdict = audit(case, answer.plan)
        assert verdict.clean
        assert verdict.tiers == known.best_known
    else:
        assert answer.plan is None
        assert answer.conflict
