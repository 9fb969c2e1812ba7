"""Problems and issues as they are answered."""

from typing import Self

from pydantic import Field

from api.service.schemas.base import Answer, of_both
from models.issue import Issue, Severity
from models.text import Lang


class IssueDocument(Answer):
    """A fault of the input or a remark on it: where, what, and what to do; ``remedy`` in the request's language."""

    code: str
    severity: Severity
    place: str
    pointer: str
    sheet: str
    cell: str
    message_zh: str
    message_en: str
    remedy: str
    remedy_zh: str
    remedy_en: str

    @classmethod
    def of(cls, issue: Issue, lang: Lang) -> Self:
        """Return the document of ``issue``."""
        return cls(
            code=issue.code,
            severity=issue.severity,
            place=issue.place,
            pointer=issue.pointer,
            sheet=issue.sheet,
            cell=issue.cell,
            message_zh=issue.message.zh,
            message_en=issue.message.en,
            remedy=issue.remedy.say(lang),
            remedy_zh=issue.remedy.zh,
            remedy_en=issue.remedy.en,
        )

    def issue(self) -> Issue:
        """Return the issue that this is the document of."""
        return Issue(
            code=self.code,
            severity=self.severity,
            message=of_both(self, "message"),
            remedy=of_both(self, "remedy"),
            sheet=self.sheet,
            cell=self.cell,
            pointer=self.pointer,
        )


class ProblemDocument(Answer):
    """A problem (RFC 9457): ``code`` is stable, ``error_id`` finds it in the log, ``errors`` are all faults at once."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    error_id: str
    detail_zh: str
    detail_en: str
    errors: list[IssueDocument] = Field(default_factory=list)
