"""What can go wrong, each with a stable code, as ``application/problem+json`` (RFC 9457)."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Response, request

from api.service.schemas.problem import IssueDocument, ProblemDocument
from models.issue import Issue
from models.text import Lang, Text, text

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A kind of problem; ``code`` never changes."""

    status: int
    code: str
    title: Text


KINDS = {
    kind.code: kind
    for kind in (
        Kind(400, "bad_request", text("请求有误", "the request is not understood")),
        Kind(400, "not_json", text("不是合规的JSON", "not JSON")),
        Kind(401, "unauthorized", text("需要有效的访问令牌", "a valid token is needed")),
        Kind(403, "forbidden", text("没有权限", "not allowed")),
        Kind(404, "not_found", text("没有找到", "not found")),
        Kind(405, "method_not_allowed", text("不支持该方法", "the method is not allowed")),
        Kind(406, "not_acceptable", text("没有所要的格式", "there is no such format")),
        Kind(409, "no_plan_yet", text("尚无方案", "there is no plan yet")),
        Kind(409, "no_plan", text("求解结束，没有方案", "the job has ended without a plan")),
        Kind(409, "job_ended", text("求解已经结束", "the job has ended")),
        Kind(409, "job_open", text("求解尚未结束", "the job has not ended")),
        Kind(409, "scenarios_ended", text("这批情景已经结束", "the scenarios have ended")),
        Kind(409, "scenarios_open", text("这批情景尚未结束", "the scenarios have not ended")),
        Kind(409, "of_scenarios", text("该求解属于一批情景", "the job is one of a batch of scenarios")),
        Kind(409, "published", text("方案已签发，不能删除", "the plan was published and stays")),
        Kind(409, "superseded", text("supersedes 不是现行版本", "another version is in force than supersedes says")),
        Kind(409, "key_used", text("幂等键已用于另一请求", "the Idempotency-Key came with another body")),
        Kind(413, "too_large", text("内容过大", "the body is too large")),
        Kind(415, "unsupported_type", text("不支持该内容类型", "the content type is not supported")),
        Kind(422, "invalid", text("内容有误", "the input is at fault")),
        Kind(422, "too_much_work", text("计算量超过上限", "this takes more time or memory than is given")),
        Kind(429, "rate_limited", text("请求过于频繁", "too many requests")),
        Kind(429, "too_many_jobs", text("未结束的求解过多", "too many open jobs")),
        Kind(429, "too_many_streams", text("同时打开的进度流过多", "too many open streams")),
        Kind(431, "headers_too_large", text("请求头过大", "the headers are too large")),
        Kind(500, "internal", text("程序内部错误", "an internal fault")),
        Kind(501, "not_implemented", text("不支持这种传输方式", "this way of sending is not supported")),
        Kind(503, "queue_full", text("排队已满", "the queue is full")),
        Kind(503, "busy", text("服务暂时繁忙", "the service is busy")),
    )
}
"""Every kind by its code."""


class Problem(Exception):  # noqa: N818 - it is the problem that is answered
    """A request that is not answered as asked: its kind, what exactly, every fault of the input, further headers."""

    def __init__(
        self,
        code: str,
        detail: Text | None = None,
        errors: Iterable[Issue] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.kind = KINDS[code]
        self.detail = detail or self.kind.title
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.id = uuid.uuid4().hex[:12]

    def response(self) -> Response:
        """Return the answer, titled in the language of the request."""
        content = self.document(language()).model_dump_json()
        return Response(content, self.kind.status, self.headers, content_type=MEDIA_TYPE)

    def document(self, lang: Lang) -> ProblemDocument:
        """Return what is told, titled in ``lang``, with both languages beside."""
        return ProblemDocument(
            type=f"urn:xiachen:problem:{self.kind.code}",
            title=self.kind.title.say(lang),
            status=self.kind.status,
            detail=self.detail.say(lang),
            code=self.kind.code,
            error_id=self.id,
            detail_zh=self.detail.zh,
            detail_en=self.detail.en,
            errors=[IssueDocument.of(issue, lang) for issue in self.errors],
        )


def language() -> Lang:
    """Return the language that the request prefers; Chinese unless it says otherwise."""
    return "en" if request.accept_languages.best_match(("zh", "en"), default="zh") == "en" else "zh"


def not_found(what: Text, errors: Iterable[Issue] = ()) -> Problem:
    """Return that something is not there, or is another's; ``errors`` say where it is named."""
    return Problem("not_found", text("没有找到{what}", "{what}: not found").fill(what=what), errors)
