"""Consent: what departments and receiving units answer to the open draft, taken in, and what follows from it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from api.month.given import given_files, keep, read_given
from api.month.judged import newly_broken
from api.month.problems import no_draft
from models.base import Record
from models.county import County
from models.county.words import Mode
from models.files.consent.forms import by_owner, owner_name
from models.files.consent.take import Questions, Taken, take
from models.files.month.places import answered_folder, answers_file
from models.files.month.state import Draft, FolderState, MonthState, answers_text, read_month_state, read_state
from models.folder import Action, CountyFolder
from models.issue import InputRefused, Issue
from models.month import Answer, AnswerKind, Month, Side, objected, unanswered
from models.month.answered import followed, standing
from models.month.duty_code import duty_code
from models.month.month import month_of
from models.plan import Duty
from models.policy import policy_of
from models.roster import RosterCase
from models.rules import audit
from models.text import text
from models.verdict import Finding

_NOTE = text("{m}第{d}稿，答复{n}条（文件{f}份）", "{n} answers to draft {d} of {m}, in {f} files")


class Waiting(Record):
    """A department or unit that has not answered ``duties`` of the open draft."""

    side: Side
    code: str
    name: str
    duties: int


class SideCount(Record):
    """How a side has answered the duties of the open draft so far."""

    side: Side
    agreed: int = 0
    substituted: int = 0
    declined: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class ConsentResult:
    """What was taken in: the ``answers`` that are new, what was remarked, how each side stands, and who is waited for.

    ``broken`` are the hard rules that the draft would break if every answer were simply followed; ``objections``
    counts the duties of the draft that somebody objects to.
    """

    month: Month
    draft: int
    files: int
    answers: tuple[Answer, ...]
    issues: tuple[Issue, ...]
    counts: tuple[SideCount, ...]
    waiting: tuple[Waiting, ...]
    broken: tuple[Finding, ...]
    objections: int


def consent(folder: CountyFolder, month: Month, files: Iterable[Path]) -> ConsentResult:
    """Take in answers to the open draft of a month from returned files, as one step.

    Of a folder every file is taken. Each file is kept as it came; the same files again change nothing. Raises
    ``InputRefused`` with every fault of all files: nothing is kept then; ``FolderProblem`` where there is no open
    draft, and ``OSError`` for a file that cannot be read.
    """
    given = given_files(files)
    with folder.change(Action.CONSENT) as change:
        state = read_state(folder.root)
        its = state.of(month)
        if its.open_draft is None:
            raise no_draft(month)
        taken = take(read_given(given), _questions(state, its, its.open_draft))
        if any(issue.severity == "error" for issue in taken.issues):
            raise InputRefused(taken.issues)
        kept = {file.name: keep(change, answered_folder(month), file) for file in given}
        answers = tuple(a.model_copy(update={"source": kept[a.source]}) for a in taken.answers)
        if answers:
            change.write(answers_file(month), answers_text((*its.answers, *answers)).encode())
        change.note = _NOTE.fill(m=month, d=its.open_draft.drafted.number, n=len(answers), f=len(given))
    return _result(state, replace(its, answers=(*its.answers, *answers)), len(given), answers, taken)


def _questions(state: FolderState, its: MonthState, draft: Draft) -> Questions:
    plan = draft.plan
    plans = (*(d.plan for d in its.drafts.values()), *(v.plan for v in its.versions.values()))
    former = {duty_code(duty) for known in plans for duty in known.duties}
    return Questions(
        case=_case(state.county, draft),
        month=its.month,
        number=draft.drafted.number,
        duties=_known(state.county, plan.duties),
        former=frozenset(former - {duty_code(duty) for duty in _known(state.county, plan.duties)}),
        answers=its.answers,
    )


def _known(county: County, duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return the duties whose person and place are on the sheets still."""
    return tuple(d for d in duties if d.person in county.person_by_id and d.facility in county.facility_by_id)


def _case(county: County, draft: Draft) -> RosterCase:
    plan = draft.plan
    return RosterCase(county, policy_of(county, plan.profile, plan.settings), plan.first, plan.last)


def _result(
    state: FolderState, its: MonthState, files: int, answers: tuple[Answer, ...], taken: Taken
) -> ConsentResult:
    draft = its.open_draft
    assert draft is not None
    after = replace(state, months={**state.months, its.month: its})
    against = objected(its.answers)
    return ConsentResult(
        month=its.month,
        draft=draft.drafted.number,
        files=files,
        answers=answers,
        issues=tuple(taken.issues),
        counts=tuple(_count(draft, its.answers, side) for side in Side),
        waiting=tuple(waiting_for(state.county, draft.plan.duties, its.answers)),
        broken=_broken(state, after, draft, its.answers),
        objections=sum(duty_code(duty) in against for duty in draft.plan.duties),
    )


def _count(draft: Draft, answers: tuple[Answer, ...], side: Side) -> SideCount:
    waiting = {duty_code(d) for d in unanswered(draft.plan.duties, answers, side)}
    last = standing(answers)
    found: Counter[AnswerKind] = Counter()
    for duty in draft.plan.duties:
        answer = last.get((duty_code(duty), side))
        if duty_code(duty) not in waiting:
            found[answer.kind if answer is not None else AnswerKind.AGREED] += 1
    return SideCount(
        side=side,
        agreed=found[AnswerKind.AGREED],
        substituted=found[AnswerKind.SUBSTITUTE],
        declined=found[AnswerKind.DECLINED],
        waiting=len(waiting),
    )


def unanswered_in(folder: CountyFolder, month: Month) -> dict[Side, int]:
    """Return how many duties of the version that holds each side has never answered; raises ``InputRefused``."""
    its = read_month_state(folder.root, month)
    duties = its.published.plan.duties if its.published is not None else ()
    return {side: len(unanswered(duties, its.answers, side)) for side in Side}


def waiting_for(county: County, duties: Iterable[Duty], answers: Iterable[Answer]) -> Iterator[Waiting]:
    """Yield the departments and units that have duties without an answer, in the order of the sheets."""
    planned, given = _known(county, duties), tuple(answers)
    for side in Side:
        for owner, own in by_owner(county, unanswered(planned, given, side), side).items():
            yield Waiting(side=side, code=owner.code, name=owner_name(county, owner), duties=len(own))


def _broken(before: FolderState, after: FolderState, draft: Draft, answers: tuple[Answer, ...]) -> tuple[Finding, ...]:
    """Return the hard rules that the draft breaks with every answer simply followed, and did not break without."""
    month = month_of(draft.plan.first)
    county = after.county_for(month)
    duties = followed(draft.plan.duties, answers, county)
    plan = draft.plan.model_copy(update={"duties": duties, "outings": ()}).sorted()
    verdict = audit(_case(county, draft), plan)
    if not any(f.mode is Mode.HARD for f in verdict.findings):
        return ()
    return newly_broken(verdict, audit(_case(before.county, draft), draft.plan))
