"""roster.fixed_weekday: a specialty comes to a facility on the same weekday."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from models.roster.case import RosterCase
from models.roster.visiting_days import visiting_weekday
from models.rules.phrases import number, place_name
from models.rules.roster.breach import over
from models.rules.roster.phrases import dates, weekday_name
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, Service, days_of
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.fixed_weekday"

MESSAGE = text(
    "{f}{s}的固定服务日是{w}（{n}天），另有{k}天不在{w}。",
    "{f}, {s}: the fixed weekday is {w} ({n} days); {k} more days are not on it.",
)
REASON = text("不在{w}的日期：{d}。", "Not on {w}: {d}.")
REMEDY = text(
    "调度中心把这些班次改到{w}；人员或诊室所限的，由接收单位提前公布。",
    "The dispatch center moves these duties to {w}; where people or rooms stand in the way, the receiving unit "
    "announces the days ahead.",
)

ByWeekday = Mapping[int, list[Service]]
"""The visits of a specialty to a facility, by the weekday that they stand for."""


@rule(RULE)
def fixed_weekday(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``sum_w days[w] - max_w days[w]`` for each facility and specialty, ``w`` being weekdays, in days (A04)."""
    groups: dict[tuple[str, str], list[Service]] = defaultdict(list)
    for visit in roster.visits:
        groups[visit.facility.id, visit.person.specialty].append(visit)
    for (facility, specialty), visits in sorted(groups.items()):
        by_weekday = _by_weekday(case, visits)
        kept = _kept(by_weekday)
        off = [v for weekday, there in by_weekday.items() if weekday != kept for v in there]
        if not off:
            continue
        name = weekday_name(kept)
        message = MESSAGE.fill(
            f=place_name(case.county.facility_by_id[facility]), s=specialty, w=name,
            n=number(days_of(by_weekday[kept])), k=number(days_of(off)),
        )  # fmt: skip
        reason = REASON.fill(w=name, d=dates({v.date for v in off}))
        where = Place(facility=facility, specialty=specialty)
        by_pins = _missed(_by_weekday(case, [v for v in visits if v.pinned]))
        yield from over(case, RULE, where, 0, days_of(off), by_pins, message, reason, REMEDY.fill(w=name))


def _by_weekday(case: RosterCase, visits: Iterable[Service]) -> ByWeekday:
    """Return the visits that stand for a weekday, by weekday."""
    found: dict[int, list[Service]] = defaultdict(list)
    for visit in visits:
        weekday = visiting_weekday(case, visit.person.id, visit.facility.id, visit.date)
        if weekday is not None:
            found[weekday].append(visit)
    return found


def _kept(by_weekday: ByWeekday) -> int:
    """Return the weekday with most days, of equals the earlier; 0 where there is none."""
    return min(by_weekday, key=lambda weekday: (-days_of(by_weekday[weekday]), weekday), default=0)


def _missed(by_weekday: ByWeekday) -> float:
    """Return the days on other weekdays than the one with most."""
    days = [days_of(there) for there in by_weekday.values()]
    return sum(days) - max(days, default=0)
