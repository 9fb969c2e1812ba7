"""What is asked of a solve, as it is kept until the solve begins."""

from datetime import date

from api.runner import Given, HeadcountJob, RosterJob, SitingJob, SolveJob
from api.store.tables import JobRow
from models.base import Record
from models.decision import Decision
from models.files import ReadResult
from models.policy import Setting
from optimizer.answer import SolveOptions

NICENESS = 10
"""How far a solve gives way to the server, so that questions are answered at once however many solves run."""


class Order(Record):
    """A decision with its policy and limits; ``first`` and ``last`` are of a roster, ``time_limit`` in seconds."""

    decision: Decision
    first: date | None = None
    last: date | None = None
    profile: str = ""
    settings: tuple[Setting, ...] = ()
    time_limit: float
    gap: float = 0.0
    seed: int = 1
    workers: int = 8
    memory_limit: int | None = None

    def job(self, read: ReadResult) -> SolveJob:
        """Return the job of this order for a county; raise ``ValueError`` for a roster without dates."""
        given = Given(
            county=read.county,
            profile=self.profile,
            settings=self.settings,
            options=SolveOptions(self.time_limit, self.gap, self.seed, self.workers),
            defaults_used=len(read.defaults),
            memory_limit=self.memory_limit,
            niceness=NICENESS,
        )
        if self.decision is Decision.SITING:
            return SitingJob(**given)
        if self.decision is Decision.HEADCOUNT:
            return HeadcountJob(**given)
        if self.first is None or self.last is None:
            raise ValueError("a roster needs its first and last day")
        return RosterJob(first=self.first, last=self.last, **given)


def order_of(row: JobRow) -> Order:
    """Return what a job of the store asks."""
    return Order.model_validate(row.request)
