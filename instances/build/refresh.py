"""``python -m instances.build.refresh [ID ...]``: solve instances and keep the better values in the index.

A value by hand is never replaced: a solve that disagrees with it is an error of one of them and stops the refresh.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from instances import index, path
from instances.build.index import BY_HAND, save_index
from instances.entry import InstanceEntry, Values
from models.decision import Decision
from models.files.input.pipeline import read_here
from models.rules import audit
from optimizer import headcount, roster, siting
from optimizer.answer import AnyAnswer, Listener, SolveOptions

SECONDS = 300.0
SOLVERS: dict[Decision, tuple[Callable[[Any, SolveOptions, Listener], AnyAnswer], str]] = {
    Decision.ROSTER: (roster.solve, "xiachen, weeks and days"),
    Decision.SITING: (siting.solve, "xiachen, siting"),
    Decision.HEADCOUNT: (headcount.solve, "xiachen, headcount"),
}
"""The engine of each decision, and how the index names it."""


@dataclass(frozen=True)
class Found:
    """An answer, with the values that the checker recomputed."""

    answer: AnyAnswer
    values: Values


def solved(entry: InstanceEntry) -> Found:
    """Return the answer of the engine on an instance, its plan audited; raise ``ValueError`` where it is not clean."""
    case = entry.case(read_here(path(entry.id)).county)
    engine, _ = SOLVERS[entry.decision]
    answer = engine(case, SolveOptions(time_limit=SECONDS), lambda event: None)
    if answer.plan is None:
        return Found(answer, {})
    verdict = audit(case, answer.plan)
    if not verdict.clean:
        raise ValueError(f"{entry.id}: the plan breaks hard rules by {verdict.hard} units")
    return Found(answer, {t.tier: verdict.tiers[t.tier] for t in answer.tiers})


def refreshed(entry: InstanceEntry, found: Found) -> InstanceEntry:
    """Return the entry with the better of what was known and what was found; raise ``ValueError`` on disagreement."""
    if entry.proved_by == BY_HAND:
        if found.answer.outcome is not entry.outcome or found.values != entry.best_known:
            raise ValueError(f"{entry.id}: by hand {entry.best_known}, found {found.answer.outcome} {found.values}")
        return entry
    if entry.best_known and list(found.values.values()) > list(entry.best_known.values()):
        return entry
    bounds = {t.tier: t.bound for t in found.answer.tiers if t.bound is not None}
    update = {
        "outcome": found.answer.outcome,
        "best_known": found.values,
        "bound": bounds,
        "proved_by": SOLVERS[entry.decision][1],
    }
    return entry.model_copy(update=update)


def main(wanted: list[str]) -> None:
    """Refresh the wanted instances, or all of them, and write the index."""
    entries = []
    for entry in index():
        entries.append(refreshed(entry, solved(entry)) if not wanted or entry.id in wanted else entry)
        if not wanted or entry.id in wanted:
            last = entries[-1]
            shown = {tier.value: value for tier, value in last.best_known.items()}
            sys.stdout.write(f"{last.id}: {last.outcome.value} {shown}\n")
    save_index(entries)


if __name__ == "__main__":
    main(sys.argv[1:])
