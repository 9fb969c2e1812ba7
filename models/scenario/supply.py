"""Figures that a region is watched by: the weekly share as it is, and the days and places of traditional medicine."""

from collections.abc import Iterator

from models.county import LicenseClass
from models.files.out.roster.indicators import Figure
from models.files.out.roster.results import Results
from models.roster.eligible import receiving
from models.rules.roster.roster import Service, days_of
from models.rules.roster.weekly_rows import RULE as WEEKLY
from models.rules.roster.weekly_rows import WeekStatus

TRADITIONAL = (LicenseClass.TCM, LicenseClass.MONGOLIAN)
"""The licenses of Chinese medicine and of the peoples' medicines."""
_DUE = (WeekStatus.MET, WeekStatus.MISSED)


def supply_figures(results: Results) -> Iterator[Figure]:
    """Yield the share of senior people who serve in the weeks due, and days and places of traditional medicine."""
    if results.case.policy.measured(WEEKLY) and results.weeks:
        due = [row for row in results.weeks if row.status in _DUE]
        yield Figure("weekly", sum(row.everybody.planned for row in due), sum(row.base for row in due))
    visits = results.roster.visits
    traditional = [visit for visit in visits if is_traditional(visit)]
    yield Figure("tcm", days_of(traditional), days_of(visits))
    towns = {f.id for f in receiving(results.case)}
    yield Figure("tcm_places", len(towns & {visit.facility.id for visit in traditional}), len(towns))


def is_traditional(visit: Service) -> bool:
    """Return whether somebody with a license of traditional medicine visits."""
    return visit.person.license_class in TRADITIONAL
