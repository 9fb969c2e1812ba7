"""Attendance: forms for receiving units to verify, and what comes back joined with what is on record."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from api.month.given import GivenFile, given_files, keep, read_attendance
from api.month.problems import no_version
from models.county import Attendance, County
from models.files.attendance.form import attendance_forms
from models.files.attendance.on_record import on_record
from models.files.attendance.stops import Stops
from models.files.collect.own import unit_of
from models.files.input.codes import Place, located_issue, make_issue
from models.files.month.places import attendance_file, attendance_forms_folder, attended_folder
from models.files.month.state import FolderState, read_state
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import Action, CountyFolder
from models.issue import InputRefused, Issue
from models.month import Month
from models.month.attended import Came, Conflict, Joined, in_two_places, join
from models.month.month import month_of
from models.plan import Duty
from models.policy import policy_of
from models.roster.history import recognized_days
from models.roster.verified import unverified
from models.text import text

_OUT = text("{m}出勤核验表{n}份", "{n} attendance forms for {m}")
_IN = text("出勤：新增{a}条，更正{r}条（文件{f}份）", "attendance: {a} records added, {r} corrected, from {f} files")


@dataclass(frozen=True)
class Attended:
    """What was taken in, and what the months that it speaks of still wait for.

    ``waiting`` are published duties of these months whose attendance nobody has verified, by receiving unit.
    """

    county: County
    files: int
    joined: Joined
    issues: tuple[Issue, ...]
    waiting: dict[str, tuple[Duty, ...]]


def hand_out_forms(folder: CountyFolder, month: Month) -> list[Path]:
    """Write each receiving unit's form of a published month; raises ``FolderProblem`` and ``InputRefused``."""
    with folder.change(Action.FORMS) as change:
        state = read_state(folder.root)
        version = state.of(month).published
        if version is None:
            raise no_version(month)
        place = attendance_forms_folder(month)
        for known in [p for p in change.files if p.startswith(f"{place}/")]:
            change.remove(known)
        written = []
        for unit, content in attendance_forms(state.county, month, version.plan.duties, state.attendance):
            change.write(f"{place}/{unit}.xlsx", content)
            written.append(folder.root / place / f"{unit}.xlsx")
        change.note = _OUT.fill(m=month, n=len(written))
    return written


def take_attendance(folder: CountyFolder, files: Iterable[Path]) -> Attended:
    """Take in attendance from forms, sheets 实际出勤 or CSV files, as one step; each file is kept as it came.

    A later record of the same service takes the place of an earlier one, but never takes back what is verified. Raises
    ``InputRefused`` with every fault of all files (nothing is kept then), ``FolderProblem``, and ``OSError`` for a
    file that cannot be read.
    """
    given = given_files(files)
    with folder.change(Action.ATTENDANCE) as change:
        state = read_state(folder.root)
        came, issues = _read(given, state.read.county)
        joined = join(state.attendance, came)
        issues += _conflicts(state, joined, came)
        if any(issue.severity == "error" for issue in issues):
            raise InputRefused(issues)
        issues += _remarks(state, came)
        for file in given:
            keep(change, attended_folder(), file)
        _keep_years(change.write, joined)
        change.note = _IN.fill(a=len(joined.added), r=len(joined.replaced), f=len(given))
    return Attended(state.county, len(given), joined, tuple(issues), _waiting(state, joined, came))


def _read(given: list[GivenFile], county: County) -> tuple[list[Came], list[Issue]]:
    """Return what each file states as it is booked, and the faults of all."""
    stops, came, issues = Stops(county), list[Came](), list[Issue]()
    for name, read in read_attendance(given, county):
        issues += [located_issue(issue, name) for issue in read.issues]
        booked, remarks = stops.booked(read.rows, name)
        came += booked
        issues += remarks
    return came, issues


def _conflicts(state: FolderState, joined: Joined, came: list[Came]) -> list[Issue]:
    """Return what contradicts: in what came, with what is verified, and of people at two units at once."""
    county = state.county
    twice = in_two_places(joined, came, lambda place: unit_of(county, place) or place)
    return [
        *(_conflict(state, "attendance_contradiction", c) for c in joined.contradictions),
        *(_conflict(state, "attendance_unverifies", c) for c in joined.unverified),
        *(_conflict(state, "attendance_two_places", c) for c in twice),
    ]


def _conflict(state: FolderState, code: str, conflict: Conflict) -> Issue:
    """Return an issue at the cell of the row that came, which names the cell of the other row too."""
    one, other = (its if its.source else on_record(state.root, its.record) for its in conflict)
    names = {f.id: f"{f.name} {f.id}" for f in state.county.facilities}
    return make_issue(
        code, Place(sheet=f"{other.source}：{other.sheet}", cell=other.cell), date=other.record.date,
        person=other.record.person, facility=other.record.facility, first=one, other=other,
        there=names.get(other.record.facility, other.record.facility),
        first_there=names.get(one.record.facility, one.record.facility),
    )  # fmt: skip


def _remarks(state: FolderState, came: list[Came]) -> list[Issue]:
    """Return what is odd and may be meant: months without a roster, hours that make no day."""
    policy = policy_of(state.county)
    unpublished = sorted({month_of(c.record.date) for c in came} - state.published_months)
    found = [make_issue("attendance_unpublished", month=month) for month in unpublished]
    for its in came:
        timed = its.record.days is None and its.record.arrived is not None and its.record.left is not None
        if timed and recognized_days(its.record, policy) == 0:
            found.append(
                make_issue("attendance_no_day", name=its.source, date=its.record.date, person=its.record.person)
            )
    return found


def _keep_years(write: Callable[[str, bytes], None], joined: Joined) -> None:
    """Write the file of each year."""
    years: dict[int, list[Attendance]] = defaultdict(list)
    for record in joined.records:
        years[record.date.year].append(record)
    for year, records in years.items():
        write(attendance_file(year), sheet_csv(SHEET_BY_KEY["attendance"], records).encode())


def _waiting(state: FolderState, joined: Joined, came: list[Came]) -> dict[str, tuple[Duty, ...]]:
    """Return the published duties of the months in hand that nobody has verified, by facility."""
    found: dict[str, list[Duty]] = defaultdict(list)
    for month in {month_of(c.record.date) for c in came}:
        version = state.of(month).published
        for duty in unverified(version.plan.duties, joined.records) if version else ():
            found[duty.facility].append(duty)
    return {facility: tuple(duties) for facility, duties in sorted(found.items())}
