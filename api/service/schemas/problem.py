"""Problems and issues as they are answered."""

from typing import Self

from pydantic import Field

from api.service.schemas.base import Answer, of_both
from models.issue import Issue, Severity
from models.text import Lang


class IssueDocument(Answer):
    """输入的问题或提醒 | A fault of the input or a remark on it."""

    code: str
    """代码，不变 | a code that never changes"""
    severity: Severity
    """级别 | how grave it is"""
    place: str
    """何处 | where it is"""
    pointer: str
    """在JSON中的位置 | the place in JSON"""
    sheet: str
    """工作表 | the sheet"""
    cell: str
    """单元格 | the cell"""
    message_zh: str
    message_en: str
    remedy: str
    """处理办法，按请求的语言 | what to do, in the request's language"""
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
    """请求未成的原因（RFC 9457） | A problem (RFC 9457)."""

    type: str
    title: str
    """哪类问题 | the kind of problem"""
    status: int
    """HTTP状态 | the HTTP status"""
    detail: str
    """说明，按请求的语言 | what is wrong, in the request's language"""
    code: str
    """代码，不变 | a code that never changes"""
    error_id: str
    """在日志中查找用 | finds it in the log"""
    detail_zh: str
    detail_en: str
    errors: list[IssueDocument] = Field(default_factory=list)
    """全部问题 | all faults at once"""
