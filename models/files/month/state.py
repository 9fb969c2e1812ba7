"""What a county folder holds: the county, and of each month its drafts, answers and versions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from models.base import Record
from models.county import Attendance, Change, County, Published
from models.files.input.codes import make_issue
from models.files.month.places import (
    ANSWERS,
    DRAFT,
    PLAN,
    PUBLICATION,
    county_file,
    months_in,
    numbered,
)
from models.files.reading import read_county
from models.files.result import ReadResult
from models.files.sheets_of import read_sheets
from models.folder.objects import digest_of
from models.issue import InputRefused
from models.month.answer import Answer
from models.month.answered import pins_of
from models.month.drafted import Drafted
from models.month.month import Month, month_of
from models.month.publication import Publication
from models.plan import Duty, RosterPlan

_ANSWERS = TypeAdapter(tuple[Answer, ...])
Kept = TypeVar("Kept", bound=Record)


class Draft(NamedTuple):
    """A draft and its plan."""

    drafted: Drafted
    plan: RosterPlan


class Version(NamedTuple):
    """A published version and its plan."""

    publication: Publication
    plan: RosterPlan


@dataclass(frozen=True)
class MonthState:
    """A month's drafts and versions by number, and all answers that have come in."""

    month: Month
    drafts: dict[int, Draft] = field(default_factory=dict)
    versions: dict[int, Version] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()

    @property
    def draft(self) -> Draft | None:
        """The last draft."""
        return self.drafts[max(self.drafts)] if self.drafts else None

    @property
    def published(self) -> Version | None:
        """The version that holds."""
        return self.versions[max(self.versions)] if self.versions else None

    @property
    def open_draft(self) -> Draft | None:
        """The last draft, unless it is published already."""
        done = max((v.publication.draft for v in self.versions.values()), default=0)
        return self.draft if max(self.drafts, default=0) > done else None

    @property
    def stands_on(self) -> str:
        """What a new draft is to stay close to: ``draft-1``, ``v1``, or nothing yet."""
        if self.open_draft is not None:
            return f"draft-{self.open_draft.drafted.number}"
        return f"v{self.published.publication.version}" if self.published else ""


@dataclass(frozen=True)
class FolderState:
    """The county of a folder with all attendance and changes, and its months in order."""

    root: Path
    read: ReadResult
    attendance: tuple[Attendance, ...] = ()
    changes: tuple[Change, ...] = ()
    months: dict[Month, MonthState] = field(default_factory=dict)

    def of(self, month: Month) -> MonthState:
        """Return the state of a month, an empty one where there is nothing yet."""
        return self.months.get(month) or MonthState(month)

    @cached_property
    def county(self) -> County:
        """The workbook's county, with what the folder has of attendance, changes and published versions."""
        rows = [p for p in self.read.county.published if month_of(p.date) not in self.published_months]
        for state in self.months.values():
            for number, version in state.versions.items():
                rows += published_rows(version.plan.duties, number)
        return self.read.county.model_copy(
            update={"published": tuple(rows), "attendance": self.attendance, "changes": self.changes}
        )

    @cached_property
    def published_months(self) -> frozenset[Month]:
        """The months of which the folder has a version."""
        return frozenset(m for m, state in self.months.items() if state.versions)

    def county_for(self, month: Month) -> County:
        """Return the county that a month is solved and judged in.

        The last draft stands as if published, so that a new one stays close to it; answers to drafts are pins.
        """
        state = self.of(month)
        county = self.county
        published = county.published
        if state.open_draft is not None:
            number = 1 + max(state.versions, default=0)
            published = (*published, *published_rows(state.open_draft.plan.duties, number))
        pins = {(p.person, p.date, p.part, p.facility, p.kind): p for p in (*county.pins, *pins_of(state.answers))}
        return county.model_copy(update={"published": published, "pins": tuple(pins.values())})


def published_rows(duties: tuple[Duty, ...], version: int) -> Iterator[Published]:
    """Yield duties as rows of 已发布排班."""
    for d in duties:
        yield Published(version=version, date=d.date, part=d.part, person=d.person, facility=d.facility,
                        activity=d.activity)  # fmt: skip


def read_state(root: Path) -> FolderState:
    """Read a folder; raises ``InputRefused`` with every fault of the workbook, or of a file of the folder's own."""
    read = read_county(county_file(root))
    months = {month: _read_month(root, month) for month in months_in(root)}
    attendance = _collected(root, "attendance", read.county)
    changes = _collected(root, "changes", read.county)
    return FolderState(root, read, attendance, changes, months)


def _collected(root: Path, key: str, county: County) -> tuple[Any, ...]:
    """Return the rows of a sheet that the workbook has, and those of the folder's own files, year by year.

    Raises ``InputRefused``.
    """
    rows = getattr(county, key)
    for path in sorted((root / key).glob("20??.csv")):
        rows = (*rows, *getattr(read_sheets(path, county, (key,)).county, key))
    return tuple(dict.fromkeys(rows))


def _read_month(root: Path, month: Month) -> MonthState:
    drafts = {n: _draft(path) for n, path in numbered(root, month, "draft-").items()}
    versions = {n: _version(path) for n, path in numbered(root, month, "v").items()}
    return MonthState(month, drafts, versions, _answers(root / str(month) / ANSWERS))


def draft_is_open(root: Path, month: Month) -> bool:
    """Return whether a month has a draft that came after its last version, without reading any plan."""
    versions = numbered(root, month, "v").values()
    done = max((_record(path / PUBLICATION, Publication).draft for path in versions), default=0)
    return max(numbered(root, month, "draft-"), default=0) > done


def _draft(path: Path) -> Draft:
    return Draft(_record(path / DRAFT, Drafted), _record(path / PLAN, RosterPlan))


def _version(path: Path) -> Version:
    """Return a version; raise ``InputRefused`` where its plan is not the one that was published."""
    publication = _record(path / PUBLICATION, Publication)
    if digest_of((path / PLAN).read_bytes()) != publication.plan:
        raise InputRefused([make_issue("published_edited", name=f"{path.parent.name}/{path.name}")])
    return Version(publication, _record(path / PLAN, RosterPlan))


def _record(path: Path, kind: type[Kept]) -> Kept:
    try:
        return kind.model_validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        raise _unreadable(path) from error


def _answers(path: Path) -> tuple[Answer, ...]:
    if not path.is_file():
        return ()
    try:
        return _ANSWERS.validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        raise _unreadable(path) from error


def answers_text(answers: tuple[Answer, ...]) -> str:
    """Return the content of the file of answers."""
    return _ANSWERS.dump_json(answers, indent=1).decode() + "\n"


def _unreadable(path: Path) -> InputRefused:
    name = "/".join(path.parts[-3:])
    return InputRefused([make_issue("folder_file_unreadable", name=name)])
