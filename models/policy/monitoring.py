"""What monitoring and appraisal ask, clause by clause, and which measures of a plan speak to it."""

from functools import cache
from typing import Literal

from models.base import Record
from models.policy.catalogue import clauses, documents, load_toml
from models.policy.rule import Clause
from models.text import Text, text


class Monitored(Record):
    """A clause of monitoring: how often it is asked, the indicators that speak to it, what no plan can say of it."""

    clause: str
    period: Literal["month", "half_year", "year"]
    measures: tuple[str, ...] = ()
    beyond: Text

    @property
    def source(self) -> Clause:
        """The clause, with its quotation and document."""
        return clauses()[self.clause]

    @property
    def document(self) -> Text:
        """The short name of its document; of a draft it says so."""
        its = documents()[self.source.document]
        return (
            text("{id} 征求意见稿", "{id}, a draft for comment").fill(id=its.id) if its.draft else text(its.id, its.id)
        )


@cache
def monitored() -> tuple[Monitored, ...]:
    """Return every clause of monitoring, in the order of the catalogue."""
    return tuple(Monitored(**fields) for fields in load_toml("monitoring.toml")["monitored"])


@cache
def clauses_of(measure: str) -> tuple[str, ...]:
    """Return the ids of the clauses that an indicator speaks to."""
    return tuple(its.clause for its in monitored() if measure in its.measures)
