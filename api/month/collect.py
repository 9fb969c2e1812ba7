"""Handing out: each department's and unit's own form, in a county folder or beside a workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.month.next_month import month_to_draft
from models.files.collect.asked import Audience
from models.files.collect.current import current_of
from models.files.collect.hand_out import MadeForm, due_by_default, make_forms
from models.files.collect.handed import OUT, FormId, FormLog, Handed, HandedForm, log_file, read_log
from models.files.collect.located import read_located
from models.files.month.places import county_file
from models.files.out.atomic import write_bytes
from models.folder import Action, CountyFolder
from models.month import Month
from models.text import text

_NOTE = text("{m}填报表{n}份，{d}前交回", "{n} forms for {m}, to be returned by {d}")


@dataclass(frozen=True)
class HandedOut:
    """The forms that were written to ``folder``; ``fresh`` counts those whose rows differ from their last round."""

    folder: Path
    month: Month
    due: date
    forms: tuple[MadeForm, ...]
    fresh: int


def hand_out(
    folder: CountyFolder, audiences: Iterable[Audience], month: Month | None = None, due: date | None = None
) -> HandedOut:
    """Write the forms of a month to ``collect/out`` and keep what they were handed out with, as one step.

    Raises ``FolderProblem`` and ``InputRefused``.
    """
    with folder.change(Action.FORMS) as change:
        its = month or month_to_draft(folder)
        by = due or due_by_default(its)
        log = read_log(folder.root)
        made = make_forms(current_of(read_located(county_file(folder.root))), audiences, its, by, log)
        fresh = sum(m.form.rows is not None for m in made)
        if any(not _known(log, m.form, its, by) for m in made):
            handed = Handed(number=log.handed + 1, month=str(its), due=by, forms=tuple(m.form for m in made))
            change.write(log_file("handed", handed.number), (handed.model_dump_json() + "\n").encode())
        for m in made:
            change.write(f"{OUT}/{m.form.file}", m.content)
        change.note = _NOTE.fill(m=its, n=len(made), d=by)
    return HandedOut(folder.root / OUT, its, by, tuple(made), fresh)


def _known(log: FormLog, form: HandedForm, month: Month, due: date) -> bool:
    """Return whether the form was handed out like this before."""
    last = log.last.get(FormId(form.audience, form.code))
    return form.rows is None and last is not None and (last.month, last.due) == (str(month), due)


def write_forms(
    file: Path, audiences: Iterable[Audience], target: Path, month: Month | None = None, due: date | None = None
) -> HandedOut:
    """Write the forms of a county's file to the folder ``target``; nothing is kept of what was handed out.

    Raises ``InputRefused``, and ``OSError`` where they cannot be written.
    """
    current = current_of(read_located(file))
    info = current.county.county
    its = month or Month(info.year, info.month)
    by = due or due_by_default(its)
    made = make_forms(current, audiences, its, by, None)
    for m in made:
        write_bytes(target / m.form.file, m.content)
    return HandedOut(target, its, by, tuple(made), len(made))
