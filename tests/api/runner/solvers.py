"""Small solvers with one habit each; a child process imports them by name."""

import os
import signal
import subprocess
import sys
import time

from models.certificate import Outcome, Termination, TierResult
from models.county.words import Stage, Tier
from models.headcount import HeadcountCase
from models.plan import RosterPlan
from models.roster import RosterCase
from models.rules import audit
from models.text import text
from optimizer.answer import Event, HeadcountAnswer, Listener, RosterAnswer, SolveOptions
from tests.builders import duty, make_plan
from tests.headcount_builders import headcount_plan, moved, posts_of

STAGE = text("测试", "test")
LONG = 60.0


def tiers_of(case: RosterCase, plan: RosterPlan) -> tuple[TierResult, ...]:
    """Return what the checker says that the plan costs."""
    values = audit(case, plan).tiers
    return tuple(TierResult(tier=tier, value=values.get(tier, 0.0), bound=None, gap=None) for tier in Tier)


def one_day(case: RosterCase) -> RosterPlan:
    """Return the plan that sends P1 to T1 on the first Monday."""
    return make_plan(case, duty("P1", "T1", "2026-03-02"))


def tell_plan(case: RosterCase, listener: Listener, plan: RosterPlan) -> None:
    """Tell of a plan."""
    listener(Event(STAGE, 0.1, tiers_of(case, plan), plan))


def prompt(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Tell of an empty plan, then answer with one day."""
    tell_plan(case, listener, make_plan(case))
    plan = one_day(case)
    return RosterAnswer(Outcome.OPTIMAL, Termination.OPTIMAL, plan, tiers_of(case, plan), {"solve": 0.1})


def how_nice(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Answer with one day, and with the niceness of the process in place of seconds."""
    plan = one_day(case)
    return RosterAnswer(Outcome.OPTIMAL, Termination.OPTIMAL, plan, tiers_of(case, plan), {"nice": float(os.nice(0))})


def infeasible(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Prove that there is no plan."""
    return RosterAnswer(Outcome.INFEASIBLE, Termination.OPTIMAL, None, (), confirmed_by="test")


def slow_with_plan(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Tell of one day, then never end."""
    tell_plan(case, listener, one_day(case))
    time.sleep(LONG)
    raise AssertionError("nobody waits for this long")


def slow_without_plan(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Tell of a stage, then never end."""
    listener(Event(STAGE, 0.1))
    time.sleep(LONG)
    raise AssertionError("nobody waits for this long")


def chatty(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Tell of the first Monday, of the first Tuesday, and end at the time limit by itself."""
    tell_plan(case, listener, one_day(case))
    plan = make_plan(case, duty("P1", "T1", "2026-03-02"), duty("P1", "T1", "2026-03-03"))
    tell_plan(case, listener, plan)
    time.sleep(options.time_limit or 0)
    return RosterAnswer(Outcome.FEASIBLE, Termination.TIME_LIMIT, plan, tiers_of(case, plan))


def raising(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Raise."""
    raise RuntimeError("a bug on purpose")


def dying(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Be killed before any plan."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("dead processes do not run on")


def dying_with_plan(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Be killed after a plan."""
    tell_plan(case, listener, one_day(case))
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("dead processes do not run on")


def out_of_memory(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Run out of memory after a plan."""
    tell_plan(case, listener, one_day(case))
    raise MemoryError


def greedy_for_memory(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Take 400 MiB after a plan and hold them."""
    tell_plan(case, listener, one_day(case))
    held = bytearray(os.urandom(1)) * (400 * 1024 * 1024)
    time.sleep(LONG)
    raise AssertionError(len(held))


def lying(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Claim a plan to be cheaper than it is."""
    plan = make_plan(case)
    tiers = tuple(t.model_copy(update={"value": t.value - 1}) for t in tiers_of(case, plan))
    return RosterAnswer(Outcome.OPTIMAL, Termination.OPTIMAL, plan, tiers)


def lawless(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Send P1 to two places at once."""
    plan = make_plan(case, duty("P1", "T1", "2026-03-02"), duty("P1", "T2", "2026-03-02"))
    return RosterAnswer(Outcome.OPTIMAL, Termination.OPTIMAL, plan, tiers_of(case, plan))


def printing(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Print on standard output, as solvers do."""
    print("noise of a solver", flush=True)
    return prompt(case, options, listener)


def with_grandchild(case: RosterCase, options: SolveOptions, listener: Listener) -> RosterAnswer:
    """Start a process of its own, tell its number as the seconds of an event, and never end."""
    child = subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({LONG})"])
    listener(Event(STAGE, float(child.pid), tiers_of(case, one_day(case)), one_day(case)))
    time.sleep(LONG)
    raise AssertionError("nobody waits for this long")


def slow_with_posts(case: HeadcountCase, options: SolveOptions, listener: Listener) -> HeadcountAnswer:
    """Tell of a headcount that moves a post from T1 to T2, its first stage proven, then never end."""
    plan = headcount_plan(case, posts_of("T1", 4), posts_of("T2", 3), moved("T1", "T2"))
    listener(Event(STAGE, 0.1, (TierResult(tier=Stage.BREACH, value=0.0, bound=0.0, gap=0.0),), plan))
    time.sleep(LONG)
    raise AssertionError("nobody waits for this long")
