"""What a county folder holds: the county, and of each month its drafts, answers and versions."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from models.base import Record
from models.county import Attendance, Change, County, Pin, Published
from models.files.input.codes import make_issue
from models.files.month.kept import read_kept
from models.files.month.places import (
    ANSWERS,
    DRAFT,
    PLAN,
    PUBLICATION,
    YEAR,
    county_file,
    months_in,
    numbered,
    years_in,
)
from models.files.reading import read_county
from models.files.result import ReadResult
from models.folder.objects import digest_of
from models.issue import InputRefused
from models.month.answer import Answer
from models.month.answered import pins_of
from models.month.attended import superseded
from models.month.drafted import Drafted, YearPlanned
from models.month.frozen import frozen, with_frozen
from models.month.month import Month, month_of
from models.month.publication import Publication
from models.plan import Duty, RosterPlan
from models.policy import policy_of
from models.roster import adopt_year

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


class YearPlan(NamedTuple):
    """The year plan that holds, and its duties."""

    planned: YearPlanned
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
    def freeze_until(self) -> date | None:
        """Up to when everything is frozen: what the open draft says, else the draft that was published last."""
        last = self.published.publication.draft if self.published else 0
        behind = self.open_draft or self.drafts.get(last)
        return behind.drafted.freeze_until if behind else None

    @property
    def stands_on(self) -> str:
        """What a new draft is to stay close to: ``draft-1``, ``v1``, or nothing yet."""
        if self.open_draft is not None:
            return f"draft-{self.open_draft.drafted.number}"
        return f"v{self.published.publication.version}" if self.published else ""


@dataclass(frozen=True)
class FolderState:
    """The county of a folder with all attendance and changes, the year plans that hold, and its months in order."""

    root: Path
    read: ReadResult
    attendance: tuple[Attendance, ...] = ()
    changes: tuple[Change, ...] = ()
    months: dict[Month, MonthState] = field(default_factory=dict)
    years: dict[int, YearPlan] = field(default_factory=dict)

    def of(self, month: Month) -> MonthState:
        """Return the state of a month, an empty one where there is nothing yet."""
        return self.months.get(month) or MonthState(month)

    @cached_property
    def county(self) -> County:
        """The workbook's county, with what the folder has of attendance, changes, versions and year plans."""
        return self._with_years(self._as_it_is, self.years)

    @cached_property
    def _as_it_is(self) -> County:
        """The workbook's county, with what the folder has of attendance and changes, and the versions that hold."""
        rows = [p for p in self.read.county.published if month_of(p.date) not in self.published_months]
        for state in self.months.values():
            if state.published is not None:
                rows += published_rows(state.published.plan.duties, max(state.versions))
        return self.read.county.model_copy(
            update={"published": tuple(rows), "attendance": self.attendance, "changes": self.changes}
        )

    def county_before(self, year: int) -> County:
        """Return the county that a year is planned in: what :attr:`county` is, without a plan of that year."""
        return self._with_years(self._as_it_is, {*self.years} - {year})

    def _with_years(self, county: County, years: Collection[int]) -> County:
        """Return the county with the hosts, the pace and the split weeks of the plans of ``years``."""
        for year in sorted(years):
            plan = self.years[year].plan
            county = adopt_year(county, policy_of(county, plan.profile, plan.settings), plan)
        return county

    @cached_property
    def published_months(self) -> frozenset[Month]:
        """The months of which the folder has a version."""
        return frozenset(m for m, state in self.months.items() if state.versions)

    def county_for(self, month: Month, freeze_until: date | None = None) -> County:
        """Return the county that a month is solved and judged in.

        The last draft stands as if published, so that a new one stays close to it; answers to drafts are pins, and so
        is what is published up to ``freeze_until``, or up to where the month is frozen already. What speaks of people
        or places that have been struck from the sheets since is left out.
        """
        state, county = self.of(month), self.county
        given = (*county.pins, *pins_of(state.answers))
        pins = {(p.person, p.date, p.part, p.facility, p.kind): p for p in given}
        as_published = county.model_copy(
            update={"published": _on_sheets(county, county.published), "pins": _on_sheets(county, pins.values())}
        )
        standing = as_published
        if state.open_draft is not None:
            others = (row for row in county.published if month_of(row.date) != month)
            number = 1 + max(state.versions, default=0)
            rows = (*others, *published_rows(state.open_draft.plan.duties, number))
            standing = as_published.model_copy(update={"published": _on_sheets(county, rows)})
        until = freeze_until or state.freeze_until
        if until is None or state.published is None:
            return standing
        return with_frozen(standing, month, frozen(as_published, month, until), until)


Row = TypeVar("Row", Pin, Published)


def _on_sheets(county: County, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows whose person and facility, where one is named, are on the sheets."""
    people, places = county.person_by_id, {"", *county.facility_by_id}
    return tuple(row for row in rows if row.person in people and row.facility in places)


def published_rows(duties: tuple[Duty, ...], version: int) -> Iterator[Published]:
    """Yield duties as rows of 已发布排班."""
    for d in duties:
        yield Published(version=version, date=d.date, part=d.part, person=d.person, facility=d.facility,
                        activity=d.activity)  # fmt: skip


def read_state(root: Path) -> FolderState:
    """Read a folder; raises ``InputRefused`` with every fault of the workbook, or of a file of the folder's own."""
    read = read_county(county_file(root))
    months = {month: read_month_state(root, month) for month in months_in(root)}
    kept = read_kept(root, read.county)
    attendance = superseded(read.county.attendance, kept.attendance)
    changes = tuple(dict.fromkeys((*read.county.changes, *kept.changes)))
    years = {year: _year(plans[max(plans)]) for year in years_in(root) if (plans := numbered(root, year, "plan-"))}
    return FolderState(root, read, attendance, changes, months, years)


def read_month_state(root: Path, month: Month) -> MonthState:
    """Read one month alone, without the county; raises ``InputRefused``."""
    drafts = {n: _draft(path) for n, path in numbered(root, month, "draft-").items()}
    versions = {n: _version(path) for n, path in numbered(root, month, "v").items()}
    return MonthState(month, drafts, versions, _answers(root / str(month) / ANSWERS))


def draft_is_open(root: Path, month: Month) -> bool:
    """Return whether a month has a draft that came after its last version, without reading any plan."""
    versions = numbered(root, month, "v").values()
    done = max((_record(path / PUBLICATION, Publication).draft for path in versions), default=0)
    return max(numbered(root, month, "draft-"), default=0) > done


def _year(path: Path) -> YearPlan:
    return YearPlan(_record(path / YEAR, YearPlanned), _record(path / PLAN, RosterPlan))


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
