"""A step of a folder's history: who did what when, and every file as it was afterwards."""

from typing import Annotated

from pydantic import Field

from models.base import Record
from models.county.words import Word
from models.text import Text, text

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 of a file's bytes."""


class Action(Word):
    """What a step did."""

    INIT = "init", "建立", "made"
    EDIT = "edit", "手工修改", "edited by hand"
    FORMS = "forms", "发放填报表", "forms handed out"
    MERGE = "merge", "汇总填报", "forms joined"
    DRAFT = "draft", "草案", "draft"
    CONSENT = "consent", "征求意见", "answers taken in"
    PUBLISH = "publish", "发布", "published"
    CHANGE = "change", "调班", "changed"
    ATTENDANCE = "attendance", "出勤", "attendance taken in"
    LEDGER = "ledger", "台账", "ledger"
    REPORT = "report", "报告", "report"
    RESTORE = "restore", "恢复", "restored"


class Step(Record):
    """Step ``number`` (from 1); ``parent`` is the SHA-256 of the step before it, ``files`` every file by its path."""

    number: Annotated[int, Field(ge=1)]
    at: str
    by: str = ""
    action: Action
    note: Text = text("", "")
    parent: str = ""
    files: dict[str, Digest] = Field(default_factory=dict)
