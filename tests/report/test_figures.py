"""Figures of a small county, equal to numbers worked out by hand."""

from models.files.month.state import FolderState, MonthState
from models.month import Month
from models.report import Consortium, Figure, consortium_report, read_period
from models.report.ledger import ledger_lines
from tests.builders import attendance, department, duty, exemption, need, opening, person, published
from tests.report.states import (
    APRIL,
    ATTENDED,
    FIRST,
    MARCH,
    SECOND,
    march,
    month_of_versions,
    plan,
    small_county,
    state,
)


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


def test_a_week_begun_in_a_month_that_only_the_workbook_has_is_joined() -> None:
    """The sheet 已发布排班 has P1 on Monday 30 March, the folder P2 on Thursday: planned are two of four."""
    county = small_county(published=[published("P1", "T1", "2026-03-30")])
    its = state(county, month_of_versions(APRIL, [duty("P2", "T2", "2026-04-02")]))
    found = reported(its, "2026-H1")
    assert found.own.figures["weeks_planned"] == over(1, 5)
    assert found.own.figures["published"] == over(1, 6)
    assert found.own.figures["absent"] == over(0, 1), "a month without a version is not counted"


def test_on_pace_is_what_is_due_by_the_end_of_the_period() -> None:
    """8 days by March are ahead of 30 x 3/12 = 7.5, and behind 10 by April."""
    county = small_county(opening=[opening("P1", "2026-02-28", 8)])
    its = state(county, *two_months())
    assert reported(its, "2026-03").own.figures["on_pace"] == over(1, 2)
    assert reported(its, "2026-04").own.figures["on_pace"] == over(0, 2)


def test_what_is_not_verified_is_neither_an_absence_nor_a_visit() -> None:
    unsigned = [attendance("P1", "T1", "2026-03-30", days=0, verified_by="")]
    found = reported(state(small_county(), *two_months(), attended=unsigned)).own.figures
    assert (found["absent"], found["places"], found["served"]) == (over(0, 1), over(0, 3), over(0))


def test_workload_is_of_those_who_are_sent() -> None:
    """Somebody of the center itself stands on the attendance sheet; nothing of that went down."""
    county = small_county()
    county = county.model_copy(update={"staff": (*county.staff, person("L1", employer="T1"))})
    attended = [attendance("L1", "T1", "2026-03-03", volume=9), attendance("P1", "T1", "2026-03-04", volume=1)]
    found = reported(state(county, *two_months(), attended=attended)).own.figures
    assert (found["volume_clinic"], found["volume_known"], found["days"]) == (over(1), over(1, 1), over(1))


def test_needs_are_of_published_months() -> None:
    """T1 wants a day a week.

    April settles five weeks, of which that of 30 March has its day; March the four of 2 to 23 March, without any.
    """
    county = small_county(needs=[need("T1", 1)])
    april = month_of_versions(APRIL, [duty("P1", "T1", "2026-04-01")])
    assert reported(state(county, april), "2026-H1").own.figures["need"] == over(1, 5)
    both = state(county, month_of_versions(MARCH, []), april)
    assert reported(both, "2026-H1").own.figures["need"] == over(1, 9)


def test_floors_that_a_version_breaks_are_told() -> None:
    """Three physicians, two of whom must stay: one may go, and on 3 March two go."""
    county = small_county(departments=[department("D1", floor=2)])
    plan_ = [duty("P1", "T1", "2026-03-03"), duty("P2", "T2", "2026-03-03"), duty("P1", "T1", "2026-03-04")]
    assert reported(state(county, month_of_versions(MARCH, plan_))).own.figures["floors"] == over(1, 2)


def test_the_ledger_says_the_same() -> None:
    """Month by month: the obliged, their days so far, those of the month, who is not included."""
    county = small_county(
        opening=[opening("P2", "2026-02-28", 30), opening("P1", "2026-03-03", 4)],
        exemptions=[exemption("P4", "roster.annual_days")],
    )
    its = state(county, month_of_versions(MARCH, FIRST, SECOND), two_months()[1], attended=ATTENDED)
    for month in (MARCH._replace(month=2), MARCH, APRIL):
        found = reported(its, str(month)).own
        lines = ledger_lines(its.county, found.policy, month)
        obliged = [line for line in lines if line.obliged]
        assert found.figures == found.figures | {
            "obliged": over(len(obliged)),
            "per_person": over(sum(line.confirmed for line in obliged), len(obliged)),
            "days": over(sum(line.month_verified for line in lines)),
            "pending": over(sum(line.month_pending for line in lines)),
            "excluded": over(sum(line.excluded is not None for line in lines)),
        }, month
    assert found.figures["excluded"] == over(2), "the president, and P4 by the list"


def test_periods_and_balance_add_up_to_the_year() -> None:
    """1.5 and 1 days of P1 on record by April, of which the balance of 3 March holds the first: 4 + 0.5 + 1."""
    county = small_county(opening=[opening("P1", "2026-03-03", 4)])
    april = attendance("P1", "T1", "2026-04-01")
    its = state(county, month_of_versions(MARCH, FIRST), two_months()[1], attended=[*ATTENDED[:2], april])
    assert [reported(its, p).own.figures["days"] for p in ("2026-03", "2026-04", "2026-H1")] == [
        over(0.5), over(1), over(1.5)
    ]  # fmt: skip
    assert reported(its, "2026-H1").own.figures["per_person"] == over(5.5, 2)


def test_two_halves_make_a_year() -> None:
    """What is of the period adds up; what is of the year so far is that of the second half."""
    june, july, december = (Month(2026, n) for n in (6, 7, 12))
    its = state(
        small_county(),
        month_of_versions(june, [duty("P1", "T1", "2026-06-29")]),
        month_of_versions(july, [duty("P2", "T2", "2026-07-02")]),
        month_of_versions(december, [duty("P1", "T1", "2026-12-31"), duty("P2", "T1", "2026-12-31")]),
        attended=[attendance("P1", "T1", "2026-06-29"), attendance("P2", "T2", "2026-07-02"),
                  attendance("N1", "T2", "2026-07-03"), attendance("P1", "T1", "2026-12-31")],
    )  # fmt: skip
    first, second, year = (reported(its, p).own.figures for p in ("2026-H1", "2026-H2", "2026"))
    for id in ("days", "pending", "verified", "weeks", "weeks_planned", "versions", "published", "need"):
        assert first[id].plus(second[id]) == year[id], id
    assert (year["days"], year["pending"]) == (over(4), over(1))
    # June settles the weeks of 1, 8, 15 and 22 June; July that of 29 June, in which three of five serve (P4 has come),
    # and those of 6, 13, 20 and 27 July; December those of 30 November and 7, 14, 21 and 28 December (1 January is off)
    assert (first["weeks"], year["weeks"]) == (over(0, 4), over(1, 14))
    assert year["per_person"] == second["per_person"] == over(33, 3), "P1 2, P2 30 and 1; P4 owes from July on"
    assert (first["weeks_pending"], year["weeks_pending"]) == (over(1), over(0))
