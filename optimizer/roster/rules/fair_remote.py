"""roster.fair_remote in the formulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.roster.groups import remote_only
from optimizer.roster.rule import RosterRule
from optimizer.roster.spread import even_out

if TYPE_CHECKING:
    from optimizer.roster.weeks import WeeksModel


class FairRemote(RosterRule):
    """``max_p (d[p] - D free[p]/F) - min_p (...) <= tolerance + excess[g]``, clauses A18 and B14."""

    id = "roster.fair_remote"

    def weeks(self, m: WeeksModel) -> None:
        """Add the rows of each group; days do not matter, so they are exact."""
        if self.pushes:
            even_out(m, self, remote_only(self.case))
