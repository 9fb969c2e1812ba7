"""Publications: what is approved, and what is told of it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from api.service.schemas.base import Answer, Given
from models.month.changes import DutyChange

Approver = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Version = Annotated[int, Field(ge=0, lt=2**31 - 1)]


class PublishBody(Given):
    """Who approves a plan and why; ``supersedes`` is the version in force, 0 where there is none.

    ``version`` is the one after it, and may be left out.
    """

    approver: Approver
    reason: str = Field("", max_length=2000)
    supersedes: Version = 0
    version: Version | None = None


class PublicationDocument(Answer):
    """A version that is or was in force, and what it changes against the one that it supersedes."""

    plan_id: str
    version: int
    supersedes: int
    reason: str
    approver: str
    at: datetime
    changes: list[DutyChange]


class PublicationPage(Answer):
    """Versions, the newest first; ``next_page_token`` leads on where there are more."""

    publications: list[PublicationDocument]
    next_page_token: str | None = None
