"""What each phase costs, and what its budget leaves."""

from dataclasses import dataclass

from models.county.siting import Phase
from models.rules.siting.center_rows import center_rows
from models.rules.siting.siting import Siting
from models.siting.case import SitingCase

BUDGET = "siting.budget"


@dataclass(frozen=True)
class PhaseCosts:
    """The whole yuan of one phase; ``carried`` is what the phase before has left to it.

    ``budget`` limits opening, modules and running; couriers are apart. It is ``None`` where nothing is limited.
    """

    phase: Phase
    opening: int
    modules: int
    running: int
    courier: int
    carried: int

    @property
    def spent(self) -> int:
        """What the budget pays: opening, modules and running."""
        return self.opening + self.modules + self.running

    @property
    def total(self) -> int:
        """All that the phase costs, couriers included."""
        return self.spent + self.courier

    @property
    def limit(self) -> int | None:
        """The budget and what was carried over to it."""
        return None if self.phase.budget is None else self.phase.budget + self.carried

    @property
    def left(self) -> int | None:
        """What is left of the limit, 0 where it is overrun, ``None`` where there is none."""
        return None if self.limit is None else max(0, self.limit - self.spent)

    @property
    def over(self) -> int:
        """Yuan beyond the limit."""
        return 0 if self.limit is None else max(0, self.spent - self.limit)


def phase_costs(case: SitingCase, siting: Siting) -> list[PhaseCosts]:
    """Return what each phase costs, in their order.

    With ``carry_over`` what a phase leaves of its limit adds to the next; a phase without a budget leaves nothing.
    """
    carries = case.policy.flag(BUDGET, "carry_over")
    centers = center_rows(case, siting)
    found: list[PhaseCosts] = []
    for n, phase in enumerate(case.phases):
        its = [row for row in centers if row.phase == n]
        costs = PhaseCosts(
            phase=phase,
            opening=sum(row.opening_cost for row in its),
            modules=sum(row.module_cost for row in its),
            running=sum(row.running_cost for row in its),
            courier=phase.years * sum(row.courier for row in siting.rows if row.phase == n),
            carried=(found[-1].left or 0) if carries and found else 0,
        )
        found.append(costs)
    return found
