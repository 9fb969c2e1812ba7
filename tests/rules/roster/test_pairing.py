"""roster.pairing: a department serves the facilities that it is paired with."""

from tests.builders import department, duties, people, pin, tiny_county
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.pairing"
PAIRED = tiny_county(people=people(2), departments=[department(paired=("T1",))])


def test_days_at_a_paired_facility_cost_nothing() -> None:
    assert judge(RULE, PAIRED, duties("P1", "T1", "2026-03-02", "2026-03-03")).findings == ()


def test_days_elsewhere_count_one_by_one() -> None:
    verdict = judge(RULE, PAIRED, [*duties("P1", "T2", "2026-03-02"), *duties("P2", "T2", "2026-03-02", "2026-03-03")])
    assert [f.amount for f in verdict.findings] == [1, 1, 1]
    assert verdict.findings[0].where.person == "P1"
    assert verdict.findings[0].reason.zh.endswith("结对：T1。")


def test_a_department_without_pairing_may_serve_anywhere() -> None:
    assert shortfall(RULE, tiny_county(), duties("P1", "T2", "2026-03-02")) == 0


def test_what_pins_ask_for_is_told_apart() -> None:
    pinned = PAIRED.model_copy(update={"pins": (pin("P1", "2026-03-02", "T2"),)})
    verdict = judge(RULE, pinned, duties("P1", "T2", "2026-03-02", "2026-03-03"))
    assert sorted((f.amount, f.pinned) for f in verdict.findings) == [(1, False), (1, True)]


def test_every_mode() -> None:
    assert_every_mode(RULE, PAIRED, duties("P1", "T2", "2026-03-02", "2026-03-03", "2026-03-04"), amount=3)
