"""A published version made again from what the folder keeps: the same county, asked in the same way."""

import tempfile
from pathlib import Path

from api.month.draft import solve_month, standing_duties
from api.month.problems import no_version
from api.month.work import Work
from api.runner import SolveResult
from models.base import Record
from models.files.month.state import FolderState, Version, read_state
from models.folder import CountyFolder
from models.month import Drafted, Month
from models.month.swaps import carried_out
from models.plan import Duty
from optimizer.answer import SolveOptions


class Reproduced(Record):
    """A version made again: whether its county is what it was solved in, and which duties came out differently.

    ``step`` is the step of the folder that it was made from; ``outcome`` is that of the solve, empty for 调班.
    """

    month: str
    version: int
    step: int
    same_county: bool
    duties: int
    missing: tuple[Duty, ...] = ()
    other: tuple[Duty, ...] = ()
    outcome: str = ""

    @property
    def same(self) -> bool:
        """Whether county and duties are the same."""
        return self.same_county and not self.missing and not self.other


def reproduce(
    folder: CountyFolder, month: Month, number: int | None, work: Work
) -> tuple[Reproduced, SolveResult | None]:
    """Make version ``number`` of a month again, the one that holds where none is named; the folder is not changed.

    A version that was solved is solved again with the options that it was solved with; one that requests made is made
    of them again. Raises ``FolderProblem`` where there is no such version, and ``InputRefused``.
    """
    its = read_state(folder.root).of(month)
    wanted = max(its.versions, default=0) if number is None else number
    if wanted not in its.versions:
        raise no_version(month)
    version = its.versions[wanted]
    drafted = its.drafts[version.publication.draft].drafted
    with tempfile.TemporaryDirectory() as name:
        folder.export(drafted.step, Path(name) / "folder")
        state = read_state(Path(name) / "folder")
        if drafted.requests:
            duties: tuple[Duty, ...] = carried_out(standing_duties(state, month), drafted.requests, state.county)
            return _reproduced(month, version, drafted, state, duties), None
        result, results = solve_month(state, month, _as_then(work, drafted), drafted.freeze_until)
    found = _reproduced(month, version, drafted, state, results.plan.duties if results else ())
    return found.model_copy(update={"outcome": result.outcome.value if result.outcome else ""}), result


def _as_then(work: Work, drafted: Drafted) -> Work:
    """Return how it was solved then, with the listeners of now."""
    options = SolveOptions(drafted.time_limit, drafted.gap, drafted.seed, drafted.workers)
    return Work(
        options, drafted.profile, drafted.settings, on_event=work.on_event, stop=work.stop,
        memory_limit=work.memory_limit,
    )  # fmt: skip


def _reproduced(
    month: Month, version: Version, drafted: Drafted, state: FolderState, duties: tuple[Duty, ...]
) -> Reproduced:
    kept, again = set(version.plan.duties), set(duties)
    return Reproduced(
        month=str(month),
        version=version.publication.version,
        step=drafted.step,
        same_county=state.county_for(month, drafted.freeze_until).hash == version.plan.county_hash,
        duties=len(kept),
        missing=tuple(d for d in version.plan.duties if d not in again),
        other=tuple(d for d in duties if d not in kept),
    )
