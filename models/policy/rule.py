"""A rule of policy or practice as data: what it says, where it comes from, how it binds by default."""

from typing import Literal

from pydantic import Field

from models.base import Record
from models.county.words import Goal, Mode, Stage, Tier, Word
from models.text import Text


class RuleKind(Word):
    """Constraint (has a shortfall), objective (has a value), or filter (says who or what is meant)."""

    CONSTRAINT = ("constraint", "约束", "constraint")
    OBJECTIVE = ("objective", "目标", "objective")
    FILTER = ("filter", "范围", "filter")


ParameterType = Literal[
    "share", "days", "number", "decimal", "flag", "words", "choice", "season_date", "clock", "pairs"
]


class Parameter(Record):
    """One number or choice of a rule, with the clause it comes from; ``value`` is text and read by its type.

    A ``number`` is from ``least`` to ``most``, as far as these are given: beyond nothing sensible can be computed.
    """

    title: Text
    type: ParameterType
    value: str
    clause: str = ""
    note: Text | None = None
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


class Rule(Record):
    """A rule of the catalogue.

    ``practice`` says why it holds where no clause states it.
    ``relaxable`` says whether a plan may ever break it knowingly; ``owner`` who must act when it is not met.
    """

    id: str
    title: Text
    statement: Text
    inequality: str = ""
    clauses: tuple[str, ...] = ()
    practice: Text | None = None
    kind: RuleKind
    unit: Text
    tier: Tier | Goal | Stage
    mode: Mode
    weight: int = 1
    relaxable: bool = True
    owner: Text
    params: dict[str, Parameter] = Field(default_factory=dict)

    @property
    def room(self) -> str:
        """The decision that the rule belongs to: what stands before the dot of its id."""
        return self.id.partition(".")[0]


class Clause(Record):
    """A clause of a source document, quoted word for word (white space removed)."""

    id: str
    document: str
    quote: str


class Document(Record):
    """A source document."""

    id: str
    title: Text
    draft: bool = False
