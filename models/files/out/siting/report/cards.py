"""The figures that are looked at first."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.county.words import Goal
from models.files.out.outcome import number, percent
from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.text import text

_WAN = 10_000


@dataclass(frozen=True)
class Card:
    """A figure with its name, and what it is made of."""

    value: str
    name: str
    detail: str = ""


def cards(results: SitingResults, shown: Shown) -> Iterator[Card]:
    """Yield centers, members, cost, longest minutes and people within reach."""
    case, say = results.case, shown.say
    last = [row for row in results.centers if row.phase == len(case.phases) - 1]
    places = len({row.site for row in last})
    yield Card(
        number(len(last)),
        say(text("末期开放的中心", "centers open in the end")),
        say(text("{k}类，{n}个机构", "{k} kinds at {n} facilities").fill(k=len({row.kind for row in last}), n=places)),
    )
    members = {member for rows in case.volumes.values() for member in rows}
    lost = len({row.member for row in results.unreached})
    yield Card(
        number(len(members)),
        say(text("成员单位", "members")),
        say(text("不可达{n}家", "{n} out of reach").fill(n=lost)) if lost else "",
    )
    total = sum(c.total for c in results.costs)
    yield Card(
        number(round(total / _WAN, 1)), say(text("各期总费用（万元）", "cost of all phases (10,000 yuan)")),
        say(text("{n} 元", "{n} yuan").fill(n=number(total))),
    )  # fmt: skip
    if Goal.LONGEST in results.values:
        yield Card(number(results.values[Goal.LONGEST]), say(text("最长单程分钟", "longest minutes one way")))
    yield from _coverage(results, shown)


def _coverage(results: SitingResults, shown: Shown) -> Iterator[Card]:
    """Yield the people within each number of minutes in the last phase, over the kinds that travel by road."""
    last = len(results.case.phases) - 1
    rows = [row for row in results.coverage if row.phase == last and not results.case.is_digital(row.kind)]
    total = sum(row.total for row in rows)
    for most in results.within if total else ():
        within = sum(row.people[most] for row in rows)
        yield Card(
            percent(round(within / total, 4)),
            shown.say(text("{m}分钟内人口", "people within {m} minutes").fill(m=most)),
            shown.say(text("末期，各实体类", "in the end, by road")),
        )
