"""Why days wanted are missing, and who can mend it: closed, nobody eligible, rooms full, or people elsewhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.county.facility import Facility
from models.county.staff import Person
from models.county.words import Activity, Mode
from models.roster.activities import can_host
from models.roster.case import RosterCase
from models.roster.eligible import bar
from models.roster.slots import Slot
from models.roster.wants import Want
from models.rules.phrases import number
from models.rules.roster.roster import Roster
from models.text import Text, text


@dataclass(frozen=True)
class Why:
    """A reason, what mends it, and who must act."""

    reason: Text
    remedy: Text
    owner: Text


ANY = text("各专业", "any specialty")
RECEIVING_UNIT = text("接收单位", "receiving unit")
SENDING_DEPARTMENT = text("派出科室", "sending department")
DISPATCH_CENTER = text("医共体医护调度中心", "staff-dispatch center")

CLOSED = Why(
    text("该时段没有开诊日。", "It has no opening day in that time."),
    text("接收单位安排开诊日，或调整需求。", "The receiving unit opens, or changes what it wants."),
    RECEIVING_UNIT,
)
NOT_HOSTED = Why(
    text(
        "按规则口径，该机构类别不开展此项服务内容。",
        "By the policy sheet its kind of facility does not host the activity.",
    ),
    text(
        "县里更正规则口径，或由接收单位调整需求。",
        "The county corrects its policy sheet, or the receiving unit changes what it wants.",
    ),
    DISPATCH_CENTER,
)
NOBODY = text("派出单位没有适格的{s}人员。", "The sending hospitals have nobody eligible of {s}.")
FIND_SOMEBODY = text(
    "医共体调配或外聘该专业人员，或由接收单位调整需求。",
    "The consortium finds somebody of the specialty, or the receiving unit changes what it wants.",
)
HOSTED_ELSEWHERE = text(
    "适格的{s}人员{c}人，接收单位（双身份）都在别处。",
    "{c} people of {s} are eligible, but all have their hosts elsewhere.",
)
NAME_HOST = text(
    "调度中心为其中一人指定本单位为接收单位。", "The dispatch center names this place a host of one of them."
)
ROOMS_FULL = text("诊室{r}间，{n}个开诊时段均已排满。", "Its {r} rooms are taken in all {n} slots in which it opens.")
MORE_ROOMS = text(
    "接收单位增设诊室，或与调度中心商定各专业先后。",
    "The receiving unit opens more rooms, or settles with the dispatch center which specialty comes first.",
)
TAKEN = text(
    "适格的{s}人员{c}人，有诊室的{n}个时段里：请假或固定停诊{away}人次，已排其他班次{busy}人次，"
    "科室已到最低在岗{floor}人次，尚可派{free}人次。",
    "{c} people of {s} are eligible; over the {n} slots with a room: away or in fixed sessions {away} times, on other "
    "duties {busy}, kept by their department's floor {floor}, still free {free}.",
)
PLAN_MORE = text(
    "调度中心加排；人手不足时由各派出科室增派，或与接收单位商定目标天数。",
    "The dispatch center plans more; short of people, the departments free more, or the target is settled anew.",
)
FREE_PEOPLE = text(
    "派出科室调整停诊、请假或最低在岗，增派人员。",
    "The departments free people from sessions, leave or floors.",
)


def specialty_of(want: Want) -> Text:
    """Return the specialty that ``want`` asks for."""
    return text("{s}", "{s}").fill(s=want.specialty) if want.specialty else ANY


def explain(case: RosterCase, roster: Roster, want: Want) -> Why:
    """Return why days are missing from ``want`` in the plan."""
    place, specialty = case.county.facility_by_id[want.facility], specialty_of(want)
    if want.activity and not _hosted(case, place, want.activity):
        return NOT_HOSTED
    slots = [s for s in case.slots if want.first <= s.date <= want.last and case.is_open(place, s.date)]
    if not slots:
        return CLOSED
    able = _able(case, place, want, slots)
    if not able:
        return Why(NOBODY.fill(s=specialty), FIND_SOMEBODY, DISPATCH_CENTER)
    hosted = [p for p in able if _may_host(case, p, place)]
    if not hosted:
        return Why(HOSTED_ELSEWHERE.fill(s=specialty, c=len(able)), NAME_HOST, DISPATCH_CENTER)
    roomy = [s for s in slots if len(_there(roster, place, s)) < place.rooms]
    if not roomy:
        return Why(ROOMS_FULL.fill(r=place.rooms, n=len(slots)), MORE_ROOMS, RECEIVING_UNIT)
    states = Counter(_state(case, roster, p, s) for p in hosted for s in roomy)
    counts = {state: number(states[state]) for state in ("away", "busy", "floor", "free")}
    reason = TAKEN.fill(s=specialty, c=len(hosted), n=len(roomy), **counts)
    if states["free"] or states["busy"]:
        return Why(reason, PLAN_MORE, DISPATCH_CENTER)
    return Why(reason, FREE_PEOPLE, SENDING_DEPARTMENT)


def _hosted(case: RosterCase, place: Facility, activity: Activity) -> bool:
    return case.policy.mode("roster.activities") is not Mode.HARD or can_host(case.policy, place, activity)


def _able(case: RosterCase, place: Facility, want: Want, slots: Sequence[Slot]) -> list[Person]:
    """Return who of the wanted specialty may be sent to ``place`` at all."""
    states = {case.road_state(s.date) for s in slots}
    return [
        p
        for p in case.senders
        if p.dispatchable
        and want.specialty in ("", p.specialty)
        and any(bar(case, p, place, state) is None for state in states)
    ]


def _may_host(case: RosterCase, person: Person, place: Facility) -> bool:
    """Return whether the place is, or may still become, a host of the person."""
    if case.policy.mode("roster.hosts") is not Mode.HARD:
        return True
    known = case.history.hosts(person.id, case.last.year)
    named = {person.host1, person.host2} - {""}
    if named or place.id in known:
        return place.id in named | known
    limit = case.policy.number("roster.hosts", "max_hosts")
    return limit is None or len(known) < limit


def _there(roster: Roster, place: Facility, slot: Slot) -> set[str]:
    """Return who visits ``place`` in ``slot``."""
    return {
        v.person.id
        for v in roster.visits_at.get((place.id, slot.date), ())
        if set(v.part.halves) & set(slot.part.halves)
    }


def _state(case: RosterCase, roster: Roster, person: Person, slot: Slot) -> str:
    """Return what keeps the person from a further duty in ``slot``: away, busy, floor, or nothing (free)."""
    if not case.presence.free(person, slot.date, slot.part):
        return "away"
    today = roster.by_person_day.get((person.id, slot.date), ())
    if any(set(s.part.halves) & set(slot.part.halves) for s in today):
        return "busy"
    if person.id not in case.presence.counted:
        return "free"
    sent = {
        v.person.id
        for v in roster.visits_from.get((person.dept, slot.date), ())
        if v.person.id in case.presence.counted and set(v.part.halves) & set(slot.part.halves)
    }
    spare = case.presence.may_go(case.county.department_by_id[person.dept], slot)[0]
    return "floor" if len(sent) >= spare else "free"
