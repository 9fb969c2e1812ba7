"""Tables of location: ratios, what one site at a time loses, and every loss of ours."""

import pytest

from benchmarks.location.attempt import OURS
from benchmarks.tables.location import location_tables, loss_of, seconds_of, time_ratio


def row(who: str, value: str, bound: str, seconds: str, instance: str = "a", failure: str = "") -> dict[str, str]:
    cells = {"who": who, "instance": instance, "known": "10", "value": value, "bound": bound}
    return cells | {"seconds": seconds, "failure": failure, "limit": "300.0"}


GOOD = row(OURS, "10", "10", "0.5")


def test_a_rival_without_a_proof_counts_as_the_limit() -> None:
    assert seconds_of(row("spopt", "10", "10", "20")) == 20
    assert seconds_of(row("spopt", "10", "", "20")) == 300
    assert seconds_of(row("spopt", "10", "10", "350")) == 300
    assert seconds_of(row("spopt", "10", "9", "62") | {"limit": "60"}) == 60
    assert time_ratio(GOOD, row("spopt", "", "", "390", failure="overran its limit")) == 600
    assert time_ratio(row(OURS, "10", "9", "1"), row("spopt", "10", "10", "20")) is None


def test_more_is_better_where_cover_is_maximal() -> None:
    assert loss_of(GOOD, row("greedy", "12", "", "1")) == pytest.approx(0.2)
    best = row(OURS, "10", "10", "1", instance="a-mclp")
    assert loss_of(best, row("greedy", "8", "", "1", instance="a-mclp")) == pytest.approx(0.2)


def test_a_part_with_its_means() -> None:
    second = [row(OURS, "10", "10", "1", "b"), row("spopt", "10", "10", "16", "b"), row("greedy", "10", "", "0", "b")]
    rows = [GOOD, row("spopt", "10", "10", "2"), row("greedy", "11", "", "0"), *second]
    said = location_tables({"pmed": rows, "cap": []})
    assert "### p-median" in said
    assert "### Warehouses" not in said
    assert "| a | 10 | 10 / 10 in 0.5 s | 10 / 10 in 2 s | 11 in 0 s | 4 |" in said
    assert "- xiachen: 2 of 2 known optima reached and proven; 2 of 2 proven; the slowest took 1 s." in said
    assert "- spopt + CBC: a geometric mean of 8 times our seconds, instances 2; 2 of 2 proven within 300 s." in said
    assert "- one by one (AccessMod): 5.00% worse on average, 10.00% at most." in said
    assert "Ours is worse nowhere." in said


def test_every_loss_is_said() -> None:
    rows = [row(OURS, "12", "9", "1"), row("highs", "11", "11", "9")]
    rows += [row(OURS, "10", "10", "2", "b"), row("highs", "10", "10", "1", "b")]
    rows += [row(OURS, "", "", "1", "c", failure="RuntimeError: no"), row("highs", "", "", "390", "c", "died")]
    said = location_tables({"pmed": rows})
    for loss in ("a: not proven", "a: 12 where 10 is known", "a: HiGHS has 11, ours 12", "b: HiGHS takes 0.50 of our"):
        assert f"- {loss}" in said
    assert "- c: RuntimeError: no" in said
    assert "died in 390 s" in said
    assert "nowhere" not in said


def test_nothing_without_rows() -> None:
    assert location_tables({"pmed": [], "cap": []}) == ""
