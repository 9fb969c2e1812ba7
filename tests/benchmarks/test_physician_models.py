"""Our flow, in both engines, and the textbook rival agree with trying every roster, and reach what is known."""

import argparse
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from benchmarks import physician, rows, tables
from benchmarks.physician import FOLDER, SOLVERS, attempt, best_known, solve
from benchmarks.physician.checker import judge
from benchmarks.physician.flow import flow_of
from benchmarks.physician.instance import EXTENDED, STANDARD, Cover, Duty, read_instance
from optimizer.engines import Status
from tests.benchmarks.physician_toys import CLINIC, NOBODY, WARD, cheapest, drawn, instance
from tests.benchmarks.test_physician_dzn import TEXT

LIMIT = 60.0
SEEDS = range(40)


@cache
def least_of(seed: int) -> int | None:
    return cheapest(drawn(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_each_solver_finds_the_cheapest_roster_of_a_toy(seed: int) -> None:
    toy = drawn(seed)
    least = least_of(seed)
    for who in SOLVERS if seed % 4 == 0 else ("ours", "rival"):
        solution, roster = solve(toy, who, LIMIT)
        if least is None:
            assert (roster, solution.status) == (None, Status.INFEASIBLE)
            continue
        assert roster is not None
        judged = judge(toy, roster)
        assert (judged.broken, judged.cost) == ((), least)
        assert (solution.status, solution.objective, solution.bound) == (Status.OPTIMAL, least, least)


def test_the_toys_have_rosters_and_have_none() -> None:
    answers = [least_of(seed) for seed in SEEDS]
    assert min(answers.count(None), len(answers) - answers.count(None)) >= 8


def test_people_alike_flow_together_and_are_told_apart_after() -> None:
    toy = instance(NOBODY, NOBODY, replace(NOBODY, at_risk=True), days=1, demand={(WARD, STANDARD, 0, 1): 2})
    flow = flow_of(toy)
    assert [members for _, members in flow.groups] == [(0, 1), (2,)]
    solution, roster = solve(toy, "ours", LIMIT)
    assert roster == ((Duty(WARD, STANDARD, 1),), (Duty(WARD, STANDARD, 1),), (None,))
    assert solution.objective == 100


def test_somebody_who_must_work_and_cannot_leaves_no_roster() -> None:
    toy = instance(replace(NOBODY, required=True, last_shift=EXTENDED), days=1, demand={(CLINIC, STANDARD, 0, 1): 1})
    assert {solve(toy, who, LIMIT)[0].status for who in SOLVERS} == {Status.INFEASIBLE}


@pytest.mark.parametrize("skills", [frozenset({1}), frozenset({1, 2})])
def test_a_cover_counts_its_own_skills_alone(skills: frozenset[int]) -> None:
    # One of the two serves long today. The first is needed tomorrow, so it must be the second, with skill 2.
    first = replace(NOBODY, preferences=((0, 4, 4), (4, 4, 4), (4, 0, 4), (4, 4, 4), (4, 4, 4)))
    second = replace(NOBODY, preferences=((0, 4, 4), (4, 4, 4), (4, 4, 0), (4, 4, 4), (4, 4, 4)))
    demand = {(WARD, STANDARD, day, skill): 1 for day, skill in ((0, 1), (0, 2), (1, 1))}
    toy = replace(instance(first, second, demand=demand), skills=2, covers=(Cover(1, skills, (1, 0)),))
    expected = (Status.OPTIMAL, 100) if 2 in skills else (Status.INFEASIBLE, None)
    for who in SOLVERS:
        solution, _ = solve(toy, who, LIMIT)
        assert (solution.status, solution.objective) == expected


def test_a_row_for_each_instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "RESULTS", tmp_path / "results")
    (tmp_path / "tight.dzn").write_text(TEXT, encoding="utf-8")
    loose = TEXT.replace("[2, 0]", "[0, 0]").replace("{2}", "{}").replace("[1, 0]);\nnumPers", "[0, 1]);\nnumPers")
    (tmp_path / "tiny.dzn").write_text(loose, encoding="utf-8")
    (tmp_path / "wrong.dzn").write_text("a=1", encoding="utf-8")
    (tmp_path / physician.KNOWN).write_text("instance,best_objective_minizinc_challenge_2021\ntiny,7\n", "utf-8")
    given = argparse.Namespace(folder=tmp_path, again=False, limit=LIMIT, repeats=2)
    monkeypatch.setattr(physician, "SOLVERS", ("ours",))
    tight, tiny, wrong = physician.run(given)
    assert (tight["known"], tight["ours_value"], tight["ours_failure"]) == (None, None, "")
    # Both work: 2 x 50; A serves twice and B once: (1 + 1 + 3) x 5; B is at risk in department 1: 10.
    assert (tiny["key"], tiny["known"], tiny["ours_value"], tiny["ours_bound"]) == ("tiny", 7, 135, 135)
    assert wrong["ours_failure"] == "DznError: line 1: the file ends too early"
    assert [row["key"] for row in rows.load("physician")] == ["tight", "tiny", "wrong"]
    assert list(physician.run(given)) == []


def test_no_instances_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="name the folder"):
        list(physician.run(argparse.Namespace(folder=tmp_path, again=False, limit=LIMIT, repeats=1)))


def test_the_table_has_a_line_for_each_row() -> None:
    row = {"key": "a", "known": "", "rival_value": "", "rival_bound": "", "rival_seconds": "3", "ours_seconds": "2"}
    row |= {f"{who}_{part}": "5" for who in ("ours", "ours_sat") for part in ("value", "bound")} | {
        "ours_sat_seconds": "4"
    }
    line = tables.physician_table([row]).splitlines()[-1]
    assert line == "| a | ? | 5 / 5 in 2 s | 5 / 5 in 4 s | - / ? in 3 s | 1.5 |"
    assert tables.physician_table([]) == ""


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no instances in {FOLDER}")
@pytest.mark.parametrize("who", ["ours", "rival"])
def test_what_is_known_is_reached_and_proven(who: str) -> None:
    known = best_known(FOLDER)
    assert sorted(known.values()) == [1505, 2980, 3475]
    for name, cost in known.items():
        row = attempt(FOLDER / f"{name}.dzn", who, LIMIT)
        assert (row["value"], row["bound"], row["clean"]) == (cost, cost, 1), name


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no instances in {FOLDER}")
def test_people_of_a_duplicated_instance_are_classes() -> None:
    instance = read_instance(FOLDER / "instance10-duplicated_0.23.dzn")
    assert (len(instance.people), len(flow_of(instance).groups)) == (51, 26)
