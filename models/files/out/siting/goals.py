"""The goals of a siting plan with their units, and the choices beside the plan as rows of values."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from models.county.words import Goal
from models.files.out.shown import Shown
from models.files.out.siting.layout import difference_words, last_layout, layout_words
from models.files.out.siting.results import SitingResults
from models.policy import RuleKind, rules
from models.siting import Choice
from models.text import Text, text

THIS_PLAN = text("本方案", "this plan")


@cache
def unit(goal: Goal) -> Text:
    """Return the unit of a goal; nothing for shortfalls, which add up what rules count apart."""
    own = (r.unit for r in rules().values() if r.tier is goal and r.kind is RuleKind.OBJECTIVE)
    return next(own, text("", ""))


def heading(goal: Goal) -> Text:
    """Return a goal with its unit: 费用（元）."""
    said = unit(goal)
    return text("{g}（{u}）", "{g} ({u})").fill(g=goal.text, u=said) if said.zh else goal.text


@dataclass(frozen=True)
class ChoiceRow:
    """A plan among others: its value in each goal (``None`` where not measured), its centers, and what differs."""

    title: str
    values: dict[Goal, float | None]
    centers: str
    difference: str


def measured(choices: Iterable[Choice], *more: Iterable[Goal]) -> tuple[Goal, ...]:
    """Return the goals that any of the choices has a value in, in the order of goals."""
    found = {v.goal for choice in choices for v in choice.values}.union(*more)
    return tuple(goal for goal in Goal if goal in found)


def choice_rows(results: SitingResults, shown: Shown, choices: Iterable[Choice]) -> list[ChoiceRow]:
    """Return a row for each choice; ``difference`` is from the plan."""
    held = last_layout(results.case, results.plan.centers)
    return [_row(results, shown, choice, held) for choice in choices]


def plan_row(results: SitingResults, shown: Shown) -> ChoiceRow:
    """Return the row of the plan itself."""
    held = last_layout(results.case, results.plan.centers)
    return ChoiceRow(shown.say(THIS_PLAN), dict(results.values), layout_words(shown, held), "—")


def _row(results: SitingResults, shown: Shown, choice: Choice, held: dict[str, dict[str, int]]) -> ChoiceRow:
    own = last_layout(results.case, choice.centers)
    return ChoiceRow(
        title=shown.say(choice.title),
        values={v.goal: v.value for v in choice.values},
        centers=layout_words(shown, own),
        difference=difference_words(shown, held, own),
    )
