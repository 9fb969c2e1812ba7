"""roster.agreed: what nobody objects to stays when a month is planned again."""

from models.county import Activity, PinKind
from models.plan import Duty
from models.verdict import Finding
from tests.builders import absence, duties, duty, facility, hospital, pin, published, road, tiny_county
from tests.rules.judging import MARCH, assert_every_mode, judge, shortfall

RULE = "roster.agreed"
DAYS = tuple(f"2026-03-{n:02}" for n in range(2, 7))
FIVE = [published("P1", "T1", d) for d in DAYS]
COUNTY = tiny_county(published=FIVE)


def stay(*days: str) -> list[Duty]:
    return duties("P1", "T1", *days)


def found(county_of: list[Duty], **params: str) -> Finding:
    (its,) = judge(RULE, COUNTY, county_of, **params).findings
    return its


def test_what_stands_unchanged_is_kept() -> None:
    assert judge(RULE, COUNTY, stay(*DAYS)).findings == ()


def test_one_of_five_is_more_than_five_in_a_hundred() -> None:
    its = found(stay(*DAYS[1:]))
    assert (its.required, its.actual, its.amount, its.where.month) == (5, 4, 1, "2026-03")
    assert "P1" in its.reason.zh


def test_exactly_as_many_as_may_move() -> None:
    assert shortfall(RULE, COUNTY, stay(*DAYS[1:]), share="4/5") == 0
    assert shortfall(RULE, COUNTY, stay(*DAYS[2:]), share="4/5") == 1
    assert shortfall(RULE, COUNTY, [], share="4/5") == 4
    assert shortfall(RULE, COUNTY, stay(*DAYS[1:]), share="81/100") == 1


def test_what_is_new_does_not_make_up_for_what_is_lost() -> None:
    moved = [*stay(*DAYS[1:]), duty("P1", "T2", DAYS[0])]
    assert shortfall(RULE, COUNTY, moved) == 1


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, stay(*DAYS[2:]), 2)


def test_an_objection_releases_the_duty() -> None:
    anywhere = tiny_county(published=FIVE, pins=[pin("P1", DAYS[0], kind=PinKind.MUST_NOT)])
    here = tiny_county(published=FIVE, pins=[pin("P1", DAYS[0], "T1", kind=PinKind.MUST_NOT)])
    elsewhere = tiny_county(published=FIVE, pins=[pin("P1", DAYS[0], "T2", kind=PinKind.MUST_NOT)])
    rest = stay(*DAYS[1:])
    assert [shortfall(RULE, county, rest) for county in (anywhere, here, elsewhere)] == [0, 0, 1]


def test_whoever_is_ill_and_wherever_is_closed_releases_the_duty() -> None:
    ill = tiny_county(published=FIVE, absences=[absence("P1", DAYS[0], DAYS[1])])
    shut = tiny_county(published=FIVE, facilities=[hospital(), facility("T1", open_weekdays=(3, 4, 5))])
    cut = road("H1", "T1", closed_from=DAYS[0], closed_to=DAYS[1])
    lost = tiny_county(published=FIVE, roads=[cut])
    assert shortfall(RULE, ill, stay(*DAYS[2:])) == 0
    assert shortfall(RULE, shut, stay(*DAYS[2:])) == 0
    assert shortfall(RULE, lost, stay(*DAYS[2:])) == 0
    assert shortfall(RULE, ill, stay(*DAYS[3:])) == 1


def test_each_month_for_itself() -> None:
    two = tiny_county(published=[*FIVE, published("P1", "T1", "2026-04-01")])
    verdict = judge(RULE, two, [], ("2026-03-01", "2026-04-30"))
    assert [(f.where.month, f.amount) for f in verdict.findings] == [("2026-03", 5), ("2026-04", 1)]


def test_a_month_that_was_never_planned_and_remote_consultation_are_free() -> None:
    assert shortfall(RULE, tiny_county(), stay(*DAYS), MARCH) == 0
    remote = tiny_county(published=[published("P1", "T1", DAYS[0], activity=Activity.REMOTE)])
    assert shortfall(RULE, remote, []) == 0
