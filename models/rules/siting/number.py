"""siting.number: not more centers of a kind than allowed."""

from collections.abc import Iterator

from models.rules.breach import breach
from models.rules.siting.phrases import facility_names, head
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.text import text
from models.verdict import Finding, Place

RULE = "siting.number"

MESSAGE = text("{h}：同时开放{n}处，上限{k}处。", "{h}: {n} are open at once, of which {k} may be.")
REASON = text("开放的有：{s}。", "Open are {s}.")
REMEDY = text(
    "减少开放的处数；确需多处的，由医共体管委会调整中心表的上限。",
    "Open fewer, or let the committee raise the limit on the sheet of centers.",
)


@rule(RULE)
def number(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """``sum_i y[k,i,t] <= most[k] for t >= due[k]``: the centers of a kind beyond its limit in each phase (D01)."""
    for kind, phase in siting.due():
        most, opened = case.centers[kind].max_sites, siting.open_at(kind, phase)
        if most is not None and len(opened) > most:
            message = MESSAGE.fill(h=head(case, kind, phase), n=len(opened), k=most)
            where = Place(center=kind, phase=case.phases[phase].phase)
            reason = REASON.fill(s=facility_names(case, opened))
            yield breach(case, RULE, where, most, len(opened), message, reason, REMEDY)
