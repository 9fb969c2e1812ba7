"""Patterns of stays: every set of days of a week, against runs read off as text."""

import re

from optimizer.roster.patterns import pattern, patterns

WEEK = 0b11111


def runs(days: int) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer("1+", f"{days:05b}"[::-1])]


def test_a_week_has_the_sets_whose_runs_are_long_enough() -> None:
    for shortest in (1, 2, 3, 5, 6):
        expected = {d for d in range(1, 32) if all(b - a >= shortest for a, b in runs(d))}
        found = patterns(WEEK, 0, 0, shortest, hard=True)
        assert {p.days for p in found} == expected
        assert all(p.trips == len(runs(p.days)) and not p.missing for p in found)


def test_where_the_rule_is_soft_every_set_has_what_it_misses() -> None:
    found = patterns(WEEK, 0, 0, 3, hard=False)
    assert len(found) == 31
    for p in found:
        assert p.missing == sum(max(0, 3 - (b - a)) for a, b in runs(p.days))


def test_only_free_days_are_taken() -> None:
    assert {p.days for p in patterns(0b10110, 0, 0, 2, hard=True)} == {0b00110}


def test_pinned_days_and_days_before_lengthen_a_stay_and_may_stand_alone() -> None:
    assert {p.days for p in patterns(0b00010, 0b00001, 0, 2, hard=True)} == {0b00010}
    assert {p.days for p in patterns(0b00010, 0, 0b00001, 2, hard=True)} == {0b00010}
    assert pattern(0b01100, 0b00001, 0, 2).missing == 0
    assert pattern(0b00010, 0b00101, 0, 2) == (0b00010, 1, 0)
    assert pattern(0, 0b00101, 0, 2).trips == 2
    assert pattern(0b00010, 0, 0b00001, 3).trips == 1
