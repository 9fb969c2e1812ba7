"""Demo counties as they are listed."""

from datetime import date
from typing import Literal, Self

from pydantic import Field

from api.service.schemas.base import Answer, in_both
from instances import InstanceEntry
from models.certificate import Outcome
from models.decision import Decision


class DemoDocument(Answer):
    """A decision for a shipped county; ``outcome`` is what is known of it, and ``source`` where its data come from."""

    id: str
    group: Literal["counties", "toys", "hard"]
    decision: Decision
    profile: str
    first: date = Field(alias="from")
    last: date = Field(alias="to")
    county_hash: str
    title_zh: str
    title_en: str
    source_zh: str
    source_en: str
    outcome: Outcome

    @classmethod
    def of(cls, entry: InstanceEntry) -> Self:
        """Return the document of an entry of the index."""
        names = ("id", "group", "decision", "profile", "first", "last", "county_hash", "outcome")
        told = {name: getattr(entry, name) for name in names}
        return cls(**told, **in_both(title=entry.title, source=entry.source))


class DemoList(Answer):
    """Every demo, whole counties first."""

    demos: list[DemoDocument]
