"""headcount.pool_loan in the formulation: loans within the pool of the class, for some years at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.headcount.rule import HeadcountRule

if TYPE_CHECKING:
    from optimizer.headcount.formulation import HeadcountModel


class PoolLoan(HeadcountRule):
    """``sum L <= pool[c]``; ``L_new[y] <= begun in the last years + overstayed``, clause C08.

    A loan can be lent anew when its years are over, so that the longest term binds no posts; but of 0 years it does.
    """

    id = "headcount.pool_loan"

    def add(self, m: HeadcountModel) -> None:
        """Add the row of each class and year."""
        for post_class in self.case.classes if self.pushes else ():
            for y in m.years:
                terms = {m.loans[cell, y]: 1 for cell in m.cells(post_class=post_class) if (cell, y) in m.loans}
                lendable = m.bounds.lendable(post_class, y)
                if terms or lendable < 0:
                    m.at_most(self, (post_class, y), terms or {m.nothing(): 1}, lendable)
        if self.case.policy.number(self.id, "years") == 0:
            for loan in m.loans.values():
                m.breaks(self, loan)

    def add_filings(self, m: HeadcountModel) -> None:
        """Let each loan run for so many years at most, the oldest being returned first, where that has a price."""
        years = m.longest_loan
        for (cell, y), loan in m.loans.items() if m.begun else ():
            begun = {m.begun[cell, n]: -1 for n in range(y + 1) if (cell, n) in m.begun}
            if years:
                recent = {m.begun[cell, n]: -1 for n in range(max(0, y - years + 1), y + 1) if (cell, n) in m.begun}
                m.at_most(self, ("years", cell, y), {loan: 1} | recent, 0)
            m.link("loan", cell, y, terms={loan: 1, m.begun[cell, y]: -1}, low=0)
            before = m.loans.get((cell, y - 1))
            terms = {loan: 1, m.begun[cell, y]: -1} | ({} if before is None else {before: -1})
            if len(begun) > 0:
                m.link("loan", "begun", cell, y, terms=terms, high=0)
