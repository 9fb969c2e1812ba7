"""siting.fixed_site: what policy has settled stands where it says."""

from collections.abc import Iterator

from models.county.words import SiteStatus
from models.rules.breach import breach
from models.rules.siting.phrases import facility_name, facility_names, head
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "siting.fixed_site"

MISSING = text("{h}：固定地点{s}没有开放。", "{h}: the fixed site {s} is not open.")
FIXED = text(
    "候选点表的现状为固定；该期开放的有：{o}。", "By the sheet of sites it is fixed; open in that phase are {o}."
)
OPEN_IT = text(
    "在该处开设；确需改址的，由医共体管委会更正现状并注明依据。",
    "Open it, or let the committee correct its status and name the basis.",
)
OFF = text("{h}：设在{s}，该处不是牵头医院。", "{h}: it stands at {s}, which is no lead hospital.")
LEAD = text("按政策方案须依托牵头医院（{o}）{b}。", "By the profile it is based on the lead hospital ({o}){b}.")
BASIS = text("；依据：{b}", "; basis: {b}")
MOVE_IT = text(
    "改设在牵头医院；确需另设的，由医共体管委会在规则口径表注明依据。",
    "Move it to the lead hospital, or let the committee set it otherwise on the policy sheet with its basis.",
)


@rule(RULE)
def fixed_site(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """``y[k,i,t] = 1`` for fixed sites and ``y[k,i,t] = 0`` off the lead hospital, ``t >= due[k]`` (D09, D11, D24).

    One for each phase and fixed site that is not open, and for each phase and open center that is off the lead
    hospital though its kind is to be based there.
    """
    for kind, phase in siting.due():
        opened = siting.open_at(kind, phase)
        for id, site in case.sites[kind].items():
            if site.status is SiteStatus.FIXED and id not in opened:
                reason = FIXED.fill(o=facility_names(case, opened))
                yield _finding(case, kind, phase, id, 1, 0, MISSING, reason, OPEN_IT)
            if id in opened and kind in case.lead_only and not case.at_lead_hospital(id):
                yield _finding(case, kind, phase, id, 0, 1, OFF, _why_lead(case), MOVE_IT)


def _why_lead(case: SitingCase) -> Text:
    basis = case.policy.rules[RULE].basis.get("at", "")
    hospitals = [f.id for f in case.county.facilities if case.at_lead_hospital(f.id)]
    return LEAD.fill(o=facility_names(case, hospitals), b=BASIS.fill(b=basis) if basis else "")


def _finding(
    case: SitingCase,
    kind: str,
    phase: int,
    site: str,
    required: int,
    actual: int,
    message: Text,
    reason: Text,
    remedy: Text,
) -> Finding:
    said = message.fill(h=head(case, kind, phase), s=facility_name(case, site))
    where = Place(center=kind, phase=case.phases[phase].phase, facility=site)
    return breach(case, RULE, where, required, actual, said, reason, remedy)
