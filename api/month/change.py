"""调班: a published month changed as the requests say, and published at once as a version that supersedes."""

from collections.abc import Sequence
from pathlib import Path

from api.month.draft import next_version, write_draft
from api.month.judged import judged, newly_broken
from api.month.problems import breaks_rules, cannot_change, no_approver, no_version, nothing_to_change
from api.month.publish import put_in_force
from api.month.work import Work
from models.county import Change, County
from models.files.month.places import changes_file, draft_folder
from models.files.month.state import FolderState, MonthState, read_state
from models.files.out import Results
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.files.sheets_of import read_sheets
from models.folder import Action, CountyFolder
from models.month import Drafted, Month, Publication, changes_between
from models.month.swaps import ChangeRefused, carried_out, open_changes
from models.plan import Duty
from models.policy import policy_of
from models.roster import RosterCase
from models.rules import audit
from models.text import text

_NOTE = text("{m}第{v}版，调班{n}处，签发：{a}", "version {v} of {m}, {n} changes, approved by {a}")


def change_duties(
    folder: CountyFolder, month: Month, approver: str, reason: str, work: Work, file: Path | None = None
) -> Publication:
    """Carry out the requests of a file, or those of the workbook that are open, and publish the result.

    The requests are kept in ``changes/``. Raises ``InputRefused`` for what cannot be read, and ``FolderProblem`` for
    requests that cannot be carried out, or whose result breaks a hard rule: nothing is saved then.
    """
    if not approver.strip():
        raise no_approver()
    with folder.change(Action.CHANGE) as change:
        step, state = folder.history.last, read_state(folder.root)
        its = state.of(month)
        if its.published is None:
            raise no_version(month)
        wanted = _wanted(state, its, file)
        plan = its.published.plan
        duties = _carried_out(plan.duties, wanted, state.county)
        number = next_version(state, month)
        new = plan.model_copy(update={"duties": duties, "outings": (), "version": number}).sorted()
        county = state.county_for(month)
        case = RosterCase(county, policy_of(county, plan.profile, plan.settings), plan.first, plan.last)
        found = judged(case, new.model_copy(update={"county_hash": county.hash}), state)
        broken = [f for f in newly_broken(found.verdict, audit(case, plan)) if not f.pinned]
        if broken:
            raise breaks_rules(month, broken)
        drafted = _drafted(its, step, found, wanted)
        with change.inside(draft_folder(month, drafted.number)) as inside:
            write_draft(inside, drafted, found, work)
        version = put_in_force(change, its, drafted, found.plan, approver, reason)
        change.write(changes_file(month.year), _kept(state, wanted, month.year))
        change.note = _NOTE.fill(m=month, v=number, n=len(version.changes), a=version.approver)
    return version


def _wanted(state: FolderState, its: MonthState, file: Path | None) -> list[Change]:
    """Return the requests to carry out: those of a file, else the workbook's whose duties still stand."""
    assert its.published is not None
    if file is not None:
        return list(read_sheets(file, state.read.county, ("changes",)).county.changes)
    wanted = open_changes(state.changes, its.published.plan.duties)
    if not wanted:
        raise nothing_to_change(its.month)
    return wanted


def _carried_out(duties: tuple[Duty, ...], wanted: Sequence[Change], county: County) -> tuple[Duty, ...]:
    try:
        return carried_out(duties, wanted, county)
    except ChangeRefused as refused:
        raise cannot_change(refused.faults) from refused


def _drafted(its: MonthState, step: int, found: Results, wanted: Sequence[Change]) -> Drafted:
    assert its.published is not None
    before = its.published.plan.duties
    changes = changes_between(before, found.plan.duties)
    return Drafted(
        month=str(its.month),
        number=1 + max(its.drafts, default=0),
        version=found.plan.version,
        step=step,
        freeze_until=its.freeze_until,
        stands_on=f"v{its.published.publication.version}",
        profile=found.plan.profile,
        settings=found.plan.settings,
        stood=len(before),
        objected=sum(c.before is not None for c in changes),
        kept=len(before) - sum(c.before is not None for c in changes),
        changes=changes,
        requests=tuple(wanted),
    )


def _kept(state: FolderState, wanted: Sequence[Change], year: int) -> bytes:
    """Return the file of all requests of a year: those before, and those carried out now."""
    rows = [c for c in dict.fromkeys((*state.changes, *wanted)) if c.duty.startswith(f"{year}-")]
    return sheet_csv(SHEET_BY_KEY["changes"], rows).encode()
