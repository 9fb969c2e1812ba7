"""Which duties of a table read back are pinned: those of pins and of resident postings."""

import pytest

from models.files.plans.duties import is_pinned
from tests.builders import duty, pin, resident, tiny_county

COUNTY = tiny_county(pins=[pin("P1", "2026-03-02", "T2")], residents=[resident("P1", "T1", "2026-03-03", "2026-09-02")])


@pytest.mark.parametrize(
    ("place", "date", "pinned"),
    [
        ("T2", "2026-03-02", True),
        ("T1", "2026-03-02", False),
        ("T1", "2026-03-03", True),
        ("T2", "2026-03-03", False),
        ("T1", "2026-09-02", True),
        ("T1", "2026-09-03", False),
    ],
)
def test_pins_and_postings_make_a_duty_pinned(place: str, date: str, pinned: bool) -> None:
    assert is_pinned(COUNTY, duty("P1", place, date)) is pinned
