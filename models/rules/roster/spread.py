"""How unevenly a group shares its days; what roster.fair_load and roster.fair_remote count."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from models.roster.case import RosterCase
from models.roster.groups import Counts, Group, fair_groups
from models.rules.breach import breach
from models.rules.phrases import number
from models.rules.roster.roster import Roster, days_of
from models.text import text
from models.verdict import Finding, Place

MESSAGE = text(
    "{h}{s}{t}{n}人：承担天数与份额之差相差{a}天，超过容许的{r}天。",
    "{h}, {s}, {t}, {n} people: days differ from each one's part by {a} apart, more than {r}.",
)
REASON = text("承担最多：{p}，{a}天（份额{b}天）；最少：{q}，{c}天（份额{d}天）。",
              "Most: {p} with {a} days (part {b}); least: {q} with {c} days (part {d}).")  # fmt: skip
REMEDY = text(
    "调度中心在两人之间调整班次；因需求、路程所限的，照此执行并在下期补平。",
    "The dispatch center moves duties between the two, or, where need or travel stands in the way, evens out later.",
)


def uneven(case: RosterCase, roster: Roster, rule: str, counts: Counts) -> Iterator[Finding]:
    """Yield, for each group, by how much ``max - min`` of days less part exceeds the tolerance, up to half a day."""
    tolerance = case.policy.days(rule, "tolerance")
    for group in fair_groups(case, counts):
        days = {p: Fraction(_days(case, roster, p, counts)) for p in group.free}
        parts = {p: sum(days.values()) * Fraction(free, group.slots) for p, free in group.free.items()}
        apart = {p: days[p] - parts[p] for p in days}
        spread = max(apart.values()) - min(apart.values())
        excess = ceil(2 * (spread - Fraction(tolerance))) / 2
        if excess > 0:
            yield _finding(case, rule, group, tolerance, excess, days, parts)


def _days(case: RosterCase, roster: Roster, person: str, counts: Counts) -> float:
    served = roster.served(person, case.first, case.last)
    return days_of(s for s in served if counts(s.person, s.facility, case.road_state(s.date)))


def _finding(
    case: RosterCase,
    rule: str,
    group: Group,
    tolerance: float,
    excess: float,
    days: dict[str, Fraction],
    parts: dict[str, Fraction],
) -> Finding:
    most = max(days, key=lambda p: days[p] - parts[p])
    least = min(days, key=lambda p: days[p] - parts[p])
    spread = tolerance + excess
    message = MESSAGE.fill(
        h=case.county.facility_by_id[group.hospital].short_name,
        s=group.specialty,
        t=group.title.text,
        n=len(days),
        a=number(spread),
        r=number(tolerance),
    )
    reason = REASON.fill(
        p=most, a=number(float(days[most])), b=f"{float(parts[most]):.1f}",
        q=least, c=number(float(days[least])), d=f"{float(parts[least]):.1f}",
    )  # fmt: skip
    where = Place(hospital=group.hospital, specialty=group.specialty, person=most)
    return breach(case, rule, where, tolerance, spread, message, reason, REMEDY)
