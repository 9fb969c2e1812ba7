"""Raw rows are added once and tables are made from them, losses included."""

from pathlib import Path

import pytest

from benchmarks import rows, tables
from benchmarks.child import run_apart
from benchmarks.growth import growth_chart


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
    tiers = dict(zip(tables.TIERS, values or ("", "", ""), strict=True))
    limits = {f"{t}_bound": b for t, b in zip(tables.TIERS, bounds, strict=True)}
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
    assert tables.compare(OURS, other) == seen


def test_the_gap_is_that_of_the_first_tier_that_is_not_proven() -> None:
    assert tables.gap(OURS) == "travel 1.00%"
    assert tables.gap(run_of("a", "1", "1", "1", bounds=("1", "1", "1"))) == "proven"
    assert tables.gap(run_of("a", "1", "1", "1")) == "no bound"
    assert tables.gap(run_of("a")) == "no plan"


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
