"""roster.eligible: where people may go, and how many days a month."""

from collections.abc import Iterator
from itertools import groupby

from models.roads import RoadState
from models.roster.calendar import month_ends, month_key
from models.roster.case import RosterCase
from models.roster.eligible import Bar, bar, receiving
from models.rules.phrases import number, place_name
from models.rules.roster.breach import barred, over
from models.rules.roster.phrases import when
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster, Service, days_of
from models.text import Text, text
from models.verdict import Finding, Note, Place

RULE = "roster.eligible"

MESSAGE = text("{p} {w}不得派往{f}。", "{p} may not be sent to {f} on {w}.")
REASONS = {
    Bar.KIND: text("该机构类别不在本方案的下沉去向内。", "Its kind is no destination under this profile."),
    Bar.RECEIVES: text("该机构不接收下沉人员。", "It receives no visitors."),
    Bar.LICENSE: text("该机构核准诊疗科目不含{s}。", "It is not licensed for {s}."),
    Bar.UNREACHABLE: text("当日无可通行道路到达。", "No open road leads there on that day."),
    Bar.TOO_FAR: text("单程分钟超过上限。", "The one-way trip is longer than the limit."),
    Bar.NO_REMOTE: text("该人员不派往偏远机构。", "The person is not to be sent to remote places."),
}
ON_THE_ROAD = {Bar.UNREACHABLE, Bar.TOO_FAR, Bar.NO_REMOTE}
OTHER_SPECIALTY = text("班次专业“{a}”与本人专业“{s}”不符。", "The duty says {a}, the person's specialty is {s}.")
ELSEWHERE = text(
    "调度中心改派适格机构或换人；机构、道路信息有误的更正后重排。",
    "The dispatch center sends the person elsewhere or somebody else there, or the sheets are corrected.",
)
MONTH_MESSAGE = text("{p} {m}共{n}天，超过本人每月最多{k}天。", "{p} has {n} days in {m}, more than the limit of {k}.")
MONTH_REASON = text(
    "本人每月最多{k}天，含本期以外的{c}天。", "The limit is {k} days, {c} outside this horizon included."
)
MONTH_REMEDY = text("调度中心减排超出的天数或换人。", "The dispatch center takes days off or sends somebody else.")
NOBODY_REACHES = text(
    "{f}自{a}起有{n}个工作日无派出医院可达（道路封闭或未填）。",
    "No sending hospital reaches {f} on {n} working days from {a} (roads closed or not listed).",
)


@rule(RULE)
def eligible(case: RosterCase, roster: Roster) -> Iterator[Finding | Note]:
    """``x[p,f,s] <= eligible[p,f,s]``; ``sum_{f, s in month} days[s] x[p,f,s] <= max_month[p]`` (B07, B10).

    One duty each where a person may not be, and the days above a personal limit. Where nobody travels only the
    facility itself is looked at.
    """
    for service in roster.services:
        reason = why_barred(case, service)
        if reason is not None:
            where = Place(
                person=service.person.id, facility=service.facility.id, date=service.date, part=service.part.value
            )
            at = place_name(service.facility)
            message = MESSAGE.fill(p=service.person.id, w=when(service.date, service.part), f=at)
            yield barred(case, RULE, where, message, reason, ELSEWHERE, pinned=service.pinned)
    yield from _months(case, roster)
    yield from _unreachable_places(case)


def why_barred(case: RosterCase, service: Service) -> Text | None:
    """Return why the person of ``service`` may not be sent to its facility, or ``None``."""
    found = bar(case, service.person, service.facility, case.road_state(service.date))
    if found is not None and not (service.remote and found in ON_THE_ROAD):
        return REASONS[found].fill(s=service.person.specialty)
    if service.duty.specialty not in ("", service.person.specialty):
        return OTHER_SPECIALTY.fill(a=service.duty.specialty, s=service.person.specialty)
    return None


def _months(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    for id, services in roster.by_person.items():
        limit = services[0].person.max_month
        if limit is None:
            continue
        for month, of_month in groupby(services, key=lambda s: month_key(s.date)):
            visits = [s for s in of_month if not s.remote]
            ends = month_ends(int(month[:4]), int(month[5:]))
            before = sum(c.days for c in case.history.credits(id, *ends))
            # Days before this plan that are over the limit already are not of its making.
            least = max(limit, before)
            actual = before + days_of(visits)
            if actual <= least:
                continue
            pinned = before + days_of(s for s in visits if s.pinned)
            message = MONTH_MESSAGE.fill(p=id, m=month, n=number(actual), k=number(limit))
            reason = MONTH_REASON.fill(k=number(limit), c=number(before))
            where = Place(person=id, month=month)
            yield from over(case, RULE, where, least, actual, pinned, message, reason, MONTH_REMEDY)


def _unreachable_places(case: RosterCase) -> Iterator[Note]:
    """Yield a note for each receiving facility that no road reaches from any sending hospital on some working day."""
    senders = [f.id for f in case.county.facilities if f.sends]
    days = list(dict.fromkeys(slot.date for slot in case.slots))
    for facility in receiving(case):
        cut: dict[RoadState, bool] = {
            state: all(case.roads.trip(s, facility.id, state) is None for s in senders)
            for state in {case.road_state(d) for d in days}
        }
        lost = [d for d in days if cut[case.road_state(d)]]
        if lost:
            message = NOBODY_REACHES.fill(f=place_name(facility), a=lost[0], n=len(lost))
            where = Place(facility=facility.id, date=lost[0])
            yield Note(rule=RULE, kind="unreachable_place", where=where, amount=len(lost), message=message)
