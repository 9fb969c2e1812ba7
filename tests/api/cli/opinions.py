"""Second opinions with one habit each; a child process imports them by name.

``python -m tests.api.cli.opinions NAME COUNTY PLAN`` certifies a plan by one of them.
"""

import sys
from dataclasses import replace
from importlib import import_module
from typing import Any

from api.cli import certify
from api.cli.entry import run
from models.headcount import HeadcountCase
from models.text import text
from optimizer.answer import AnyAnswer, Event, Listener, SolveOptions
from optimizer.certify.solve import second_opinion
from optimizer.engines.pulp import solve
from tests.optimizer.engines.hard import hard


def forever(case: HeadcountCase, options: SolveOptions, listener: Listener, **given: Any) -> AnyAnswer:
    """Tell that it has begun, and ask CBC for what it cannot answer."""
    listener(Event(text("不停", "endless"), 0.0))
    solve(hard(), [], seconds=300)
    raise AssertionError("nobody waits for this long")


def out_of_time(case: HeadcountCase, options: SolveOptions, listener: Listener, **given: Any) -> AnyAnswer:
    """Have no time at all."""
    return second_opinion(case, SolveOptions(time_limit=0.0), listener)


def lying(case: HeadcountCase, options: SolveOptions, listener: Listener, **given: Any) -> AnyAnswer:
    """Say that its plan is better than it is."""
    answer = second_opinion(case, options, listener)
    return replace(answer, tiers=tuple(t.model_copy(update={"value": t.value - 1}) for t in answer.tiers))


if __name__ == "__main__":
    chosen = getattr(import_module("tests.api.cli.opinions"), sys.argv[1])
    setattr(certify, "second_opinion", chosen)  # noqa: B010 - not exported
    sys.argv[1] = "certify"
    run()
