"""One run answers for several limits; Timefold's table says what the rules say."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from benchmarks import roster, rows
from benchmarks.cases import Case
from benchmarks.child import Ran
from benchmarks.rivals.slots import visit_model
from benchmarks.rivals.timefold.table import OUT, make_table
from benchmarks.rivals.trace import Trace
from benchmarks.rows import Row
from models.county import Mode
from tests.benchmarks.test_rivals import case_of

CASE = Case("S", "month", 1)
LIMITS = (10.0, 60.0)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, tuple[float, ...]]]:
    """Return the runs asked for, each of which ends after 20 seconds."""
    seen: list[tuple[str, tuple[float, ...]]] = []

    def ran(work: Callable[..., object], case: Case, who: str, limits: Sequence[float], limit: float) -> Ran:
        seen.append((who, tuple(limits)))
        value = {"policy": 1.0, "need": 2.0, "travel": 3.0, "clean": 1}
        found: dict[float, Row] = {at: {"seconds": min(at, 20.0), "finished": int(at > 20), **value} for at in limits}
        return Ran(found, 20.0, 5)

    monkeypatch.setattr(rows, "RESULTS", tmp_path)
    monkeypatch.setattr(roster, "run_apart", ran)
    return seen


def limits_of(found: Sequence[Row]) -> list[tuple[object, object]]:
    return [(row["limit"], row["run_limit"]) for row in found]


def test_one_long_run_serves_every_limit_of_who_tells_of_plans(runs: list[object]) -> None:
    found = list(roster.one(CASE, "xiachen", LIMITS))
    assert runs == [("xiachen", LIMITS)]
    assert limits_of(found) == [(10.0, 60.0), (60.0, 60.0)]
    assert list(roster.one(CASE, "xiachen", LIMITS)) == []


def test_others_run_by_limit_until_one_run_ends_on_its_own(runs: list[object]) -> None:
    found = list(roster.one(CASE, "slots-highs", (10.0, 60.0, 300.0)))
    assert runs == [("slots-highs", (10.0,)), ("slots-highs", (60.0,))]
    assert limits_of(found) == [(10.0, 10.0), (60.0, 60.0), (300.0, 60.0)]
    assert [row["key"] for row in rows.load("roster")][-1] == "S-month-1/slots-highs/300"


def test_an_older_row_serves_where_all_is_proven_in_time() -> None:
    tiers = {name: "1" for tier in ("policy", "need", "travel") for name in (tier, f"{tier}_bound")}
    row: Row = {"case": "c", "who": "w", "limit": "60", "seconds": "9", "failure": "", **tiers}
    assert roster.serves(row, 10)
    assert not roster.serves(row, 8)
    assert not roster.serves(row | {"travel_bound": "0.5"}, 10)
    assert not roster.serves(row | {"failure": "died"}, 10)
    assert roster.derived(row, 10.0)["run_limit"] == "60"


def test_an_attempt_has_a_clean_plan_at_each_limit() -> None:
    found = roster.attempt(CASE, "rotation", LIMITS)
    assert list(found) == [10.0, 60.0]
    assert found[10.0] == found[60.0]
    assert found[10.0]["clean"] == found[10.0]["finished"] == 1


def test_a_trace_keeps_the_last_note_before_each_checkpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("benchmarks.rivals.trace.monotonic", lambda: now)
    trace = Trace((10, 60), begin=0.0)
    for now in (1.0, 9.0, 30.0, 61.0):  # noqa: B007
        trace.note(lambda: None)
    assert {at: note.seconds for at, note in trace.notes.items()} == {10: 9.0, 60: 30.0}


def test_columns_are_added_to_a_file_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rows, "RESULTS", tmp_path)
    rows.append("roster", {"key": "a", "value": 1})
    rows.append("roster", {"key": "b", "value": 2, "run_limit": 60, "commit": "abc"})
    first, second = rows.load("roster")
    assert (first["value"], first["run_limit"]) == ("1", "")
    assert (second["run_limit"], second["commit"]) == ("60", "abc")


@pytest.mark.parametrize("profile", ["urad", "xinjiang"])
def test_the_table_holds_every_visit_once_with_the_rules_numbers(profile: str) -> None:
    case = case_of(profile)
    slots = visit_model(case)
    table = make_table(slots)
    held = sorted(v for entry in table.entries for v in entry.visits.values())
    assert held == list(range(len(slots.visits)))
    keys = [(slots.visits[v][0].id, slots.visits[v][2].index) for e in table.entries for v in e.visits.values()]
    assert len(set(keys)) == sum(1 for e in table.entries if e.pinned == OUT or len(e.visits) == 1)
    weekly = case.policy.mode("roster.weekly_share") is Mode.SOFT
    assert (table.counters > 0) == weekly
    for columns, most in slots.caps:
        shared = set.intersection(*(set(table.caps[c]) for c in columns)) if len(columns) > most else set()
        assert len(columns) <= most or any(table.most[cap] == most for cap in shared)


def test_numbers_travel_as_text_and_a_solution_is_read_back() -> None:
    table = make_table(visit_model(case_of()))
    numbers = [int(n) for n in table.text().split(" ")]
    assert numbers[:3] == [len(table.places), table.counters, len(table.most)]
    assert numbers[3 : 3 + len(table.most)] == table.most
    place, visit = next(iter(table.entries[5].visits.items()))
    made = table.values([(5, place)])
    assert sum(made) == made[visit] == 1
    person, facility, slot = table.slots.visits[visit]
    (duty,) = table.slots.plan(made).duties
    assert (duty.person, duty.facility, duty.date) == (person.id, facility.id, slot.date)
