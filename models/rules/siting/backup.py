"""siting.backup: where a second center is asked for, one stands by."""

from collections.abc import Iterator

from models.rules.breach import breach
from models.rules.siting.nearest import nearest
from models.rules.siting.phrases import facility_name, facility_names, head
from models.rules.siting.registry import rule
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase
from models.text import Text, text
from models.verdict import Finding, Place

RULE = "siting.backup"

MESSAGE = text("{h}：{m}没有{k}分钟以内的备份中心。", "{h}: {m} has no backup within {k} minutes.")
NONE_NAMED = text("方案没有指定备份中心。", "The plan names none.")
NAMED = text("方案指定的备份：{s}，", "The plan names {s}, ")
NOT_OPEN = text("该期没有开放。", "which is not open.")
SERVES = text("本来就由它承接。", "which serves the member already.")
TOO_FAR = text("{n}分钟，超过备份时限。", "which is {n} minutes away.")
NO_ROAD = text("没有道路可达。", "to which no road leads.")
CHOOSE = text("指定{s}（{n}分钟）为备份。", "Name {s} ({n} minutes) as the backup.")
OPEN_MORE = text(
    "在备份时限内另开一处，或由医共体管委会放宽备份时限。",
    "Open another within the backup limit, or let the committee set a wider one.",
)


@rule(RULE)
def backup(case: SitingCase, siting: Siting) -> Iterator[Finding]:
    """``sum over i within the second limit of b[k,j,i,t] = 1; b + x <= y`` (practice).

    One for each member of a kind and phase for which the plan names no second center that is open, other than those
    that serve it, and within the backup limit.
    """
    for kind, phase in siting.due():
        limit = case.centers[kind].backup_limit
        if limit is None:
            continue
        for member in case.volumes[kind]:
            told = _fault(case, siting, kind, phase, member, limit)
            if told is not None:
                message = MESSAGE.fill(h=head(case, kind, phase), m=facility_name(case, member), k=limit)
                where = Place(center=kind, phase=case.phases[phase].phase, facility=member)
                yield breach(case, RULE, where, 1, 0, message, *told)


def _fault(
    case: SitingCase, siting: Siting, kind: str, phase: int, member: str, limit: int
) -> tuple[Text, Text] | None:
    """Return why the member has no backup and what mends it, or ``None`` where it has one."""
    opened = siting.open_at(kind, phase)
    serving = {row.site for row in siting.served(kind, phase).get(member, [])}
    reason = NONE_NAMED
    for row in siting.backups(kind, phase).get(member, []):
        if row.site not in opened:
            wrong = NOT_OPEN
        elif row.site in serving:
            wrong = SERVES
        elif row.minutes is None:
            wrong = NO_ROAD
        elif row.minutes > limit:
            wrong = TOO_FAR.fill(n=row.minutes)
        else:
            return None
        named = NAMED.fill(s=facility_names(case, [row.site]))
        reason = Text(zh=named.zh + wrong.zh, en=named.en + wrong.en)
    near = nearest(case, kind, member, [site for site in opened if site not in serving])
    if near is None or near.minutes > limit:
        return reason, OPEN_MORE
    return reason, CHOOSE.fill(s=facility_name(case, near.site), n=near.minutes)
