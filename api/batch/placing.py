"""Faults of counties and patches, told at their place in the scenario file."""

import datetime as dt

from api.horizon import LONGEST_DAYS
from models.files.input.codes import Place, make_issue
from models.files.input.gather_json import escaped
from models.issue import Issue
from models.scenario import Base, Run
from models.text import text

_IN = text("{b}：{m}", "{b}: {m}")


def of_base(issue: Issue, base: Base, pointer: str) -> Issue:
    """Return an issue of a county file at the base that names it; its own place goes into what it says."""
    where = f"{base.id} {issue.place}".rstrip()
    said = _IN.fill(b=where, m=issue.message)
    return issue.model_copy(update={"message": said, "pointer": pointer, "sheet": "", "cell": ""})


def of_patch(issue: Issue, run: Run, base: Base) -> Issue:
    """Return an issue of a patch at its entry in the scenario file; a consequence elsewhere at the first entry."""
    for said, pointer in run.pointers.items():
        at = f"/patch/{escaped(said)}"
        if issue.pointer == at or issue.pointer.startswith(f"{at}/"):
            inside = f"{pointer}/{escaped(said)}" if pointer.endswith("/patch") else pointer
            told = _IN.fill(b=base.id, m=issue.message)
            return issue.model_copy(update={"message": told, "pointer": inside + issue.pointer.removeprefix(at)})
    return of_base(issue, base, next(iter(run.pointers.values())))


def reversed_horizon(first: dt.date, last: dt.date) -> Issue:
    """Return the issue of days that end before they start, or are too many."""
    place = Place(pointer="/to")
    return make_issue("scenario_reversed", place, first=first.isoformat(), last=last.isoformat(), limit=LONGEST_DAYS)


def no_month(first: dt.date, last: dt.date) -> Issue:
    """Return the issue of a chain whose days are no whole month."""
    return make_issue("scenario_month", Place(pointer="/to"), first=first.isoformat(), last=last.isoformat())
