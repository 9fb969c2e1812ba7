"""Figures of a small county, equal to numbers worked out by hand."""

from models.files.month.state import FolderState, MonthState
from models.report import Consortium, Figure, consortium_report, read_period
from tests.builders import attendance, duty
from tests.report.states import APRIL, MARCH, march, month_of_versions, plan, small_county, state


def reported(its: FolderState, period: str = "2026-03") -> Consortium:
    return consortium_report(its, "测试", read_period(period))


def over(top: float, bottom: float | None = None) -> Figure:
    return Figure(top=top, bottom=bottom)


def test_march_under_the_own_profile() -> None:
    """Urad: the village clinic is no destination, so P2 has served nothing in March."""
    found = reported(march()).own.figures
    assert found == found | {
        "obliged": over(2),  # P1 and P2; the president is out, P4 owes from July on
        "taking_part": over(2, 2),  # P1 by March, P2 by the opening balance
        "full": over(1, 2),  # P2: 30 of 30
        "complete": over(1, 2),
        "on_pace": over(1, 2),  # due by March: 30 x 3/12 = 7.5; P1 has 1.5
        "per_person": over(31.5, 2),  # P1 1 + 0.5, P2 30
        "excluded": over(1),
        "undecided": over(0),
        "served": over(2),  # P1 and the nurse
        "days": over(2.5),  # P1 1 + 0.5, nurse 1; absence, remote and village 0
        "pending": over(1.5),  # P2's half-day of the 17th, P1's day of the 31st; the dropped 24th is none
        "verified": over(2.5, 4),
        "absent": over(1, 5),  # P2 on the 10th, of five duties of version 2
        "places": over(2, 3),  # T1, T2; not T3
        "stops": over(1),
        "volume_clinic": over(24),  # 20, unstated, 4 at the village; the absence has none
        "volume_lecture": over(15),
        "volume_remote": over(2),
        "volume_rounds": over(0),
        "volume_known": over(4, 5),  # all but P1's half-day; the absence is no service
        "published": over(1, 1),
        "versions": over(2),
        "changed": over(1, 6),
        "answered_departments": over(4, 6),
        "answered_units": over(1, 6),
        "travel": over(7.0),  # 2 x 30 min x 3 to T1 and 2 x 60 min x 2 to T2
        "defaults": over(3),
    }


def test_march_by_weeks() -> None:
    """On the roll are P1, P2, P3 and the nurse: two of four must go each week.

    Weeks that end in March: those of 2, 9, 16 and 23 March. In the first P1 (1.5 days) and the nurse (1) are verified,
    but only P1 was planned; in the third P2 has half a day planned. That of 30 March is April's.
    """
    found = reported(march()).own.figures
    assert (found["weeks"], found["weeks_planned"]) == (over(1, 4), over(0, 4))
    assert (found["weeks_exempt"], found["weeks_pending"]) == (over(0), over(1))


def test_march_under_the_common_profile() -> None:
    """Xinjiang: the village clinic counts, with a day of P2 in the week of 16 March."""
    its = reported(march())
    found = its.common.figures
    assert found == found | {
        "obliged": over(2),
        "per_person": over(32.5, 2),
        "served": over(3),
        "days": over(3.5),
        "pending": over(1.5),
        "verified": over(3.5, 5),
        "places": over(3, 4),
        "weeks": over(1, 4),
    }
    assert found["volume_clinic"] == its.own.figures["volume_clinic"]


def two_months() -> tuple[MonthState, MonthState]:
    april = [duty("P1", "T1", "2026-04-01"), duty("P2", "T2", "2026-04-02")]
    return month_of_versions(MARCH, [duty("P1", "T1", "2026-03-30")]), month_of_versions(APRIL, april)


def test_a_week_over_two_months_is_settled_by_the_second() -> None:
    """The week of 30 March: P1 on Monday, P2 on Thursday; two of four, so April's first week is met."""
    attended = [attendance("P1", "T1", "2026-03-30"), attendance("P2", "T2", "2026-04-02")]
    its = state(small_county(), *two_months(), attended=attended)
    assert reported(its, "2026-03").own.figures["weeks"] == over(0, 4)
    assert reported(its, "2026-03").own.figures["weeks_pending"] == over(1)
    april = reported(its, "2026-04").own.figures
    # April: the weeks of 30 March and of 6, 13, 20 and 27 April, the last of which ends on the 30th: 1 May is a holiday
    assert april["weeks"] == over(1, 5)
    half = reported(its, "2026-H1").own.figures
    assert half["weeks"] == over(1, 9)
    assert half["weeks_pending"] == over(0)


def test_months_without_a_version_are_named_and_not_counted() -> None:
    its = state(small_county(), *two_months())
    draft = MonthState(MARCH.following.following, {1: month_of_versions(MARCH, []).drafts[1]})
    its.months[draft.month] = draft
    found = reported(its, "2026-H1")
    assert [str(m) for m in found.missing] == ["2026-01", "2026-02", "2026-05", "2026-06"]
    assert [str(m) for m in found.drafts] == ["2026-05"]
    assert found.own.figures["published"] == over(2, 6)
    assert [(str(m.month), m.version) for m in found.months if m.version] == [("2026-03", 1), ("2026-04", 1)]


def test_verified_later_moves_from_pending_to_verified() -> None:
    its = state(small_county(), *two_months())
    before = reported(its, "2026-04").own.figures
    later = state(small_county(), *two_months(), attended=[attendance("P1", "T1", "2026-04-01")])
    after = reported(later, "2026-04").own.figures
    assert (before["days"], before["pending"]) == (over(0), over(2))
    assert (after["days"], after["pending"]) == (over(1), over(1))


def test_what_a_balance_holds_is_pending_no_more() -> None:
    """A version of February under a balance of its end: what of it was served is in the balance."""
    february = month_of_versions(MARCH._replace(month=2), [duty("P2", "T2", "2026-02-10")])
    found = reported(state(small_county(), february), "2026-02").own.figures
    assert (found["pending"], found["per_person"]) == (over(0), over(30, 2))


def test_a_month_planned_under_another_profile_is_named() -> None:
    its = state(small_county(profile="xinjiang"), month_of_versions(MARCH, []))
    assert plan(MARCH, []).profile == "urad"
    assert [str(m) for m in reported(its).otherwise] == ["2026-03"]
    assert reported(march()).otherwise == ()
