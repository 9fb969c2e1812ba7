"""Where a month stands, duty by duty, also where a day has two of them."""

from api.month.status import Next, status_in
from models.county import Attendance, Part
from models.plan import Duty
from tests.builders import attendance, duty
from tests.report.states import MARCH, month_of_versions, small_county, state

DAY = "2026-03-03"
MORNING, AFTERNOON = duty("P1", "T1", DAY, Part.AM), duty("P1", "T2", DAY, Part.PM)


def counted(duties: list[Duty], *attended: Attendance) -> tuple[int, int, Next]:
    """Return how many duties of March are verified and pending, and what is next."""
    (found,) = status_in(state(small_county(), month_of_versions(MARCH, duties), attended=attended))
    return found.verified, found.pending, found.next


def test_of_two_duties_on_a_day_one_is_verified() -> None:
    morning = attendance("P1", "T1", DAY, part=Part.AM)
    assert counted([MORNING, AFTERNOON], morning) == (1, 1, Next.ATTEND)
    assert counted([MORNING, AFTERNOON], morning, attendance("P1", "T2", DAY, part=Part.PM)) == (2, 0, Next.DONE)


def test_a_whole_day_of_which_the_morning_alone_is_verified_waits_no_more() -> None:
    """The ledger credits half a day of it and holds nothing pending: a duty is never both."""
    assert counted([duty("P1", "T1", DAY)], attendance("P1", "T1", DAY, part=Part.AM)) == (1, 0, Next.DONE)


def test_a_row_without_who_verified_it_leaves_the_duty_pending() -> None:
    assert counted([MORNING], attendance("P1", "T1", DAY, part=Part.AM, verified_by="")) == (0, 1, Next.ATTEND)
