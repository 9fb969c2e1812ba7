"""What is seen while a solve runs: a live table on a terminal, plain lines elsewhere, nothing for machines."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text as Line

from api.cli import words
from api.cli.session import Session, print_line
from api.runner import OnEvent
from models.certificate import TierResult
from models.files.out.outcome import percent, size_of, tier_number, tier_words
from models.text import Text
from optimizer.answer import AnyEvent


@dataclass(frozen=True)
class Step:
    """What is seen of an event: ``size`` is how much the better plan holds, where there is one."""

    stage: Text
    seconds: float
    tiers: tuple[TierResult, ...] = ()
    size: Text | None = None


OnStep = Callable[[Step], None]


def step_of(event: AnyEvent) -> Step:
    """Return what is seen of an event of a solve on this machine."""
    return Step(event.stage, event.seconds, event.tiers, None if event.plan is None else size_of(event.plan))


class Dashboard:
    """The live picture: stage, elapsed time, best plan, and value, bound and gap of each tier."""

    def __init__(self, run: Session, title: Text) -> None:
        self._run, self._title = run, title
        self._began = time.monotonic()
        self._last: Step | None = None
        self._best: Step | None = None

    def take(self, step: Step) -> None:
        """Take in one event."""
        self._last = step
        if step.size is not None:
            self._best = step

    def __rich__(self) -> RenderableType:
        """Draw the picture as it is now."""
        head = Line(self._run.say(self._title), style="bold")
        return Group(head, Line(" · ".join(self._facts())), *self._tiers())

    def _facts(self) -> Iterator[str]:
        say = self._run.say
        yield say(self._last.stage if self._last else words.STARTING)
        elapsed = time.monotonic() - self._began
        yield f"{say(words.ELAPSED)} {say(words.SECONDS, seconds=f'{elapsed:.0f}')}"
        yield f"{say(words.BEST_PLAN)} {plan_size(self._best, self._run)}"

    def _tiers(self) -> Iterator[Table]:
        step = self._best or self._last
        if step is not None and step.tiers:
            yield tier_table(step.tiers, self._run)


def tier_table(tiers: tuple[TierResult, ...], run: Session) -> Table:
    """Return the tiers with value, bound and gap."""
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(run.say(words.TIER))
    for heading in (words.VALUE, words.BOUND, words.GAP):
        table.add_column(run.say(heading), justify="right")
    for tier in tiers:
        bound = run.say(words.NOT_PROVEN) if tier.bound is None else tier_number(tier.tier, tier.bound)
        gap = run.say(words.NOT_PROVEN) if tier.gap is None else percent(tier.gap)
        table.add_row(run.say(tier.tier.text), tier_number(tier.tier, tier.value), bound, gap)
    return table


def plan_size(step: Step | None, run: Session) -> str:
    """Return how much the best plan holds, or that there is none yet."""
    return run.say(words.NO_PLAN_YET if step is None or step.size is None else step.size)


@contextmanager
def progress(run: Session, title: Text) -> Iterator[OnEvent]:
    """Give the listener of a solve on this machine that shows its progress."""
    with steps(run, title) as on_step:
        yield lambda event: on_step(step_of(event))


@contextmanager
def steps(run: Session, title: Text) -> Iterator[OnStep]:
    """Give what shows the steps of a solve on standard error."""
    if run.json:
        yield ignore
    elif run.errors.is_terminal:
        dashboard = Dashboard(run, title)
        with Live(dashboard, console=run.errors, transient=True, refresh_per_second=4):
            yield dashboard.take
    else:
        run.note(title)
        yield plain_lines(run)


def ignore(step: Step) -> None:
    """Show nothing."""


def plain_lines(run: Session) -> OnStep:
    """Return what prints one line for each step."""

    def show(step: Step) -> None:
        said = [run.say(words.SECONDS, seconds=f"{step.seconds:.1f}"), run.say(step.stage)]
        if step.size is not None:
            said.append(f"{run.say(words.BEST_PLAN)} {plan_size(step, run)}")
        said.extend(run.say(tier_words(tier)) for tier in step.tiers)
        print_line(run.errors, " · ".join(said))

    return show
