"""Joining: what departments and units returned becomes one county, or what stands in its way is named."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from models.files.collect.apply import MergeFault, apply_edits
from models.files.collect.claims import Claims, claims_of
from models.files.collect.current import Current, current_of
from models.files.collect.handed import (
    FOLDER,
    IN,
    FormId,
    FormLog,
    Last,
    Merged,
    RowChange,
    Rows,
    StatedForm,
    log_file,
    read_log,
)
from models.files.collect.located import read_located
from models.files.collect.number import FormNumber
from models.files.collect.own import own_rows
from models.files.collect.returned import Returned, ReturnedForm, link_issues, old_form, read_returned
from models.files.collect.settle import Contradiction, settle
from models.files.collect.taken import files_taken
from models.files.collect.write import change_list, county_bytes
from models.files.month.places import COUNTY, county_file, months_in
from models.files.result import ReadResult
from models.folder import Action, Change, CountyFolder
from models.issue import Issue
from models.month import Month, read_month
from models.text import text

_TAKEN_IN = text("收到填报表{n}份", "{n} returned forms taken in")
_NOTE = text("汇总填报表{f}份，变动{n}处", "{f} forms joined, {n} changes")


@dataclass
class MergeResult:
    """What a joining found: who returned what, who is late, what was wrong, what contradicts, what has changed.

    ``joined`` are the forms that count, ``faulty`` those whose files have faults; ``number`` is that of the joining, 0
    where nothing was to be written.
    """

    returned: Returned
    joined: list[FormNumber] = field(default_factory=list)
    faulty: list[FormNumber] = field(default_factory=list)
    late: list[Last] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    changes: tuple[RowChange, ...] = ()
    issues: list[Issue] = field(default_factory=list)
    handed: int = 0
    number: int = 0


def merge(folder: CountyFolder, files: Iterable[Path] = (), take: Iterable[str] = ()) -> MergeResult:
    """Join all forms in ``collect/in``, after ``files`` have been taken in there, into the county's file as one step.

    Nothing is written while two places contradict each other; the files named in ``take``, the first one first, settle
    what they contradict. A file that cannot be used is named and stays where it is. Joining the same files again
    changes nothing. Raises ``FolderProblem``, and ``InputRefused`` where the joined county has a fault that is no
    single form's.
    """
    take_in(folder, files)
    with folder.change(Action.MERGE) as change:
        current = current_of(read_located(county_file(folder.root)))
        log = read_log(folder.root)
        names = [p.removeprefix(f"{FOLDER}/") for p in change.files if p.startswith(f"{IN}/")]
        returned = read_returned(folder.root / FOLDER, names, current, log)
        result = MergeResult(returned, handed=len(log.last), issues=returned.issues)
        result.issues += link_issues(folder.root)
        taken = files_taken(take, names, current.located.name)
        month = _month(current, log)
        claims = [_claims(form, current, log, month, result.issues) for form in returned.forms]
        usable = [its for its in claims if not its.faulty]
        result.late = _late(log, returned)
        read = _join(folder, current, usable, taken, month, result)
        result.joined = [its.number for its in usable]
        result.faulty = sorted({*returned.faulty, *(its.number for its in claims)} - set(result.joined))
        if read is not None:
            _save(change, result, usable, read, log, taken)
    return result


def take_in(folder: CountyFolder, files: Iterable[Path]) -> None:
    """Keep files in ``collect/in`` as a step of its own; one that is there already is not taken in twice.

    Of a folder every file is taken. Raises ``OSError`` where one cannot be read.
    """
    given = [found for path in files for found in (_files_in(path) if path.is_dir() else [path])]
    outside = [path for path in given if not path.absolute().is_relative_to(folder.root / IN)]
    if not outside:
        return
    contents = [(path, path.read_bytes()) for path in outside]
    with folder.change(Action.MERGE, _TAKEN_IN.fill(n=len(contents))) as change:
        for path, content in contents:
            _keep(change, path, content)


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "~$")))


def _keep(change: Change, path: Path, content: bytes) -> None:
    """Keep a file under its name, or one with a number where another has that name; a name in GBK becomes text."""
    its = PurePosixPath(os.fsencode(path.name).decode("utf-8" if _is_text(path.name) else "gb18030", "replace"))
    name, count = f"{IN}/{its.name}", 1
    while change.files.get(name) is not None and change.read(name) != content:
        count += 1
        name = f"{IN}/{its.stem}-{count}{its.suffix}"
    change.write(name, content)


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _claims(form: ReturnedForm, current: Current, log: FormLog, month: Month, issues: list[Issue]) -> Claims:
    """Return what a form claims; one of an old handing out counts against what it was handed out with then."""
    base = log.base.get(form.number)
    if base is None:
        base = own_rows(current, form.who, month)
    found = claims_of(form, base, current)
    last = log.last.get(FormId(form.number.audience, form.number.code))
    if last is not None and form.number.round < last.form.round and found.stated != base:
        issues.append(old_form(form, last))
    issues += found.issues
    return found


def _late(log: FormLog, returned: Returned) -> list[Last]:
    """Return whose form of the last handing out has not come back, by when it is wanted."""
    back = {form.number for form in returned.forms} | returned.faulty | log.returned
    return sorted((its for its in log.last.values() if its.number not in back), key=lambda its: (its.due, its.number))


def _join(
    folder: CountyFolder,
    current: Current,
    usable: list[Claims],
    taken: tuple[str, ...],
    month: Month,
    result: MergeResult,
) -> ReadResult | None:
    """Return the county with all that is claimed, ``None`` where something contradicts.

    A form whose values cannot stand in the county is named and left out; ``usable`` is then without it.
    """
    ends = month.first - timedelta(days=1)
    keep_all = bool(months_in(folder.root)) or (folder.root / "attendance").is_dir()
    while True:
        settled = settle(current, usable, taken)
        result.contradictions = settled.contradictions
        if settled.contradictions:
            return None
        try:
            applied = apply_edits(current, settled.edits, ends, keep_all=keep_all)
        except MergeFault as fault:
            if not fault.files:
                raise
            result.issues += fault.issues
            usable[:] = [its for its in usable if not fault.files & its.files]
        else:
            result.changes = applied.changes
            result.issues += applied.notices
            return applied.read


def _month(current: Current, log: FormLog) -> Month:
    """Return the month that the last forms are for, the county's own where none were handed out."""
    info = current.county.county
    return max((read_month(its.month) for its in log.last.values()), default=Month(info.year, info.month))


def _save(
    change: Change, result: MergeResult, usable: list[Claims], read: ReadResult, log: FormLog, taken: tuple[str, ...]
) -> None:
    """Write the county where it has changed, and what the forms state by now where they state anything new."""
    news = [its for its in usable if its.stated != log.base.get(its.number)]
    if not news and not result.changes:
        return
    result.number = log.merged + 1
    files = {name for its in usable for name in its.files}
    merged = Merged(
        number=result.number,
        at=datetime.now().astimezone().isoformat(timespec="seconds"),
        files=tuple(f for f in result.returned.files if f.name in files),
        taken=taken,
        changes=result.changes,
        stated=tuple(
            StatedForm(audience=its.number.audience, code=its.number.code, round=its.number.round,
                       rows=Rows.of(its.stated)) for its in news
        ),
    )  # fmt: skip
    if result.changes:
        change.write(COUNTY[0], county_bytes(read))
        change.write(log_file("merged", result.number, "xlsx"), change_list(result.changes))
    change.write(log_file("merged", result.number), (merged.model_dump_json() + "\n").encode())
    change.note = _NOTE.fill(f=len(files), n=len(result.changes))
