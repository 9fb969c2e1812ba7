"""Publication: the last draft becomes the next version, with who approved it, why, and what it changes."""

from datetime import datetime

from api.month.problems import no_approver, no_draft, not_followed
from models.files.month.places import PLAN, PUBLICATION, draft_folder, version_folder
from models.files.month.state import MonthState, read_state
from models.folder import Action, Change, CountyFolder
from models.month import Drafted, Month, Publication, changes_between
from models.month.frozen import still_open
from models.plan import RosterPlan
from models.policy import policy_of
from models.roster import RosterCase
from models.rules import audit
from models.text import text

_NOTE = text("{m}第{v}版，签发：{a}", "version {v} of {m}, approved by {a}")


def publish(folder: CountyFolder, month: Month, approver: str, reason: str = "") -> Publication:
    """Make the open draft of a month its next version, which supersedes the one before; never refused for that.

    The draft is judged again under the folder as it is now: raises ``FolderProblem`` where it breaks a hard rule or
    an answer that has come in since, on days that are not over, where there is no open draft, or nobody approves.
    Raises ``InputRefused``.
    """
    if not approver.strip():
        raise no_approver()
    with folder.change(Action.PUBLISH) as change:
        state = read_state(folder.root)
        its = state.of(month)
        if its.open_draft is None:
            raise no_draft(month)
        drafted, plan = its.open_draft
        county = state.county_for(month)
        policy = policy_of(county, plan.profile, plan.settings)
        left = plan if drafted.freeze_until is None else still_open(plan, drafted.freeze_until)
        verdict = audit(RosterCase(county, policy, left.first, left.last), left)
        if not verdict.clean:
            raise not_followed(month, verdict.hard)
        published = put_in_force(change, its, drafted, plan, approver, reason)
        change.note = _NOTE.fill(m=month, v=published.version, a=published.approver)
    return published


def put_in_force(
    change: Change, its: MonthState, drafted: Drafted, plan: RosterPlan, approver: str, reason: str
) -> Publication:
    """Let a step make a draft that it has the version that holds, and return what is said of that version."""
    before, source = its.published, draft_folder(its.month, drafted.number)
    published = Publication(
        month=str(its.month),
        version=drafted.version,
        draft=drafted.number,
        supersedes=before.publication.version if before else 0,
        approver=approver.strip(),
        reason=reason,
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        plan=change.files[f"{source}/{PLAN}"],
        changes=changes_between(before.plan.duties, plan.duties) if before else (),
    )
    target = version_folder(its.month, published.version)
    change.copy(source, target)
    change.write(f"{target}/{PUBLICATION}", (published.model_dump_json(indent=2) + "\n").encode())
    return published
