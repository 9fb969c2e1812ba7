"""roster.zone: each lead hospital serves its own zone."""

from models.county import County, FacilityKind
from tests.builders import duties, duty, facility, hospital, person, pin, road, tiny_county
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.zone"


def county(**records: object) -> County:
    """Return two lead hospitals, a center of each, a clinic under the second's, and a center of nobody's."""
    places = [
        hospital("H1"), hospital("H2"), facility("T1", lead="H1"), facility("T2", lead="H2"), facility("T3"),
        facility("V1", kind=FacilityKind.VILLAGE_CLINIC, parent="T2"), hospital("H3", lead="H2"),
    ]  # fmt: skip
    staff = [person("P1"), person("P2", employer="H2", dept="D2"), person("P3", employer="H3", dept="D3")]
    return tiny_county(staff, places, roads=[road("H1", "T1")], **records)


def test_days_in_the_own_zone_or_in_none_cost_nothing() -> None:
    kept = [*duties("P1", "T1", "2026-03-02"), *duties("P1", "T3", "2026-03-03"), *duties("P2", "T2", "2026-03-02")]
    assert judge(RULE, county(), kept).findings == ()


def test_days_in_another_zone_count_one_by_one() -> None:
    verdict = judge(RULE, county(), duties("P1", "T2", "2026-03-02", "2026-03-03", "2026-03-04"))
    assert [f.amount for f in verdict.of(RULE)] == [1, 1, 1]
    assert "不在本院片区" in verdict.findings[0].message.zh


def test_a_clinic_lies_in_the_zone_of_its_parent() -> None:
    assert shortfall(RULE, county(), duties("P1", "V1", "2026-03-02")) == 1
    assert shortfall(RULE, county(), duties("P2", "V1", "2026-03-02")) == 0


def test_a_hospital_with_a_lead_serves_its_leads_zone() -> None:
    assert shortfall(RULE, county(), duties("P3", "T2", "2026-03-02")) == 0
    assert shortfall(RULE, county(), duties("P3", "T1", "2026-03-02")) == 1


def test_half_days_count_half_and_pins_apart() -> None:
    half = duty("P1", "T2", "2026-03-02", part="am")
    assert shortfall(RULE, county(), [half]) == 0.5
    pinned = county(pins=[pin("P1", "2026-03-02", "T2")])
    verdict = judge(RULE, pinned, duties("P1", "T2", "2026-03-02", "2026-03-03"))
    assert [(f.amount, f.pinned) for f in verdict.findings] == [(1, True), (1, False)]
    assert verdict.score(RULE).shortfall == 1


def test_every_mode() -> None:
    assert_every_mode(RULE, county(), duties("P1", "T2", "2026-03-02", "2026-03-03"), amount=2)
