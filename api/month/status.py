"""Where each month of a folder stands."""

from collections.abc import Iterable

from models.base import Record
from models.county import Attendance
from models.county.words import Word
from models.files.month.state import FolderState, MonthState, read_state
from models.folder import CountyFolder
from models.month import Side, objected, unanswered
from models.month.duty_code import duty_code
from models.month.month import month_of


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
    state = read_state(folder.root)
    return [_status(state, its) for its in state.months.values() if its.drafts or its.versions]


def _status(state: FolderState, its: MonthState) -> MonthStatus:
    draft = its.open_draft
    duties = draft.plan.duties if draft else ()
    against = objected(its.answers)
    done = _verified(state, its)
    published = len(its.published.plan.duties) if its.published else 0
    return MonthStatus(
        month=str(its.month),
        draft=max(its.drafts, default=0),
        version=max(its.versions, default=0),
        duties=len(duties),
        answered=len(duties) - len(unanswered(duties, its.answers, Side.DEPARTMENT)),
        verified=done,
        pending=max(0, published - done),
        next=_next(its, any(duty_code(d) in against for d in duties), done < published),
    )


def _verified(state: FolderState, its: MonthState) -> int:
    """Return how many duties of the version that holds have verified attendance."""
    if its.published is None:
        return 0
    seen = {(a.person, a.date) for a in _of_month(state, its) if a.verified_by}
    return sum((d.person, d.date) in seen for d in its.published.plan.duties)


def _of_month(state: FolderState, its: MonthState) -> Iterable[Attendance]:
    return (a for a in state.attendance if month_of(a.date) == its.month)


def _next(its: MonthState, objections: bool, waiting: bool) -> Next:
    if its.open_draft is not None:
        if objections:
            return Next.REVISE
        return Next.PUBLISH if its.answers else Next.CONSENT
    return Next.ATTEND if waiting else Next.DONE
