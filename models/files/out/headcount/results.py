"""What the solve of a headcount hands over to be written."""

from dataclasses import dataclass
from functools import cached_property

from models.county.words import Mode
from models.files.out.answered import Answered
from models.headcount import HeadcountAnalysis, HeadcountCase, HeadcountPlan, Ladder, PostClass, Switched
from models.policy import RuleKind
from models.rules import ladders
from models.rules.headcount.binding import Binding
from models.rules.headcount.class_rows import ClassRow, class_rows
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.loan_rows import LoanRow, loan_rows
from models.rules.headcount.post_rows import PostRow, post_rows, today_rows
from models.rules.headcount.transfer_rows import TransferRow, transfer_rows


@dataclass(frozen=True)
class HeadcountResults(Answered[HeadcountCase, HeadcountPlan]):
    """A headcount plan with everything that is said about it; the checker's own counts, so that no sheet counts again.

    ``analysis`` is how gaps are spread and what one post more or one clause less would change; ``None`` where nobody
    asked.
    """

    analysis: HeadcountAnalysis | None = None

    @cached_property
    def headcount(self) -> Headcount:
        """The plan as the checker reads it."""
        return Headcount(self.case, self.plan)

    @cached_property
    def rows(self) -> list[PostRow]:
        """What each cell has at the end of each year."""
        return post_rows(self.case, self.headcount)

    @cached_property
    def today(self) -> list[PostRow]:
        """What each cell has today."""
        return today_rows(self.case)

    def at(self, year: int) -> list[PostRow]:
        """Return the rows of the year at place ``year``; today's for -1."""
        return [row for row in self.rows if row.year == year] if year >= 0 else self.today

    @property
    def last(self) -> list[PostRow]:
        """What each cell has in the end."""
        return self.at(len(self.case.years) - 1)

    def of(self, rows: list[PostRow], wanted: PostClass) -> list[PostRow]:
        """Return those of ``rows`` that are of a class."""
        return [row for row in rows if self.case.class_of[row.cell.facility] == wanted]

    @cached_property
    def classes(self) -> list[ClassRow]:
        """What each class has at the end of each year beside what it may have."""
        return class_rows(self.case, self.headcount)

    @cached_property
    def transfers(self) -> list[list[TransferRow]]:
        """The lines that are filed, year by year."""
        return [transfer_rows(self.case, self.headcount, year) for year in range(len(self.case.years))]

    @cached_property
    def loans(self) -> list[LoanRow]:
        """Posts of the circulation pool in use, old and new."""
        return loan_rows(self.case, self.headcount)

    @cached_property
    def binding(self) -> Binding:
        """What stands in the way of cells that are short."""
        return Binding(self.case, self.headcount, self.rows, self.classes)

    @property
    def switched(self) -> tuple[Switched, ...]:
        """What each constraint that is pushed costs, the policy as it is first; nothing where nobody asked.

        A constraint that the analysis did not come to is listed without figures.
        """
        told = self.analysis.switched if self.analysis else ()
        known = {row.rule for row in told}
        left = [
            Switched(rule=id, mode=of.mode, title=of.rule.title, missing=None, grassroots=None, hospitals=None)
            for id, of in self.case.policy.rules.items()
            if of.rule.room == self.plan.decision
            and of.rule.kind is RuleKind.CONSTRAINT
            and of.mode in (Mode.HARD, Mode.SOFT)
            and id not in known
        ]
        return (*told, *left) if told else ()

    @cached_property
    def ladders(self) -> tuple[Ladder, ...]:
        """How gaps are spread, by level and year, as the checker finds them; proven as far as the analysis says."""
        told = self.analysis.ladders if self.analysis else ()
        proven = {(known.level, known.year) for known in told if known.proven}
        found = ladders(self.case, self.plan)
        return tuple(own.model_copy(update={"proven": (own.level, own.year) in proven}) for own in found)
