"""Many counties as one region: what they come to together, how they spread, who ranks where, and who has no plan."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from models.county import Mode
from models.policy.monitoring import clauses_of
from models.roster.obligation import ANNUAL, WEEKLY
from models.scenario.compare import Amounts, amounts
from models.scenario.expand import BASE, Run, reference_of
from models.scenario.measures import MEASURES, Parts, Together
from models.scenario.records import Scenarios
from models.scenario.row import ResultRow
from models.scenario.table import Column, VariantTable
from models.text import Text, text

MANY = 5
"""From so many base counties on a comparison has a region."""
INDICATOR, SHORT, PROCESSORS = "indicator.", "short.", "cpu_seconds"
RULES = {"on_pace": ANNUAL, "complete": ANNUAL, "weeks": WEEKLY, "weekly": WEEKLY}
"""The rule that an indicator follows."""


@dataclass(frozen=True)
class Place:
    """A base county with the run that stands for it, and what it is called."""

    base: str
    row: ResultRow
    name: str


@dataclass(frozen=True)
class Spread:
    """The least, the quartiles and the greatest of a measure; ``counted`` is how many counties have it."""

    counted: int
    least: float
    lower: float
    median: float
    upper: float
    greatest: float


@dataclass(frozen=True)
class Summary:
    """A measure over the counties of a region.

    ``values`` are in the order of the places, ``None`` where a county has none. ``total`` is the sum, the ratio of sums
    (whose two ``parts`` are given) or the greatest; ``None`` where counties cannot be put together. A ``reference`` is
    of a rule that no county with a plan is judged by.
    """

    column: Column
    clauses: tuple[str, ...]
    values: tuple[float | None, ...]
    spread: Spread
    total: float | None = None
    parts: tuple[float, float] | None = None
    reference: bool = False

    @property
    def title(self) -> Text:
        """What the measure is called, marked where it is a reference."""
        return text("{m}（参照）", "{m} (reference)").fill(m=self.column.title) if self.reference else self.column.title

    @property
    def ranked(self) -> list[tuple[int, int]]:
        """Rank and place of each county that has the measure, the best first; the greatest where none is better."""
        known = [(value, n) for n, value in enumerate(self.values) if value is not None]
        least_first = self.column.wanted < 0
        in_order = sorted(known, key=lambda k: (k[0] if least_first else -k[0], k[1]))
        ranks: list[tuple[int, int]] = []
        for at, (value, n) in enumerate(in_order):
            alike = at > 0 and value == in_order[at - 1][0]
            ranks.append((ranks[-1][0] if alike else at + 1, n))
        return ranks


@dataclass(frozen=True)
class Region:
    """The base counties of a batch, each by its run under the file's reference, and their measures."""

    places: tuple[Place, ...]
    summaries: tuple[Summary, ...]

    @property
    def core_hours(self) -> float:
        """The hours that processors worked for the solves of these counties, summed over processors."""
        return sum(place.row.cpu_seconds or 0.0 for place in self.places) / 3600

    @property
    def without(self) -> list[Place]:
        """The counties that have no plan, in the order of the file."""
        return [place for place in self.places if not place.row.scores]


def region_of(scenarios: Scenarios, results: Sequence[tuple[Run, ResultRow]], table: VariantTable) -> Region | None:
    """Return the region of a batch; ``None`` of fewer than :data:`MANY` base counties."""
    if len(scenarios.bases) < MANY or not results:
        return None
    wanted = reference_of(scenarios, results[0][0])
    rest = {id: value for id, value in wanted.items() if id != BASE}
    standing = [n for n, (run, _) in enumerate(results) if all(run.dimensions[id] == v for id, v in rest.items())]
    places = _places([results[n] for n in standing])
    measures = [c for c in table.columns if c.measures]
    columns = [c for prefix in (INDICATOR, SHORT) for c in measures if c.id.startswith(prefix)]
    columns += [c for c in table.columns if c.id == PROCESSORS]
    found = [_summary(column, amounts(table, column), standing, places) for column in columns]
    return Region(places, tuple(its for its in found if its is not None))


def _places(standing: Sequence[tuple[Run, ResultRow]]) -> tuple[Place, ...]:
    """Return the counties as their files call them, with the id of the base where several are called alike."""
    called = Counter(row.county for _, row in standing)
    return tuple(
        Place(run.base, row, row.county if called[row.county] == 1 else f"{row.county} {run.base}")
        for run, row in standing
    )


def _summary(column: Column, every: Amounts, standing: list[int], places: Sequence[Place]) -> Summary | None:
    """Return a measure over the places; ``None`` where no county has it, or none falls short of a rule."""
    values = tuple(every[n] for n in standing)
    known = [value for value in values if value is not None]
    if not known or (column.id.startswith(SHORT) and not any(known)):
        return None
    key = column.id.removeprefix(INDICATOR)
    together: Together = MEASURES[key].together if key in MEASURES else "sum"
    parts = _parts(key, [place.row.parts for place in places]) if together == "ratio" else None
    return Summary(
        column,
        clauses_of(key),
        values,
        _spread(known),
        _total(together, known, parts),
        parts,
        _is_reference(column.id, places),
    )


def _is_reference(column: str, places: Sequence[Place]) -> bool:
    """Return whether every plan only reports the rule of a column."""
    rule = RULES.get(column.removeprefix(INDICATOR), f"roster.{column.removeprefix(SHORT)}")
    modes = {score.mode for place in places for score in place.row.scores if score.rule == rule}
    return modes == {Mode.REPORT}


def _parts(key: str, every: Sequence[Parts]) -> tuple[float, float] | None:
    known = [parts[key] for parts in every if key in parts]
    return (sum(top for top, _ in known), sum(bottom for _, bottom in known)) if known else None


def _total(together: Together, known: list[float], parts: tuple[float, float] | None) -> float | None:
    if together == "ratio":
        return parts[0] / parts[1] if parts and parts[1] else None
    if together == "sum":
        return sum(known)
    return max(known) if together == "most" else None


def _spread(known: list[float]) -> Spread:
    lower, median, upper = quantiles(known, n=4, method="inclusive") if len(known) > 1 else known * 3
    return Spread(len(known), min(known), lower, median, upper, max(known))
