"""Totals: numerators and denominators summed, and nothing summed that means different things."""

from models.county import Mode, PolicySetting
from models.report import Consortium, Figure, consortium_report, read_period, totals
from models.report.catalogue import indicators
from tests.builders import attendance, duty
from tests.report.states import MARCH, march, month_of_versions, small_county, state


def over(top: float, bottom: float | None = None) -> Figure:
    return Figure(top=top, bottom=bottom)


def both(profile: str = "urad") -> list[Consortium]:
    """Return March as in the other tests, and a county where P1 alone was planned and verified on one day."""
    second = state(
        small_county(profile=profile, opening=[]),
        month_of_versions(MARCH, [duty("P1", "T1", "2026-03-03")]),
        attended=[attendance("P1", "T1", "2026-03-03", volume=6)],
    )
    return [consortium_report(s, str(n), read_period("2026-03")) for n, s in enumerate((march(), second))]


def test_totals_under_the_common_profile() -> None:
    found = totals([c.common for c in both()])
    assert found == found | {
        "obliged": over(4),
        "taking_part": over(3, 4),  # 2 of 2 and 1 of 2
        "per_person": over(33.5, 4),  # 32.5 and 1, each of two people: 8.375, no average of 16.25 and 0.5
        "days": over(4.5),
        "verified": over(4.5, 6),
        "weeks": over(1, 8),
        "places": over(4, 8),
        "volume_clinic": over(30),
        "versions": over(3),
    }
    assert list(found) == list(indicators())


def test_own_profiles_are_summed_where_they_are_the_same() -> None:
    assert totals([c.own for c in both()])["days"] == over(3.5)


def test_different_policies_are_not_summed() -> None:
    found = totals([c.own for c in both("xinjiang")])
    assert set(found) == {i.id for i in indicators().values() if i.local}
    assert found["volume_clinic"] == over(30)


def test_a_value_of_a_county_of_its_own_is_another_policy() -> None:
    own = PolicySetting(rule="roster.annual_days", parameter="days", value="20")
    its = consortium_report(
        state(small_county(policy=[own]), month_of_versions(MARCH, [])), "x", read_period("2026-03")
    )
    assert its.own.policy.days("roster.annual_days", "days") == 20
    assert its.common.policy.days("roster.annual_days", "days") == 30
    assert "days" not in totals([its.own, both()[0].own])


def test_what_one_does_not_ask_has_no_total() -> None:
    off = PolicySetting(rule="roster.weekly_share", mode=Mode.OFF)
    its = consortium_report(
        state(small_county(policy=[off]), month_of_versions(MARCH, [])), "x", read_period("2026-03")
    )
    assert not {"weeks", "weeks_planned", "weeks_exempt", "weeks_pending"} & set(its.own.figures)
    assert its.own.mode("weeks") is Mode.OFF
    assert "weeks" in its.common.figures
    assert totals([]) == {}
