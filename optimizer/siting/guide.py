"""What a yuan, a post, a person-minute is worth: the best fractions of the columns known, by linear programming."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.county.words import Goal
from optimizer.engines import Limits, LinearModel, relax
from optimizer.siting.blocks import PARTS, Column, Link

Prices = dict[Link, int]
FINE = 10**5
"""Into how many steps a limit, or a whole objective, is divided: prices are only a guide, and this keeps them sound."""
EXCESS = 1000
"""What a step beyond a limit costs, in steps of the objective."""


@dataclass(frozen=True)
class Task:
    """What is asked of the blocks: a goal, or with ``None`` any plan, within links and longest minutes.

    Goals that are held are links: ("goal", goal, 0) in whole units.
    """

    goal: Goal | None
    links: Mapping[Link, int]
    most: int


@dataclass(frozen=True)
class Guide:
    """The prices of the links, in parts of the goal or of a unit of excess, and whether some link is exceeded."""

    prices: Prices
    excess: bool


def guide(task: Task, listed: Sequence[Sequence[Column]], goal: Goal | None, limits: Limits) -> Guide:
    """Return the prices at which the best fractions of the columns keep within the links at the least ``goal``.

    Without a goal the least excess is looked for. What the prices then prove is another's to compute: they may be off.
    """
    model = LinearModel()
    columns = [column for its in listed for column in its]
    for n, its in enumerate(listed):
        model.row(("block", n), [model.column(0, 1) for _ in its], low=1, high=1)
    unit = max(1, sum(max(c.goals[goal] for c in its) for its in listed) // FINE) if goal else 1
    objective = {n: round(column.goals[goal] / unit) for n, column in enumerate(columns)} if goal else {}
    rows: dict[Link, tuple[int, int]] = {}
    over = []
    for link, limit in task.links.items():
        usage = {n: amount for n, column in enumerate(columns) if (amount := column.usage.get(link, 0))}
        if usage:
            step = max(1, limit // FINE)
            terms = {n: round(amount / step) for n, amount in usage.items()}
            over.append(model.column(0, max(1, sum(terms.values()))))
            row = model.row(link, [*terms, over[-1]], [*terms.values(), -1], high=-(-limit // step))
            rows[link] = row, step
    objective |= dict.fromkeys(over, EXCESS)
    relaxed = relax(model, objective, limits)
    if relaxed is None:
        return Guide({}, goal is None)
    worth = {link: max(0.0, -float(relaxed.duals[row])) / step for link, (row, step) in rows.items()}
    prices = {link: round(price * (unit if goal else PARTS)) for link, price in worth.items()}
    exceeds = sum(float(relaxed.values[n]) for n in over) > 0.5
    return Guide({link: price for link, price in prices.items() if price}, exceeds)
