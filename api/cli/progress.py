"""What is seen while a solve runs: a live table on a terminal, plain lines elsewhere, nothing for machines."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

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


class Dashboard:
    """The live picture: stage, elapsed time, best plan, and value, bound and gap of each tier."""

    def __init__(self, run: Session, title: Text) -> None:
        self._run, self._title = run, title
        self._began = time.monotonic()
        self._last: AnyEvent | None = None
        self._best: AnyEvent | None = None

    def take(self, event: AnyEvent) -> None:
        """Take in one event."""
        self._last = event
        if event.plan is not None:
            self._best = event

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
        event = self._best or self._last
        if event is not None and event.tiers:
            yield tier_table(event.tiers, self._run)


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


def plan_size(event: AnyEvent | None, run: Session) -> str:
    """Return how much the best plan holds, or that there is none yet."""
    if event is None or event.plan is None:
        return run.say(words.NO_PLAN_YET)
    return run.say(size_of(event.plan))


@contextmanager
def progress(run: Session, title: Text) -> Iterator[OnEvent]:
    """Give the listener of a solve that shows its progress on standard error."""
    if run.json:
        yield ignore
    elif run.errors.is_terminal:
        dashboard = Dashboard(run, title)
        with Live(dashboard, console=run.errors, transient=True, refresh_per_second=4):
            yield dashboard.take
    else:
        run.note(title)
        yield plain_lines(run)


def ignore(event: AnyEvent) -> None:
    """Show nothing."""


def plain_lines(run: Session) -> OnEvent:
    """Return a listener that prints one line for each event."""

    def show(event: AnyEvent) -> None:
        said = [run.say(words.SECONDS, seconds=f"{event.seconds:.1f}"), run.say(event.stage)]
        if event.plan is not None:
            said.append(f"{run.say(words.BEST_PLAN)} {plan_size(event, run)}")
        said.extend(run.say(tier_words(tier)) for tier in event.tiers)
        print_line(run.errors, " · ".join(said))

    return show
