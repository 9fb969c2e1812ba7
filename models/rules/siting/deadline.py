"""siting.deadline: a kind is open by its phase, and what opens stays open."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.county.siting import Site
from models.county.words import SiteStatus
from models.rules.breach import breach
from models.rules.siting.phrases import ADD_CANDIDATE, center_name, facility_name, facility_names, phase_name
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "siting.deadline"
TODAY = text("现在", "today")

LATE = text("{c}应在{t}（{d}）前建成，{u}没有开放的中心。", "The {c} is due by {t} ({d}); in {u} none is open.")
NO_CANDIDATE = text("候选点表没有该类的候选点。", "The sheet of sites has no candidate of the kind.")
CANDIDATES = text("候选点有：{s}。", "Candidates are {s}.")
OPEN_BY_THEN = text(
    "按期开设一处；确需推迟的，由医共体管委会调整期次。", "Open one in time, or let the committee move the phase."
)

SHUT = text("{c}：{s}{t}开放，{u}停办。", "The {c} at {s} is open in {t} and closed in {u}.")
STAYS = text("新建的中心一经开放不再停办。", "What opens stays open.")
KEPT = text("候选点表的现状为{w}，不停办。", "By the sheet of sites it is to stay ({w}).")
KEEP_OPEN = text(
    "保持开放；确需停办的，由医共体管委会更正现状。", "Keep it open, or let the committee correct its status."
)
AGAIN = text("{c}：{s}{t}停办，{u}重新开放。", "The {c} at {s} is closed in {t} and open again in {u}.")
ONCE = text("现有中心只可关闭一次，不再重开。", "An existing center closes once and does not reopen.")
STAY_SHUT = text("关闭后不再开放，或一直保持开放。", "Leave it closed, or keep it open all along.")
STANDING = text("{c}：{s}应自{t}起停办，{u}仍然开放。", "The {c} at {s} is to be closed from {t}, and is open in {u}.")
TO_CLOSE = text("候选点表的现状为关闭。", "By the sheet of sites it is to close.")
CLOSE_IT = text(
    "按期停办；确需保留的，由医共体管委会更正现状。", "Close it in time, or let the committee correct its status."
)


@dataclass(frozen=True)
class Turn:
    """A center's state changes in the phase ``now``; it was otherwise in ``before``, -1 being today."""

    before: int
    now: int


@rule(RULE)
def deadline(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """``sum_i y[k,i,t] >= 1 for t >= due[k]; y[t] >= y[t-1]`` unless an existing center closes (D05, D06, D21).

    One for each kind that from its phase on has no open center in some phase, and one for each center that closes,
    reopens or stays open though it must not.
    """
    for kind, sites in case.sites.items():
        yield from _late(case, siting, kind)
        for site in sites.values():
            opened = [site.site in siting.open_at(kind, phase) for phase in range(len(case.phases))]
            found = _wrong(case, site, opened)
            if found is not None:
                turn, message, reason, remedy = found
                words = {"t": _name(case, turn.before), "u": _name(case, turn.now)}
                said = message.fill(c=center_name(kind), s=facility_name(case, site.site), **words)
                where = Place(center=kind, phase=case.phases[turn.now].phase, facility=site.site)
                yield breach(case, RULE, where, 0, 1, said, reason, remedy)


def _late(case: SitingCase, siting: Siting, kind: str) -> Iterator[Finding]:
    missing = [phase for phase in siting.due_phases(kind) if not siting.open_at(kind, phase)]
    if not missing:
        return
    due = siting.due_phases(kind)[0]
    message = LATE.fill(
        c=center_name(kind),
        t=phase_name(case, due),
        d=case.phases[due].deadline,
        u=phase_name(case, missing[0]),
    )
    candidates = case.sites[kind]
    reason = CANDIDATES.fill(s=facility_names(case, candidates)) if candidates else NO_CANDIDATE
    where = Place(center=kind, phase=case.phases[missing[0]].phase)
    yield breach(case, RULE, where, 1, 0, message, reason, OPEN_BY_THEN if candidates else ADD_CANDIDATE)


def _wrong(case: SitingCase, site: Site, opened: list[bool]) -> tuple[Turn, Text, Text, Text] | None:
    """Return the first thing that a center does though it must not: where, message, reason and remedy."""
    states = [site.stands_today, *opened]
    turns = [Turn(n - 1, n) for n in range(len(opened)) if states[n] != states[n + 1]]
    shut = [t for t in turns if not opened[t.now]]
    if site.status in (SiteStatus.EXISTING, SiteStatus.CLOSE):
        again = [t for t in turns if opened[t.now]]
        if again:
            return again[0], AGAIN, ONCE, STAY_SHUT
        due = case.due(site.kind)
        standing = [n for n in range(due, len(opened)) if opened[n]]
        if site.status is SiteStatus.CLOSE and standing:
            return Turn(due, standing[0]), STANDING, TO_CLOSE, CLOSE_IT
    elif shut:
        reason = STAYS if site.status is SiteStatus.NEW else KEPT.fill(w=site.status.text)
        return shut[0], SHUT, reason, KEEP_OPEN
    return None


def _name(case: SitingCase, phase: int) -> Text:
    return TODAY if phase < 0 else phase_name(case, phase)
