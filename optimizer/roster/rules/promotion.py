"""roster.promotion in the formulation: one row for everybody who is close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.roster.eligible import is_destination
from models.roster.promotion import close_to_promotion, serves_promotion
from optimizer.roster.rule import RosterRule

if TYPE_CHECKING:
    from models.county.facility import Facility
    from optimizer.roster.weeks import WeeksModel


class Promotion(RosterRule):
    """``sum days * n[p,f,k] + short >= missing[p]`` over township centers, clauses B08 and B09."""

    id = "roster.promotion"

    def weeks(self, m: WeeksModel) -> None:
        """Add what is missing of each one's days, less what pinned duties serve."""
        if not self.pushes:
            return
        for person, missing in close_to_promotion(self.case).items():
            columns = [n for n in m.days_of[person] if self._counts(m.columns[n].facility)]
            pinned = sum(d.units for d in m.pinned.of_person(person) if self._counts(d.facility))
            m.at_least(self, (person,), columns, round(2 * missing) - pinned, units=1, times=m.unit)

    def _counts(self, facility: Facility) -> bool:
        return is_destination(self.case, facility) and serves_promotion(facility)
