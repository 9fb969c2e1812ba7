"""Which duties are verified: by half-day, and of a whole day by either half."""

import pytest

from models.county import Part
from models.roster.verified import unverified
from tests.builders import attendance, duty, published

MORNING, AFTERNOON = (duty("P1", "T1", "2026-03-02", part) for part in (Part.AM, Part.PM))
WHOLE = duty("P1", "T1", "2026-03-02")


def test_of_two_halves_of_a_day_only_the_one_that_is_verified() -> None:
    seen = [attendance("P1", "T1", "2026-03-02", part=Part.AM)]
    assert unverified([MORNING, AFTERNOON], seen) == [AFTERNOON]
    assert unverified([MORNING, AFTERNOON], [attendance("P1", "T1", "2026-03-02")]) == []


@pytest.mark.parametrize("part", list(Part))
def test_a_whole_day_is_never_credited_and_pending_at_once(part: Part) -> None:
    assert unverified([WHOLE], [attendance("P1", "T1", "2026-03-02", part=part)]) == []


def test_by_whom_and_when_wherever_it_was_and_were_it_an_absence() -> None:
    seen = [attendance("P1", "T2", "2026-03-02", days=0)]
    others = [duty("P2", "T1", "2026-03-02"), duty("P1", "T1", "2026-03-03")]
    assert unverified([WHOLE, *others], seen) == others
    assert unverified([published("P1", "T1", "2026-03-02")], seen) == []


def test_a_row_without_who_verified_it_says_nothing() -> None:
    assert unverified([WHOLE], [attendance("P1", "T1", "2026-03-02", verified_by="")]) == [WHOLE]
