"""Demo counties as they are listed."""

from datetime import date
from typing import Literal, Self

from pydantic import Field

from api.service.schemas.base import Answer, in_both
from instances import InstanceEntry
from models.certificate import Outcome
from models.decision import Decision


class DemoDocument(Answer):
    """示例县域及其决策 | A decision for a shipped county."""

    id: str
    """示例编号 | the demo's id"""
    group: Literal["counties", "toys", "hard"]
    decision: Decision
    """决策 | the decision"""
    profile: str
    """政策方案 | the profile"""
    first: date = Field(alias="from")
    last: date = Field(alias="to")
    county_hash: str
    title_zh: str
    title_en: str
    source_zh: str
    source_en: str
    outcome: Outcome
    """已知结果 | what is known of it"""

    @classmethod
    def of(cls, entry: InstanceEntry) -> Self:
        """Return the document of an entry of the index."""
        names = ("id", "group", "decision", "profile", "first", "last", "county_hash", "outcome")
        told = {name: getattr(entry, name) for name in names}
        return cls(**told, **in_both(title=entry.title, source=entry.source))


class DemoList(Answer):
    """全部示例，整县在前 | Every demo, whole counties first."""

    demos: list[DemoDocument]
