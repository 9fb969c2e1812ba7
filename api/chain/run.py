"""From one county to three plans: siting, then headcount over the posts it asks for, then the month's roster."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from api.runner import Given, HeadcountJob, RosterJob, SitingJob, SolveJob, SolveResult
from models.certificate import Outcome
from models.chain import AfterHeadcount, AfterSiting, ChainReport, StageRow, after_headcount, after_siting, follow
from models.chain import recount as count_anew
from models.county import County
from models.headcount import HeadcountCase, HeadcountPlan
from models.plan import RosterPlan
from models.roster import RosterCase
from models.siting import SitingCase, SitingPlan
from models.text import Text

Solve = Callable[[SolveJob], SolveResult]
"""What solves the job of a stage."""
LENGTH = 3
_WORST_LAST = (Outcome.OPTIMAL, Outcome.FEASIBLE, Outcome.UNKNOWN, Outcome.INFEASIBLE)


@dataclass(frozen=True)
class ChainJob:
    """A county whose ``month`` is planned from siting on; the limits that are ``given`` are of each stage."""

    given: Given
    month: tuple[dt.date, dt.date]

    def siting(self) -> SitingJob:
        """Return the first job."""
        return SitingJob(**self.given)

    def headcount(self, county: County) -> HeadcountJob:
        """Return the job over the county in which centers ask for posts."""
        return HeadcountJob(**self._over(county))

    def roster(self, county: County) -> RosterJob:
        """Return the job over the county in which posts that nobody fills ask for visiting days."""
        return RosterJob(first=self.month[0], last=self.month[1], **self._over(county))

    def _over(self, county: County) -> Given:
        given = self.given.copy()
        given["county"] = county
        return given


@dataclass(frozen=True)
class StageDone:
    """A job of the chain that has ended."""

    job: SolveJob
    result: SolveResult


@dataclass(frozen=True)
class ChainResult:
    """A chain that has ended, with the stages that it came to; ``report`` where all three have plans.

    ``disagreements`` are where the checker, which counts the report anew, finds other sums: it is no answer then.
    """

    stages: tuple[StageDone, ...]
    report: ChainReport | None = None
    disagreements: tuple[Text, ...] = ()

    @property
    def last(self) -> StageDone:
        """The stage that the chain came to."""
        return self.stages[-1]

    @property
    def outcome(self) -> Outcome | None:
        """The worst outcome of the stages, optimal where all are; ``None`` where one failed."""
        found = [stage.result.outcome for stage in self.stages]
        known = [outcome for outcome in found if outcome is not None]
        return max(known, key=_WORST_LAST.index) if len(known) == len(found) else None


def run_chain(job: ChainJob, solve: Solve, goes_on: Callable[[], bool] = lambda: True) -> ChainResult:
    """Return what became of the chain; it ends at the first stage without a plan, or where ``goes_on`` says no."""
    done: list[StageDone] = []

    def stage(its: SolveJob) -> SolveResult:
        done.append(StageDone(its, solve(its)))
        return done[-1].result

    first = stage(job.siting())
    if not isinstance(first.case, SitingCase) or not isinstance(first.plan, SitingPlan) or not goes_on():
        return ChainResult(tuple(done))
    sited = after_siting(first.case, first.plan)
    second = stage(job.headcount(sited.county))
    if not isinstance(second.case, HeadcountCase) or not isinstance(second.plan, HeadcountPlan) or not goes_on():
        return ChainResult(tuple(done))
    posted = after_headcount(sited, second.case, second.plan, job.month)
    third = stage(job.roster(posted.county))
    if not isinstance(third.case, RosterCase) or not isinstance(third.plan, RosterPlan):
        return ChainResult(tuple(done))
    return _concluded(tuple(done), sited, first.plan, posted, third)


def _concluded(
    done: tuple[StageDone, ...], sited: AfterSiting, first: SitingPlan, posted: AfterHeadcount, third: SolveResult
) -> ChainResult:
    case, plan, verdict = third.case, third.plan, third.verdict
    assert isinstance(case, RosterCase) and isinstance(plan, RosterPlan) and verdict is not None
    report = follow(sited, posted, case, plan, verdict, tuple(_row(stage.result) for stage in done))
    county = sited.siting.county
    wrong = count_anew(report, (county, first), (sited.county, posted.plan), (case.county, plan), case.policy)
    return ChainResult(done, None if wrong else report, tuple(wrong))


def _row(result: SolveResult) -> StageRow:
    assert result.certificate is not None
    its = result.certificate
    return StageRow(decision=its.decision, outcome=its.outcome, county_hash=its.county_hash, plan_hash=its.plan_hash)
