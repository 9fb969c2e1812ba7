"""siting.merged: kinds that are built together stand together and serve together."""

from collections.abc import Iterator, Mapping

from models.rules.breach import breach
from models.rules.siting.phrases import facility_name, facility_names, phase_name
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.siting.groups import Group
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "siting.merged"

APART = text("{g}合建，{t}{s}只开放了{k}，没有{o}。", "{g} are merged; in {t} {s} has {k} and lacks {o}.")
APART_WHY = text("各类开放的有：{k}。", "Open are {k}.")
APART_REMEDY = text(
    "在该处一并开设，或都不设；不合建的，更正中心表。",
    "Open all of them there or none, or correct the sheet of centers.",
)
DIFFER = text("{g}合建，{t}{m}由不同的中心承接。", "{g} are merged; in {t} {m} has different centers.")
DIFFER_WHY = text("各类由以下中心承接：{k}。", "They are {k}.")
DIFFER_REMEDY = text(
    "改由同一处承接；不合建的，更正中心表。", "Let one center serve all of them, or correct the sheet of centers."
)
OF_KIND = text("{k}：{s}", "{k}: {s}")


@rule(RULE)
def merged(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """``y[k,i,t] = y[l,i,t]; x[k,j,i,t] = x[l,j,i,t]`` for merged k, l and ``t >= due[k]`` (D06, D05).

    One for each phase and site at which some of the kinds are open and some not, and for each phase and member whom
    different centers serve in those of the kinds in which it is served.
    """
    for group in case.groups:
        if len(group.kinds) > 1:
            for phase in siting.due_phases(group.kinds[0]):
                yield from _sites(case, siting, group, phase)
                yield from _members(case, siting, group, phase)


def _sites(case: SitingCase, siting: Siting, group: Group, phase: int) -> Iterator[Finding]:
    opened = {kind: siting.open_at(kind, phase) for kind in group.kinds}
    for site in dict.fromkeys(site for kind in group.kinds for site in case.sites[kind]):
        has = [kind for kind in group.kinds if site in opened[kind]]
        if not has or len(has) == len(group.kinds):
            continue
        lacks = [kind for kind in group.kinds if kind not in has]
        message = APART.fill(
            g=group.name,
            t=phase_name(case, phase),
            s=facility_name(case, site),
            k="、".join(has),
            o="、".join(lacks),
        )
        reason = APART_WHY.fill(k=_by_kind(case, opened))
        yield breach(case, RULE, _where(case, group, phase, site), 0, 1, message, reason, APART_REMEDY)


def _members(case: SitingCase, siting: Siting, group: Group, phase: int) -> Iterator[Finding]:
    served = {kind: siting.served(kind, phase) for kind in group.kinds}
    for member in dict.fromkeys(member for kind in group.kinds for member in case.volumes[kind]):
        sites = {
            kind: {row.site: row for row in served[kind][member]} for kind in group.kinds if member in served[kind]
        }
        if len({frozenset(found) for found in sites.values()}) > 1:
            message = DIFFER.fill(g=group.name, t=phase_name(case, phase), m=facility_name(case, member))
            reason = DIFFER_WHY.fill(k=_by_kind(case, sites))
            yield breach(case, RULE, _where(case, group, phase, member), 0, 1, message, reason, DIFFER_REMEDY)


def _by_kind(case: SitingCase, sites: Mapping[str, Mapping[str, object]]) -> Text:
    parts = [OF_KIND.fill(k=kind, s=facility_names(case, found)) for kind, found in sites.items()]
    return Text(zh="；".join(p.zh for p in parts), en="; ".join(p.en for p in parts))


def _where(case: SitingCase, group: Group, phase: int, facility: str) -> Place:
    return Place(center=group.name, phase=case.phases[phase].phase, facility=facility)
