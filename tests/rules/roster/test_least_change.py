"""roster.least_change: what is published moves as little as possible."""

from models.county import Activity
from tests.builders import absence, duties, duty, pin, published, tiny_county
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.least_change"
TWO = [published("P1", "T1", "2026-03-02"), published("P1", "T1", "2026-03-03")]
COUNTY = tiny_county(published=TWO)


def test_the_published_roster_itself_changes_nothing() -> None:
    assert judge(RULE, COUNTY, duties("P1", "T1", "2026-03-02", "2026-03-03")).findings == ()


def test_a_moved_duty_is_one_dropped_and_one_new() -> None:
    verdict = judge(RULE, COUNTY, [*duties("P1", "T1", "2026-03-02"), *duties("P1", "T2", "2026-03-03")])
    assert [f.amount for f in verdict.findings] == [1, 1]
    assert "取消" in verdict.findings[0].message.zh
    assert "新增" in verdict.findings[1].message.zh


def test_dropped_and_added_duties_count_one_by_one() -> None:
    assert shortfall(RULE, COUNTY, []) == 2
    added = duties("P1", "T1", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")
    assert shortfall(RULE, COUNTY, added) == 2


def test_a_month_that_was_never_published_is_free() -> None:
    assert shortfall(RULE, tiny_county(), duties("P1", "T1", "2026-03-02")) == 0
    straddling = tiny_county(published=[published("P1", "T1", "2026-03-31")])
    planned = [*duties("P1", "T1", "2026-03-31"), *duties("P1", "T1", "2026-04-01")]
    assert shortfall(RULE, straddling, planned, ("2026-03-30", "2026-04-05")) == 0


def test_only_the_latest_version_holds() -> None:
    later = tiny_county(published=[*TWO, published("P1", "T2", "2026-03-04", version=2)])
    assert shortfall(RULE, later, duties("P1", "T2", "2026-03-04")) == 0
    assert shortfall(RULE, later, duties("P1", "T1", "2026-03-02")) == 2


def test_remote_consultation_is_no_duty_to_keep() -> None:
    remote = tiny_county(published=[published("P1", "T1", "2026-03-02", activity=Activity.REMOTE)])
    assert shortfall(RULE, remote, []) == 0


def test_another_activity_at_the_same_time_and_place_is_no_change() -> None:
    planned = [duty("P1", "T1", d, activity=Activity.ROUNDS) for d in ("2026-03-02", "2026-03-03")]
    assert shortfall(RULE, COUNTY, planned) == 0


def test_who_is_away_now_is_the_reason() -> None:
    ill = tiny_county(published=TWO, absences=[absence("P1", "2026-03-03", "2026-03-06")])
    (found,) = judge(RULE, ill, duties("P1", "T1", "2026-03-02")).findings
    assert "不可派" in found.reason.zh


def test_what_pins_ask_for_is_told_apart() -> None:
    pinned = tiny_county(published=TWO, pins=[pin("P1", "2026-03-04", "T1")])
    verdict = judge(RULE, pinned, duties("P1", "T1", "2026-03-02", "2026-03-03", "2026-03-04"))
    assert [(f.amount, f.pinned) for f in verdict.findings] == [(1, True)]


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, duties("P1", "T1", "2026-03-02", "2026-03-04"), amount=2)
