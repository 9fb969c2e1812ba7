"""The records of a scenario file."""

from typing import Annotated, Any, Literal

from pydantic import Field

from models.base import Record
from models.decision import DecisionOrChain
from models.files.input.dates import Day

SCHEMA_VERSION: Literal["1"] = "1"
MOST_RUNS = 10_000
"""Runs that one file may ask for."""
MOST_BASES = 5_000
"""Base counties of a file: more than a country has."""
MOST = 1_000
"""Entries of any other list in the file."""
LARGEST_SEED = 2**31 - 1

Name = Annotated[str, Field(pattern=r"^[\w-]{1,40}$")]
"""What a base, a variant or an axis is called: letters, figures, _ and -, also Chinese."""
Title = Annotated[str, Field(max_length=200)]
Said = Annotated[str, Field(max_length=2000)]
Cell = str | int | float | bool
"""A value of a dimension."""


class Options(Record):
    """Limits of each solve: ``time_limit`` in seconds (``null`` for none), ``gap`` such as ``0.1%``, threads of it."""

    time_limit: Annotated[float, Field(ge=0.1, le=864_000)] | None = 60.0
    gap: Any = 0
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)] = 1
    workers: Annotated[int, Field(ge=1, le=64)] = 1


class Base(Record):
    """A base county: a ``county`` file, beside the scenario file unless its path is absolute, or a shipped instance.

    To a service it is an instance too, or a county that the service keeps: ``county_id``.
    """

    id: Name
    county: Said = ""
    county_id: Said = ""
    instance: Said = ""


class Variant(Record):
    """What differs from the base: a ``patch`` of the county, policy values by ``RULE.PARAM``, another profile."""

    id: Name
    title: Title = ""
    patch: dict[str, Any] = Field(default_factory=dict, max_length=MOST)
    settings: dict[str, Any] = Field(default_factory=dict, alias="set", max_length=MOST)
    profile: Said = ""


class Axis(Record):
    """A dimension of the grid: each of ``values`` for one policy value ``RULE.PARAM``, or for one selector."""

    id: Name
    title: Title = ""
    setting: Said = Field(default="", alias="set")
    patch: Said = ""
    values: Annotated[tuple[Any, ...], Field(min_length=1, max_length=MOST)]


class Scenarios(Record):
    """A scenario file: its runs are every base x profile x variant x point of the grid x repetition.

    ``first`` and ``last`` (``from`` and ``to`` in the file) are of a roster, by default the county's month;
    of a chain it is a whole month.
    ``reference`` says by dimension which run the others are compared with; a dimension it leaves out is at its first.
    Repetition n has the seed ``options.seed + n - 1``.
    """

    schema_version: Literal["1"] = SCHEMA_VERSION
    title: Title = ""
    decision: DecisionOrChain = DecisionOrChain.ROSTER
    first: Day | None = Field(default=None, alias="from")
    last: Day | None = Field(default=None, alias="to")
    options: Options = Options()
    bases: Annotated[tuple[Base, ...], Field(min_length=1, max_length=MOST_BASES)]
    profiles: Annotated[tuple[Said, ...], Field(max_length=MOST)] = ()
    variants: Annotated[tuple[Variant, ...], Field(max_length=MOST)] = ()
    grid: Annotated[tuple[Axis, ...], Field(max_length=20)] = ()
    repetitions: Annotated[int, Field(ge=1, le=MOST)] = 1
    reference: dict[str, Any] = Field(default_factory=dict, max_length=MOST)

    @property
    def count(self) -> int:
        """How many runs there are."""
        found = len(self.bases) * max(1, len(self.profiles)) * max(1, len(self.variants)) * self.repetitions
        for axis in self.grid:
            found *= len(axis.values)
        return found
