"""Jobs: what may be asked, and what is told of them."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import ConfigDict, Field, JsonValue, StringConstraints

from api.service.schemas.base import Answer, Given
from api.service.schemas.counties import CountyGiven, PageQuery
from models.certificate import Outcome, State, Termination, TierResult
from models.decision import Decision
from models.files.input.dates import Day
from models.files.out.outcome import largest_gap

if TYPE_CHECKING:
    from api.store.tables import JobRow

Value = str | bool | int | float
Name = Annotated[str, StringConstraints(max_length=100)]
EXAMPLE: dict[str, JsonValue] = {
    "decision": "roster",
    "county_id": "county_…",
    "options": {"from": "2026-03-02", "to": "2026-03-08", "time_limit": 60},
}
"""A week's roster of a county that is kept."""


class PolicyBody(Given):
    """所用的政策 | The policy that is asked for."""

    profile: Name = ""
    """政策方案，空则用县域自己的 | a profile, empty for the county's own"""
    settings: dict[str, Value] = Field(default_factory=dict)
    """规则口径，例如 | single values, such as `{"roster.weekly_share.share": "60%"}`"""


class OptionsBody(PolicyBody):
    """求解的政策与限制 | Policy and limits of a solve."""

    first: Day | None = Field(None, alias="from")
    """排班首日，默认为县域的月份 | the first day of a roster, by default of the county's month"""
    last: Day | None = Field(None, alias="to")
    """排班末日（含） | the last day of a roster, inclusive"""
    time_limit: float | None = Field(None, gt=0)
    """求解时限，秒 | the limit on time, in seconds"""
    gap: float = Field(0.0, ge=0, lt=1)
    """允许的距界值差距，0为求最优 | the relative gap that is allowed, 0 for the optimum"""
    seed: int = Field(1, ge=0, lt=2**31)
    """随机种子 | the seed"""
    workers: int = Field(8, ge=1, le=64)
    """求解线程数 | threads that solve"""


class JobBody(CountyGiven):
    """为一个县域求解一项决策 | A decision for a county."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    decision: Decision
    """排班、编制调剂或中心选址 | roster, headcount or siting"""
    options: OptionsBody = OptionsBody()
    """政策与限制 | policy and limits"""
    tag: Name = ""
    """自定标签，可按此筛选 | a tag of your own to find jobs by"""


class JobHeaders(Given):
    """提交求解的请求头 | The headers of a submission."""

    model_config = ConfigDict(extra="ignore")

    idempotency_key: str | None = Field(None, alias="Idempotency-Key", min_length=1, max_length=200)
    """防重复键：键与内容相同即同一求解 | the same key and body give the same job"""
    prefer: str | None = Field(None, alias="Prefer", max_length=200)
    """wait=10 表示最多等10秒 | wait=10 waits up to 10 seconds for the end"""


class JobQuery(PageQuery):
    """要哪些求解 | Which jobs are wanted."""

    decision: Decision | None = None
    """决策 | the decision"""
    state: State | None = None
    """运行状态 | the state"""
    tag: Name | None = None
    """标签 | the tag"""
    scenarios_id: Name | None = None
    """所属的一批情景 | the batch of scenarios that they belong to"""


class FailureDocument(Answer):
    """求解失败的原因 | Why a job failed."""

    code: str
    message_zh: str
    message_en: str


class OptionsDocument(Answer):
    """所求的选项，含默认值 | What was asked, with what was filled in."""

    first: date | None = Field(alias="from")
    """排班首日 | the first day of a roster"""
    last: date | None = Field(alias="to")
    """排班末日（含） | the last day of a roster, inclusive"""
    profile: str
    """政策方案 | the profile"""
    settings: dict[str, str]
    """规则口径 | the settings"""
    time_limit: float
    """求解时限，秒 | the limit on time, in seconds"""
    gap: float
    """允许的距界值差距 | the relative gap that is allowed"""
    seed: int
    """随机种子 | the seed"""
    workers: int
    """求解线程数 | threads that solve"""


class JobDocument(Answer):
    """求解任务：状态、数值与时间，宜轮询 | A job: its status, its numbers, its times; small, made for polling."""

    id: str
    """任务编号 | the job's id"""
    decision: Decision
    """决策 | the decision"""
    tag: str
    """标签 | the tag"""
    scenarios_id: str | None
    """所属的一批情景 | the batch of scenarios that it belongs to, if to any"""
    county_id: str | None
    """县域编号 | the county's id"""
    county: str
    """县域名称 | the county's name"""
    plan_id: str | None
    """方案编号，签发时用 | the plan's id, to publish it"""
    options: OptionsDocument
    """所求的选项 | what was asked"""
    state: State
    """运行状态 | the state"""
    outcome: Outcome | None
    """完成后的结果 | what was found once completed"""
    termination: Termination | None
    """终止原因 | why it ended"""
    failure: FailureDocument | None
    """失败原因 | why it failed"""
    objective: dict[str, float]
    """各层级的值 | the value of each tier"""
    bound: dict[str, float | None]
    """各层级的理论界值 | the bound of each tier"""
    gap: float | None
    """最大距界值差距 | the largest gap of the headline"""
    submitted: datetime
    """提交时间 | when it was submitted"""
    started: datetime | None
    """开始时间 | when it was started"""
    first_plan: datetime | None
    """首个方案的时间 | when the first plan was found"""
    finished: datetime | None
    """结束时间 | when it ended"""
    queue_position: int | None
    """排队位置 | its place in the queue"""
    revision: int
    """每次变化加一 | grows with every change"""

    @classmethod
    def of(cls, row: "JobRow", position: int | None, plan: str | None = None) -> Self:
        """Return the document of a job of the store."""
        tiers = [TierResult.model_validate(tier) for tier in row.tiers]
        names = ("id", "decision", "tag", "scenarios_id", "county_id", "state", "outcome", "termination", "revision")
        times = ("submitted", "started", "first_plan", "finished")
        return cls(
            county=row.county_name,
            plan_id=plan,
            options=options_of(row),
            failure=failure_of(row),
            objective={tier.tier.value: tier.value for tier in tiers},
            bound={tier.tier.value: tier.bound for tier in tiers},
            gap=largest_gap(tiers) if tiers else None,
            queue_position=position,
            **{name: getattr(row, name) for name in (*names, *times)},
        )


class JobPage(Answer):
    """求解任务，新的在前 | Jobs, the newest first."""

    jobs: list[JobDocument]
    next_page_token: str | None = None
    """下一页的标记，末页为空 | leads on to the next page, null on the last"""


class EventHeaders(Given):
    """跟踪进度的请求头 | The headers of a stream."""

    model_config = ConfigDict(extra="ignore")

    last_event_id: int | None = Field(None, alias="Last-Event-ID", ge=0, lt=2**31)
    """从此事件之后续传 | go on after this event"""


def options_of(row: "JobRow") -> OptionsDocument:
    """Return what a job was asked."""
    from api.jobs import order_of  # the queue and the store, which a client of the service needs nothing of

    order = order_of(row)
    return OptionsDocument(
        first=order.first,
        last=order.last,
        profile=order.profile,
        settings={f"{s.rule}.{s.parameter}": s.value for s in order.settings},
        time_limit=order.time_limit,
        gap=order.gap,
        seed=order.seed,
        workers=order.workers,
    )


def failure_of(row: "JobRow") -> FailureDocument | None:
    """Return why a job failed, ``None`` where it did not."""
    if row.failure_code is None:
        return None
    return FailureDocument(code=row.failure_code, message_zh=row.failure_zh or "", message_en=row.failure_en or "")
