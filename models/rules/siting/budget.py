"""siting.budget: a phase costs at most its budget."""

from collections.abc import Iterator

from models.rules.breach import breach
from models.rules.siting.phase_costs import phase_costs
from models.rules.siting.phrases import phase_name
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.text import text
from models.verdict import Finding, Place

RULE = "siting.budget"

MESSAGE = text(
    "{t}建设费、模块费和运行费合计{n}元，预算{k}元，超出{d}元。",
    "In {t} opening, modules and running cost {n} yuan, with a budget of {k}: {d} too many.",
)
REASON = text(
    "其中建设费{a}元、模块费{b}元、运行费{c}元；上期结转{e}元。",
    "Of these opening is {a} yuan, modules {b} and running {c}; {e} were carried over.",
)
REMEDY = text(
    "财政部门追加预算，或由医共体管委会推迟、少开或改到费用较低的候选点。",
    "The finance bureau raises the budget, or the committee opens later, fewer, or cheaper sites.",
)


@rule(RULE)
def budget(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """``sum fixed opens + module added + years running y <= budget[t]``: the yuan beyond it, phase by phase (G24).

    With ``carry_over`` what the phase before has left is added. A phase without a budget is not judged.
    """
    for n, costs in enumerate(phase_costs(case, siting)):
        if not costs.over or costs.limit is None:
            continue
        message = MESSAGE.fill(t=phase_name(case, n), n=costs.spent, k=costs.limit, d=costs.over)
        reason = REASON.fill(a=costs.opening, b=costs.modules, c=costs.running, e=costs.carried)
        where = Place(phase=costs.phase.phase)
        yield breach(case, RULE, where, costs.limit, costs.spent, message, reason, REMEDY)
