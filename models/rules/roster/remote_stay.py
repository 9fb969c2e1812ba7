"""roster.remote_stay: far away one stays for some days."""

from collections.abc import Iterator

from models.roster.case import RosterCase
from models.rules.breach import breach
from models.rules.phrases import place_name
from models.rules.roster.breach import BY_PINS, KEEP_OR_LIFT_PINS
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.rules.roster.stay_runs import remote_weeks, runs
from models.text import text
from models.verdict import Finding, Place

RULE = "roster.remote_stay"

MESSAGE = text(
    "{p} {d}起在{f}只驻点{n}个工作日，至少{k}个。", "{p} stays at {f} from {d} for {n} working days, fewer than {k}."
)
REASON = text("到{f}单程{m}分钟，须连续驻点。", "The way to {f} takes {m} minutes, so one stays.")
REMEDY = text(
    "调度中心把同一人到该机构的日子排在一起，或换近处。",
    "The dispatch center puts the person's days there together, or sends the person nearer.",
)


@rule(RULE)
def remote_stay(case: RosterCase, roster: Roster) -> Iterator[Finding]:
    """``shortest - days`` for each stay that is too short (A18, E22).

    Days published or verified in the same week outside the horizon lengthen a stay; a stay of pinned days alone, or of
    those and such days, is the pins' doing.
    """
    for there in remote_weeks(case, roster):
        credits = case.history.week_credits(there.person.id, there.week)
        before = {c.date for c in credits if c.facility == there.facility.id and c.days}
        for run in runs(case, there.week, there.dates | before):
            ours = there.dates & set(run)
            if not ours or len(run) >= case.stays.shortest:
                continue
            pinned = ours <= there.pinned
            name = place_name(there.facility)
            message = MESSAGE.fill(p=there.person.id, d=run[0], f=name, n=len(run), k=case.stays.shortest)
            reason = BY_PINS if pinned else REASON.fill(f=name, m=there.minutes)
            where = Place(person=there.person.id, facility=there.facility.id, date=min(ours))
            remedy = KEEP_OR_LIFT_PINS if pinned else REMEDY
            yield breach(case, RULE, where, case.stays.shortest, len(run), message, reason, remedy, pinned=pinned)
