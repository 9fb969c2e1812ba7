"""roster.rooms: visitors of a facility and slot, and its opening days."""

from models.county import Activity, Part
from models.plan import Duty
from tests.builders import duty, facility, hospital, people, pin, tiny_county
from tests.rules.judging import assert_every_mode, judge, shortfall

RULE = "roster.rooms"
TWO_ROOMS = tiny_county(people=people(5))


def visitors(count: int, day: str = "2026-03-02") -> list[Duty]:
    return [duty(f"P{n}", "T1", day) for n in range(1, count + 1)]


def test_kept_below_the_rooms() -> None:
    assert shortfall(RULE, TWO_ROOMS, visitors(1)) == 0


def test_kept_exactly_at_the_rooms() -> None:
    assert judge(RULE, TWO_ROOMS, visitors(2)).findings == ()


def test_broken_by_exactly_three() -> None:
    verdict = judge(RULE, TWO_ROOMS, visitors(5))
    (found,) = verdict.of(RULE)
    assert (found.required, found.actual, found.amount, verdict.hard) == (2, 5, 3, 3)
    assert (found.where.facility, str(found.where.date)) == ("T1", "2026-03-02")
    assert "P1" in found.reason.zh


def test_every_mode() -> None:
    assert_every_mode(RULE, TWO_ROOMS, visitors(4), amount=2)


def test_each_slot_counts_alone() -> None:
    assert shortfall(RULE, TWO_ROOMS, visitors(2) + visitors(2, "2026-03-03")) == 0
    assert shortfall(RULE, TWO_ROOMS, visitors(3) + visitors(3, "2026-03-03")) == 2


def test_a_closed_day_has_no_room() -> None:
    closed_on_monday = tiny_county(people=people(2), facilities=[hospital(), facility("T1", open_weekdays=(2, 3))])
    verdict = judge(RULE, closed_on_monday, visitors(2))
    assert verdict.hard == 2
    assert "不开诊" in verdict.of(RULE)[0].reason.zh


def test_a_center_open_on_weekdays_opens_on_a_makeup_saturday_and_others_do_not() -> None:
    places = [hospital(), facility("T1"), facility("T2", open_weekdays=(1, 3))]
    county = tiny_county(people=people(2), facilities=places)
    saturday = "2026-02-28"
    duties = [duty("P1", "T1", saturday), duty("P2", "T2", saturday)]
    verdict = judge(RULE, county, duties, ("2026-02-01", "2026-02-28"))
    assert [f.where.facility for f in verdict.findings] == ["T2"]


def test_mornings_and_afternoons_do_not_meet() -> None:
    one_room = tiny_county(people=people(3), facilities=[hospital(), facility("T1", rooms=1)])
    day = "2026-03-02"
    apart = [duty("P1", "T1", day, Part.AM), duty("P2", "T1", day, Part.PM)]
    assert shortfall(RULE, one_room, apart) == 0
    assert shortfall(RULE, one_room, [*apart, duty("P3", "T1", day)]) == 1
    assert shortfall(RULE, one_room, [duty("P1", "T1", day, Part.AM), duty("P2", "T1", day, Part.AM)]) == 1


def test_remote_consultation_needs_no_room() -> None:
    assert shortfall(RULE, TWO_ROOMS, [*visitors(2), duty("P3", "T1", "2026-03-02", activity=Activity.REMOTE)]) == 0


def test_what_pins_alone_exceed_is_pinned_and_the_rest_counts() -> None:
    pins = [pin(f"P{n}", "2026-03-02", "T1") for n in (1, 2, 3)]
    verdict = judge(RULE, tiny_county(people=people(5), pins=pins), visitors(5))
    score = verdict.score(RULE)
    assert (score.pinned, score.shortfall, verdict.hard) == (1, 2, 2)
    assert [f.amount for f in verdict.of(RULE) if f.pinned] == [1]
