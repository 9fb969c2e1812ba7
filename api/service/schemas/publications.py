"""Publications: what is approved, and what is told of it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from api.service.schemas.base import Answer, Given
from models.month.changes import DutyChange

Approver = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Version = Annotated[int, Field(ge=0, lt=2**31 - 1)]


class PublishBody(Given):
    """谁批准方案、为何批准 | Who approves a plan and why."""

    approver: Approver
    """批准人 | who approves"""
    reason: str = Field("", max_length=2000)
    """理由 | the reason"""
    supersedes: Version = 0
    """所替代的现行版本，没有则为0 | the version in force, 0 where there is none"""
    version: Version | None = None
    """新版本，为现行加一，可不填 | the new version, one after it; may be left out"""


class PublicationDocument(Answer):
    """签发的版本及其改动 | A version that is or was in force, and what it changes."""

    plan_id: str
    """方案编号 | the plan's id"""
    version: int
    """版本 | the version"""
    supersedes: int
    """所替代的版本 | the version that it supersedes"""
    reason: str
    """理由 | the reason"""
    approver: str
    """批准人 | who approved"""
    at: datetime
    """签发时间 | when it was published"""
    changes: list[DutyChange]
    """对所替代版本的改动 | what it changes against that version"""


class PublicationPage(Answer):
    """签发的版本，新的在前 | Versions, the newest first."""

    publications: list[PublicationDocument]
    next_page_token: str | None = None
    """下一页的标记，末页为空 | leads on to the next page, null on the last"""
