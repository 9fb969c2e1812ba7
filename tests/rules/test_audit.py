"""The audit as a whole: hard units, tiers, scores, and plans that make no sense."""

from collections.abc import Mapping

import pytest

from models.county import County, Mode, Tier
from models.plan import Duty
from models.policy import rules
from models.rules import audit
from models.verdict import Verdict
from tests.builders import department, duty, make_case, make_plan, need, people, tiny_county
from tests.rules.judging import WEEK

COUNTY = tiny_county(people=people(4), departments=[department(floor=1)], needs=[need("T1", 1), need("T2", 2)])
MONDAY, TUESDAY = "2026-03-02", "2026-03-03"


def verdict_of(*duties: Duty, county: County = COUNTY, values: Mapping[str, str] | None = None) -> Verdict:
    case = make_case(county, *WEEK, values)
    return audit(case, make_plan(case, *duties))


def test_tiers_add_up_what_is_soft() -> None:
    # Two of four asked and one serves; T1 gets its day, T2 one of two; two round trips of 60 and 120 minutes.
    verdict = verdict_of(duty("P1", "T1", MONDAY), duty("P1", "T2", TUESDAY))
    assert verdict.tiers == {Tier.POLICY: 1, Tier.NEED: 1, Tier.CHANGE: 0, Tier.TRAVEL: 180, Tier.COMFORT: 0}
    assert verdict.clean and verdict.hard == 0


def test_weights_multiply_inside_a_tier() -> None:
    verdict = verdict_of(values={"roster.weekly_share.weight": "5", "roster.need.weight": "3"})
    assert (verdict.tiers[Tier.POLICY], verdict.tiers[Tier.NEED]) == (2 * 5, 3 * 3)


def test_hard_adds_the_units_of_every_hard_rule() -> None:
    everybody = [duty(f"P{n}", "T1", MONDAY) for n in (1, 2, 3, 4)]
    verdict = verdict_of(*everybody)
    assert verdict.score("roster.rooms").shortfall == 2
    assert verdict.score("roster.home_floor").shortfall == 1
    assert (verdict.hard, verdict.clean) == (3, False)


def test_the_order_of_duties_changes_nothing() -> None:
    duties = [duty(f"P{n}", "T1", day) for n in (1, 2, 3) for day in (MONDAY, TUESDAY)]
    there, back = verdict_of(*duties), verdict_of(*reversed(duties))
    assert (there.hard, there.tiers, there.scores) == (back.hard, back.tiers, back.scores)


def test_every_rule_that_is_on_has_a_score_in_the_order_of_the_catalogue() -> None:
    active = make_case(COUNTY, *WEEK).policy.rules
    on = [id for id, its in active.items() if its.mode is not Mode.OFF and its.rule.room == "roster"]
    assert on == [id for id in rules() if id in on]
    assert [s.rule for s in verdict_of().scores] == on


@pytest.mark.parametrize("mode", list(Mode))
def test_a_plan_of_unknown_people_and_places_is_never_clean_and_never_a_crash(mode: Mode) -> None:
    modes = {f"{rule}.mode": mode.value for rule in rules()}
    strange = [duty("P9", "T1", MONDAY), duty("P1", "T9", MONDAY), duty("P1", "T1", "2030-01-01")]
    verdict = verdict_of(*strange, values=modes)
    assert verdict.hard >= 3 and not verdict.clean
    texts = " ".join(f.message.zh for f in verdict.findings if f.mode is Mode.HARD)
    assert "P9" in texts and "T9" in texts and "2030-01-01" in texts


def test_every_text_of_a_finding_is_in_both_languages() -> None:
    verdict = verdict_of(*[duty(f"P{n}", t, MONDAY) for n in (1, 2, 3) for t in ("T1", "T2")])
    assert len(verdict.findings) > 4
    for found in verdict.findings:
        for text in (found.message, found.reason, found.remedy, found.owner):
            assert text.zh and text.en and "{" not in text.zh + text.en


def test_an_empty_plan_of_an_empty_county_is_clean() -> None:
    verdict = verdict_of(county=tiny_county(people=[]))
    assert verdict.clean and not verdict.findings
