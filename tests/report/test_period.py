"""What a report may cover."""

from datetime import date

import pytest

from models.report import read_period


@pytest.mark.parametrize(
    ("said", "first", "last", "months", "zh"),
    [
        ("2026-03", date(2026, 3, 1), date(2026, 3, 31), 1, "2026年3月"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), 6, "2026年上半年"),
        (" 2026-h2 ", date(2026, 7, 1), date(2026, 12, 31), 6, "2026年下半年"),
        ("2028", date(2028, 1, 1), date(2028, 12, 31), 12, "2028年度"),
    ],
)
def test_periods(said: str, first: date, last: date, months: int, zh: str) -> None:
    its = read_period(said)
    assert (its.first, its.last, len(its.months), its.title.zh) == (first, last, months, zh)
    assert its.name == said.strip().upper()


@pytest.mark.parametrize(
    "said", ["", "2026-H3", "2026-13", "2026-3", "H1", "2026-H1 2026", "２０２６", "1999", "2026\n-03"]
)
def test_anything_else_is_refused(said: str) -> None:
    with pytest.raises(ValueError):
        read_period(said)
