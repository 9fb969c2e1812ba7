"""Raw rows are added once and tables are made from them, losses included."""

from pathlib import Path

import pytest

from benchmarks import rows
from benchmarks.child import run_apart
from benchmarks.growth import growth_chart
from benchmarks.tables import compare
from benchmarks.tables.versus import every_run, summary


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(rows, "RESULTS", tmp_path)
    return tmp_path


def test_rows_are_kept_with_their_provenance_and_the_latest_of_a_key_counts(folder: Path) -> None:
    rows.append("roster", {"key": "a", "value": 1})
    rows.append("roster", {"key": "b", "value": 2})
    rows.append("roster", {"key": "a", "value": 3})
    assert [(r["key"], r["value"]) for r in rows.load("roster")] == [("a", "3"), ("b", "2")]
    assert rows.load("roster")[0]["ortools"].startswith("9.")
    assert rows.missing("roster", ["a", "c"]) == ["c"]
    assert rows.load("unheard") == []
    assert len((folder / "roster.csv").read_text("utf-8").splitlines()) == 4


def test_a_failed_run_leaves_its_cells_empty(folder: Path) -> None:
    rows.append("months", {"key": "a", "value": 1, "extra": 2})
    rows.append("months", {"key": "b", "value": 1})
    assert rows.load("months")[1]["extra"] == ""


def run_of(who: str, *values: str, bounds: tuple[str, str, str] = ("", "", ""), clean: str = "1") -> dict[str, str]:
    tiers = dict(zip(compare.TIERS, values or ("", "", ""), strict=True))
    limits = {f"{t}_bound": b for t, b in zip(compare.TIERS, bounds, strict=True)}
    return {"who": who, "clean": clean, **tiers, **limits}


OURS = run_of("xiachen", "5.5", "12", "1000", bounds=("5.5", "12", "990"))


@pytest.mark.parametrize(
    ("other", "seen"),
    [
        (run_of("a", "5.5", "12", "1000.05"), "equal"),
        (run_of("a", "5.5", "12", "999"), "worse"),
        (run_of("a", "5.5", "12.5", "1"), "better"),
        (run_of("a", "5", "99", "9999"), "worse"),
        (run_of("a", "0", "0", "0", clean="0"), "better"),
        (run_of("a"), "better"),
    ],
)
def test_plans_are_compared_tier_by_tier(other: dict[str, str], seen: str) -> None:
    assert compare.compare(OURS, other) == seen


def test_the_gap_is_that_of_the_first_tier_that_is_not_proven() -> None:
    assert compare.gap(OURS) == "travel 1.00%"
    assert compare.gap(run_of("a", "1", "1", "1", bounds=("1", "1", "1"))) == "proven"
    assert compare.gap(run_of("a", "1", "1", "1")) == "no bound"
    assert compare.gap(run_of("a")) == "no plan"


def test_losses_are_printed_by_rival_and_limit_and_longer_runs_are_said() -> None:
    at = {"case": "c", "limit": "10.0", "seconds": "10", "megabytes": "1"}
    theirs = run_of("a", "5.5", "11", "1100") | at | {"run_limit": "60.0"}
    said = summary([OURS | at, theirs])
    assert "| a | 10 | 0 | 0 | 1 |" in said
    assert "- c at 10 s: a, need 0.917" in said
    assert "nowhere" in summary([OURS | at, run_of("b") | at])
    assert "| 60 s | worse | need 0.917 | 1.0 (not the same gap) |" in every_run([OURS | at, theirs])


def test_the_objective_ratio_is_that_of_the_first_tier_that_differs() -> None:
    none_missed = run_of("xiachen", "1", "0", "5")
    assert compare.objective_ratio(none_missed, run_of("a", "1", "90", "5")) == "need 90 to 0"
    assert compare.objective_ratio(OURS, run_of("a", "5.5", "12", "1100")) == "travel 1.100"
    assert compare.objective_ratio(OURS, OURS) == "1"
    assert compare.objective_ratio(OURS, run_of("a")) == ""


def test_the_chart_has_a_dot_for_each_run() -> None:
    runs = [
        {"size": size, "horizon": "year", "seconds": s, "megabytes": m}
        for size, s, m in (("S", "0.5", "150"), ("L", "20", "500"))
    ]
    chart = growth_chart(runs)
    assert chart.startswith("<svg")
    assert chart.count("<circle") == 2 * 2 + 3


def double(value: int) -> int:
    return 2 * value


def fail(value: int) -> int:
    raise ValueError("no")


def test_a_run_apart_returns_its_result_or_why_not() -> None:
    ran = run_apart(double, 21, limit=60)
    assert (ran.result, ran.failure) == (42, "")
    assert ran.megabytes > 5
    failed = run_apart(fail, 1, limit=60)
    assert (failed.result, failed.failure) == (None, "ValueError: no")
