"""Where each month of a folder stands."""

from models.base import Record
from models.county.words import Word
from models.files.month.state import FolderState, MonthState, read_state
from models.folder import CountyFolder
from models.month import Side, objected, unanswered
from models.month.duty_code import duty_code
from models.roster.verified import unverified


class Next(Word):
    """What is to be done next."""

    CONSENT = "consent", "征求意见", "ask for consent"
    REVISE = "revise", "按意见重排", "plan anew"
    PUBLISH = "publish", "发布", "publish"
    ATTEND = "attend", "录入出勤", "take in attendance"
    DONE = "done", "已归档", "archived"


class MonthStatus(Record):
    """A month: its last draft and version (0 for none), the answers of departments to the open draft, its attendance.

    ``verified`` and ``pending`` count duties of the version that holds.
    """

    month: str
    draft: int
    version: int
    duties: int
    answered: int
    verified: int
    pending: int
    next: Next


def status_of(folder: CountyFolder) -> list[MonthStatus]:
    """Return the status of each month, in order; raises ``InputRefused``."""
    return status_in(read_state(folder.root))


def status_in(state: FolderState) -> list[MonthStatus]:
    """Return the status of each month of a state that has been read, in order."""
    return [_status(state, its) for its in state.months.values() if its.drafts or its.versions]


def _status(state: FolderState, its: MonthState) -> MonthStatus:
    draft = its.open_draft
    duties = draft.plan.duties if draft else ()
    against = objected(its.answers)
    published = its.published.plan.duties if its.published else ()
    pending = len(unverified(published, state.attendance))
    return MonthStatus(
        month=str(its.month),
        draft=max(its.drafts, default=0),
        version=max(its.versions, default=0),
        duties=len(duties),
        answered=len(duties) - len(unanswered(duties, its.answers, Side.DEPARTMENT)),
        verified=len(published) - pending,
        pending=pending,
        next=_next(its, any(duty_code(d) in against for d in duties), pending > 0),
    )


def _next(its: MonthState, objections: bool, waiting: bool) -> Next:
    if its.open_draft is not None:
        if objections:
            return Next.REVISE
        return Next.PUBLISH if its.answers else Next.CONSENT
    return Next.ATTEND if waiting else Next.DONE
