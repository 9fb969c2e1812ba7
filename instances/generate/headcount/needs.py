"""Generated needs that are worked out: nurses by a norm for people, technicians by their workload."""

from collections.abc import Iterable
from random import Random

from models.county import Category, Facility, NeedSource, PolicySetting, Posts, Workload
from models.headcount.need import required_posts
from models.policy.policy import Policy

NURSES = PolicySetting(rule="headcount.need", parameter="nurse_per_thousand", value="0.8", basis="示例")
"""The example norm of generated counties: near what their centers have."""

SHARE = 1 / 3
"""Of the cells whose need could be worked out, so many are."""

MINUTES, YEARLY = 10.0, 11_000
"""A test takes so many minutes, and a technician makes about so many a year."""


def work_out(
    rows: Iterable[Posts], places: Iterable[Facility], policy: Policy, rng: Random
) -> tuple[list[Posts], list[Workload]]:
    """Return the rows, some with a need by norm or workload, and the workload of the latter."""
    people, found, work = {f.id: f.population for f in places}, [], []
    for row in rows:
        chosen = rng.random() < SHARE
        if chosen and row.category is Category.TECHNICIAN and row.required:
            volume = round(row.required * YEARLY * rng.uniform(0.8, 1.0))
            work.append(_tests(row.facility, volume))
            found.append(row.model_copy(update={"required": None, "source": NeedSource.WORKLOAD}))
        elif chosen and row.category is Category.NURSE:
            found.append(_by_norm(row, people[row.facility], policy))
        else:
            found.append(row)
    return found, work


def _tests(facility: str, volume: int) -> Workload:
    return Workload(
        facility=facility, category=Category.TECHNICIAN, activity="检验", volume=volume, unit_minutes=MINUTES
    )


def _by_norm(row: Posts, people: int, policy: Policy) -> Posts:
    """Return the row with its need by norm where that is near what is approved; a hospital has no people of its own."""
    if not people:
        return row
    by_norm = row.model_copy(update={"required": None, "source": NeedSource.NORM})
    norm = required_posts(by_norm, people, (), policy)
    return by_norm if 0.6 * row.approved <= norm <= 1.6 * row.approved else row
