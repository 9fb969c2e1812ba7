"""Reports of a period: of one consortium, kept in its folder as a step; or of many, whose folders are only read."""

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from api.month.problems import not_reported, twice, unreadable
from models.files.month.places import report_folder
from models.files.month.snapshot import edited_since, snapshot
from models.files.month.state import FolderState, read_state
from models.files.out.atomic import write_bytes
from models.files.out.monthly import Report, report_files
from models.files.out.shown import Shown
from models.folder import Action, CountyFolder, FolderProblem, Step
from models.folder.history import History
from models.folder.problems import damaged
from models.issue import InputRefused, Issue
from models.report import COMMON_PROFILE, Consortium, ReportPeriod, consortium_report, months_published
from models.text import Lang, Text, text

_NOTE = text("{p}报告", "report of {p}")
_OF = text("{r}：{m}", "{r}: {m}")
_AT_ONCE = 4
"""Folders that are read at a time."""
OnRead = Callable[[int, int], None]
"""Told how many of how many folders are read."""


@dataclass(frozen=True)
class Reported:
    """A report and the folder that it was written to.

    ``edited`` are folders with hand edits that no step has yet, which are not counted.
    """

    report: Report
    folder: Path
    edited: tuple[Path, ...] = ()


def report(folder: CountyFolder, period: ReportPeriod, common: str = COMMON_PROFILE, lang: Lang = "zh") -> Reported:
    """Write a consortium's report of a period to ``reports/<period>`` as a step; none where it says what it said.

    Raises ``FolderProblem`` where no month of the period is published, and ``InputRefused``.
    """
    with folder.change(Action.REPORT, _NOTE.fill(p=period.name)) as change:
        state = read_state(folder.root)
        its = _consortium(state, period, common, reported_step(folder.history), lang)
        _refuse_nothing(its, state)
        found = Report(period, common, (its,), many=False)
        for name, content in report_files(found, lang).items():
            change.write(f"{report_folder(period.name)}/{name}", content)
    return Reported(found, folder.root / report_folder(period.name))


def report_to(
    roots: Sequence[Path],
    period: ReportPeriod,
    target: Path,
    common: str = COMMON_PROFILE,
    lang: Lang = "zh",
    on_read: OnRead = lambda done, all: None,
) -> Reported:
    """Write the report of one consortium, or the roll-up of many, to another folder.

    The consortia's folders are read as their last step has them, and left as they are; in a roll-up one that has
    published nothing is a row that says so. Raises ``InputRefused`` with every fault of every folder, each named with
    its folder; nothing is written then.
    """
    read = _read_all(roots, period, common, lang, on_read)
    found = Report(period, common, tuple(_apart([c for c, _ in read], roots)), many=len(roots) > 1)
    files = report_files(found, lang)
    for name, content in files.items():
        write_bytes(target / name, content)
    return Reported(found, target, tuple(root for root, (_, edited) in zip(roots, read, strict=True) if edited))


def _read_all(
    roots: Sequence[Path], period: ReportPeriod, common: str, lang: Lang, on_read: OnRead
) -> list[tuple[Consortium, bool]]:
    """Return each folder's report, and whether it was edited by hand since; raise all that is wrong at once."""
    faults = [_issue(twice(root), root) for root in _given_twice(roots)]
    read: list[tuple[Consortium, bool]] = []
    pool = ThreadPoolExecutor(min(_AT_ONCE, os.cpu_count() or 1))
    try:
        waiting = [pool.submit(_read, root, period, common, lang, len(roots) > 1) for root in roots]
        for done, (root, its) in enumerate(zip(roots, waiting, strict=True), start=1):
            try:
                read.append(its.result())
            except InputRefused as refused:
                faults += [_placed(issue, root) for issue in refused.issues]
            except FolderProblem as problem:
                faults.append(_issue(problem, root))
            except OSError as error:
                faults.append(_issue(unreadable(error), root))
            on_read(done, len(roots))
    finally:
        pool.shutdown(cancel_futures=True)
    if faults:
        raise InputRefused(faults)
    return read


def _read(root: Path, period: ReportPeriod, common: str, lang: Lang, many: bool) -> tuple[Consortium, bool]:
    with tempfile.TemporaryDirectory(prefix="xiachen-") as name:
        copy = Path(name)
        last = snapshot(root, copy)
        state = read_state(copy)
        its = _consortium(state, period, common, reported_step(History(root)), lang)
        if not many:
            _refuse_nothing(its, state)
        return its, bool(edited_since(root, last))


def _consortium(state: FolderState, period: ReportPeriod, common: str, step: Step, lang: Lang) -> Consortium:
    return consortium_report(state, Shown(state.county, lang).consortium, period, common, step.number, _when(step))


def _refuse_nothing(its: Consortium, state: FolderState) -> None:
    """Raise ``FolderProblem`` where no month of the period is published."""
    if not months_published(state, its.period):
        raise not_reported(its.period, its.drafts)


def reported_step(history: History) -> Step:
    """Return the last step that is more than a report: a report of a report says the same."""
    steps = (history.step(n) for n in range(history.last, 0, -1))
    return next((s for s in steps if s.action is not Action.REPORT), history.step(history.last))


def _when(step: Step) -> datetime:
    try:
        return datetime.fromisoformat(step.at).astimezone()
    except ValueError:
        raise damaged(f"{step.number:06}.json") from None


def _given_twice(roots: Sequence[Path]) -> list[Path]:
    counts = Counter(root.resolve() for root in roots)
    return [root for root, count in counts.items() if count > 1]


def _apart(found: list[Consortium], roots: Sequence[Path]) -> list[Consortium]:
    """Return the consortia with names of which no two are alike: those that are get the name of their folder."""
    counts = Counter(c.name for c in found)
    named = text("{n}（{r}）", "{n} ({r})").zh
    return [
        replace(c, name=named.format(n=c.name, r=root.resolve().name)) if counts[c.name] > 1 else c
        for c, root in zip(found, roots, strict=True)
    ]


def _issue(problem: FolderProblem, root: Path) -> Issue:
    return _placed(Issue(code=problem.code, severity="error", message=problem.message, remedy=problem.remedy), root)


def _placed(issue: Issue, root: Path) -> Issue:
    """Return an issue that names its folder."""
    message: Text = _OF.fill(r=root.name or root, m=issue.message)
    return issue.model_copy(update={"message": message, "pointer": issue.pointer or str(root)})
