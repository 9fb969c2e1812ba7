"""Reports: a period of one consortium, kept in its folder as a step."""

from dataclasses import dataclass
from pathlib import Path

from api.month.problems import not_reported
from models.files.month.places import report_folder
from models.files.month.state import FolderState, read_state
from models.files.out.monthly import Report, report_files
from models.files.out.shown import Shown
from models.folder import Action, CountyFolder, Step
from models.report import COMMON_PROFILE, Consortium, ReportPeriod, consortium_report, months_published
from models.text import Lang, text

_NOTE = text("{p}报告", "report of {p}")


@dataclass(frozen=True)
class Reported:
    """A report and the folder that it was written to."""

    report: Report
    folder: Path


def report(folder: CountyFolder, period: ReportPeriod, common: str = COMMON_PROFILE, lang: Lang = "zh") -> Reported:
    """Write a consortium's report of a period to ``reports/<period>`` as a step; none where it says what it said.

    Raises ``FolderProblem`` where no month of the period is published, and ``InputRefused``.
    """
    with folder.change(Action.REPORT, _NOTE.fill(p=period.name)) as change:
        state = read_state(folder.root)
        if not months_published(state, period):
            raise not_reported(period, [m for m in period.months if state.of(m).drafts])
        its = _consortium(state, period, common, reported_step(folder))
        found = Report(period, common, (its,), many=False)
        for name, content in report_files(found, lang).items():
            change.write(f"{report_folder(period.name)}/{name}", content)
    return Reported(found, folder.root / report_folder(period.name))


def _consortium(state: FolderState, period: ReportPeriod, common: str, step: Step) -> Consortium:
    name = Shown(state.county, "zh").consortium
    return consortium_report(state, name, period, common, step.number, step.at)


def reported_step(folder: CountyFolder) -> Step:
    """Return the last step that is more than a report: a report of a report says the same."""
    steps = (folder.history.step(n) for n in range(folder.history.last, 0, -1))
    return next(s for s in steps if s.action is not Action.REPORT)
