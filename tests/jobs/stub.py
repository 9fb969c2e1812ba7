"""A runner without a child process, for the mechanics of the queue alone: it does what the test lets it do."""

import threading
from dataclasses import dataclass, field

from api.runner import DiscardedError, OnEvent, SolveJob, SolveResult
from api.runner.conclude import conclude
from api.runner.watch import Watch
from models.certificate import Outcome, Termination, TierResult
from models.county.words import Tier
from models.roster import RosterCase
from models.rules import audit
from models.text import text
from optimizer.answer import AnyEvent, Event, RosterAnswer
from tests.builders import duty, make_plan

STAGE = text("测试", "test")
PATIENCE = 20.0


@dataclass
class Stub:
    """Tells one plan for P1 at T1; answers at once, or, where ``holds``, once it is let go or stopped."""

    holds: bool = False
    tells_plan: bool = True
    fails: bool = False
    infeasible: bool = False
    go: threading.Event = field(default_factory=threading.Event)
    begun: list[SolveJob] = field(default_factory=list)

    def __call__(
        self, job: SolveJob, on_event: OnEvent, stop: threading.Event, *, discard: threading.Event | None
    ) -> SolveResult:
        """Solve."""
        self.begun.append(job)
        if self.fails:
            raise RuntimeError("a bug on purpose")
        case = job.case()
        assert isinstance(case, RosterCase)
        event = told(case)
        if self.infeasible:
            conflict = tuple(f for f in audit(case, make_plan(case)).findings if f.where.facility == "T1")[:1]
            none = RosterAnswer(Outcome.INFEASIBLE, Termination.OPTIMAL, None, (), {"solve": 0.1}, conflict=conflict)
            return conclude(job, case, Watch(answer=none))
        on_event(Event(STAGE, 0.0))
        if self.tells_plan:
            on_event(event)
        if self.holds:
            self.wait(stop)
        if discard is not None and discard.is_set():
            raise DiscardedError
        if stop.is_set():
            return conclude(job, case, Watch(best=event if self.tells_plan else None, limit=Termination.FINISH_NOW))
        answer = RosterAnswer(Outcome.OPTIMAL, Termination.OPTIMAL, event.plan, event.tiers, {"solve": 0.1})
        return conclude(job, case, Watch(answer=answer))

    def wait(self, stop: threading.Event) -> None:
        """Return once the solve is let go or stopped; nobody waits for ever."""
        for _ in range(int(PATIENCE / 0.01)):
            if stop.wait(0.005) or self.go.wait(0.005):
                return
        raise AssertionError("nobody let this solve go")


def told(case: RosterCase) -> AnyEvent:
    """Return the event of a plan that sends P1 to T1 on the first Monday."""
    plan = make_plan(case, duty("P1", "T1", "2026-03-02"))
    values = audit(case, plan).tiers
    tiers = tuple(TierResult(tier=tier, value=values.get(tier, 0.0), bound=None, gap=None) for tier in Tier)
    return Event(STAGE, 0.1, tiers, plan)
