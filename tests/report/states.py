"""Folder states in memory, whose figures are worked out by hand."""

from collections.abc import Iterable
from datetime import date, time
from pathlib import Path
from typing import Any

from models.county import Activity, Attendance, Category, County, FacilityKind, LicenseClass, Part
from models.files.month.state import Draft, FolderState, MonthState, Version
from models.files.result import ReadResult
from models.issue import DefaultUsed
from models.month import Answer, AnswerKind, Drafted, Month, Publication, Side, changes_between
from models.month.duty_code import duty_code
from models.plan import Duty, RosterPlan
from models.text import text
from tests.builders import attendance, duty, facility, hospital, opening, person, tiny_county

MARCH, APRIL = Month(2026, 3), Month(2026, 4)

FIRST = (
    duty("P1", "T1", "2026-03-03"),
    duty("P1", "T1", "2026-03-04"),
    duty("P2", "T2", "2026-03-10"),
    duty("P2", "T2", "2026-03-17", Part.AM),
    duty("P1", "T1", "2026-03-31"),
    duty("P1", "T1", "2026-03-24"),
)
SECOND = FIRST[:5]
"""Version 2 drops the duty of 24 March."""

ATTENDED = (
    attendance("P1", "T1", "2026-03-03", stop="东村", volume=20, score=90),
    attendance("P1", "T1", "2026-03-04", arrived=time(8), left=time(11, 30)),  # 3.5 hours: half a day
    attendance("P2", "T2", "2026-03-10", days=0),  # verified absence
    attendance("P2", "T2", "2026-03-12", activity=Activity.REMOTE, volume=2),
    attendance("N1", "T2", "2026-03-03", activity=Activity.LECTURE, volume=15),  # not planned, yet it happened
    attendance("P2", "V1", "2026-03-20", volume=4),  # grassroots in Xinjiang, no destination in Urad
    attendance("P1", "T1", "2026-03-31", verified_by=""),
)


def small_county(**records: Any) -> County:
    """Return H1 with P1, P2, a president, one who comes in July and a nurse; T1 to T3, and a village clinic.

    P2 has 30 days by the end of February.
    """
    staff = [
        person("P1"),
        person("P2"),
        person("P3", role="院长"),
        person("P4", start=date(2026, 7, 1)),
        person("N1", category=Category.NURSE, license_class=LicenseClass.NONE, specialty="护理"),
    ]
    places = [hospital(), *(facility(f"T{n}") for n in (1, 2, 3)), facility("V1", kind=FacilityKind.VILLAGE_CLINIC)]
    given: dict[str, Any] = {"profile": "urad", "opening": [opening("P2", "2026-02-28", 30)]}
    return tiny_county(people=staff, facilities=places, **given | records)


def plan(month: Month, duties: Iterable[Duty]) -> RosterPlan:
    """Return a month's plan."""
    return RosterPlan(county_hash="", profile="urad", first=month.first, last=month.last, duties=tuple(duties))


def month_of_versions(month: Month, *versions: Iterable[Duty], answers: Iterable[Answer] = ()) -> MonthState:
    """Return a month with drafts that were each published."""
    plans = [plan(month, v) for v in versions]
    found, drafts = {}, {}
    for n, its in enumerate(plans, start=1):
        changes = changes_between(plans[n - 2].duties, its.duties) if n > 1 else ()
        publication = Publication(month=str(month), version=n, draft=n, supersedes=n - 1, approver="A1", at="",
                                  plan="", changes=changes)  # fmt: skip
        found[n] = Version(publication, its)
        drafts[n] = Draft(Drafted(month=str(month), number=n, version=n, step=n), its)
    return MonthState(month, drafts, found, tuple(answers))


def agreed(duties: Iterable[Duty], side: Side) -> list[Answer]:
    """Return agreement of a side to duties."""
    return [Answer(duty=duty_code(d), draft=1, side=side, kind=AnswerKind.AGREED) for d in duties]


def state(
    county: County, *months: MonthState, attended: Iterable[Attendance] = (), root: Path = Path("c")
) -> FolderState:
    """Return the state of a folder that left three values to defaults."""
    lacking = DefaultUsed(sheet="", cell="", pointer="", field=text("", ""), value="", source=text("", ""),
                          effect=text("", ""))  # fmt: skip
    read = ReadResult(county=county, defaults=(lacking,) * 3)
    return FolderState(root, read, tuple(attended), (), {m.month: m for m in months})


def march() -> FolderState:
    """Return March: two versions, four of six duties answered by departments, attendance as listed."""
    answers = agreed(FIRST[:4], Side.DEPARTMENT) + agreed(FIRST[:1], Side.UNIT)
    return state(small_county(), month_of_versions(MARCH, FIRST, SECOND, answers=answers), attended=ATTENDED)
