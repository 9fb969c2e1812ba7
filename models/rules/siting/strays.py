"""Centers and services that name nothing the case knows, or say a thing twice; hard findings under every policy."""

from collections.abc import Iterator

from models.county.words import Mode
from models.rules.breach import breach
from models.rules.siting.phrases import phase_name
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.siting.plan import Service, Standing
from models.text import Text, text
from models.verdict import Finding, Place

CENTER = text("中心行（{k}，{t}期，{s}）：", "The row of the center {k} at {s} in phase {t}: ")
SERVICE = text("承接行（{k}，{t}期，{m}由{s}）：", "The row of {m}, {k}, by {s} in phase {t}: ")
NO_KIND = text("中心类别{k}不在中心表中。", "the kind {k} is not on the sheet of centers.")
NO_PHASE = text("期次{t}不在期次表中。", "the phase {t} is not on the sheet of phases.")
NO_SITE = text("{s}不是该类中心的候选点。", "{s} is not a candidate of the kind.")
NO_MEMBER = text("{m}在业务量表中没有该类业务量。", "{m} has no volume of the kind on the sheet of volumes.")
EARLY = text(
    "早于该类中心的最迟期次（{d}），不计入。", "the kind is due only in {d}; earlier service counts for nothing."
)
LOADED = text("备份中心不承接业务量，所填为{v}。", "a backup takes no volume, and {v} is given.")
TWICE = text("与另一行重复。", "it is said twice.")
REASON = text("核查时该行不计入任何规则。", "The row counts for no rule.")
REMEDY = text("更正该行，或删除该行。", "Correct the row, or remove it.")
PLACED = "siting.deadline"
SERVED = "siting.covered"


def strays(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """Yield a finding for each center or service that the case cannot place."""
    for center in siting.stray_centers:
        said = CENTER.fill(k=center.kind, t=center.phase, s=center.site)
        where = Place(center=center.kind, phase=center.phase, facility=center.site)
        yield _finding(case, PLACED, where, said, _fault(case, center))
    for service in siting.stray_service:
        said = SERVICE.fill(k=service.kind, t=service.phase, m=service.member, s=service.site)
        where = Place(center=service.kind, phase=service.phase, facility=service.member)
        yield _finding(case, SERVED, where, said, _fault(case, service))


def _finding(case: SitingCase, rule: str, where: Place, row: Text, fault: Text) -> Finding:
    message = Text(zh=row.zh + fault.zh, en=row.en + fault.en)
    return breach(case, rule, where, 0, 1, message, REASON, REMEDY, mode=Mode.HARD)


def _fault(case: SitingCase, row: Standing | Service) -> Text:
    """Return the first thing that is wrong with a row that could not be placed."""
    if row.kind not in case.centers:
        return NO_KIND.fill(k=row.kind)
    if row.phase not in case.phase_index:
        return NO_PHASE.fill(t=row.phase)
    if row.site not in case.sites[row.kind]:
        return NO_SITE.fill(s=row.site)
    if isinstance(row, Service):
        if row.member not in case.volumes[row.kind]:
            return NO_MEMBER.fill(m=row.member)
        if case.phase_index[row.phase] < case.due(row.kind):
            return EARLY.fill(d=phase_name(case, case.due(row.kind)))
        if row.backup and row.volume:
            return LOADED.fill(v=row.volume)
    return TWICE
