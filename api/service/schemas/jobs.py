"""Jobs: what may be asked, and what is told of them."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import ConfigDict, Field, StringConstraints

from api.service.schemas.base import Answer, Given
from api.service.schemas.counties import CountyGiven, PageQuery
from models.certificate import Outcome, State, Termination, TierResult
from models.decision import Decision
from models.files.out.outcome import largest_gap

if TYPE_CHECKING:
    from api.store.tables import JobRow

Value = str | bool | int | float
Name = Annotated[str, StringConstraints(max_length=100)]


class PolicyBody(Given):
    """The policy that is asked for: a profile, empty for the county's own, and values set one by one.

    ``settings`` override single values: ``{"roster.weekly_share.share": "60%"}``.
    """

    profile: Name = ""
    settings: dict[str, Value] = Field(default_factory=dict)


class OptionsBody(PolicyBody):
    """Policy and limits of a solve; ``from`` and ``to`` are of a roster and default to the county's month.

    ``time_limit`` in seconds; ``gap`` is the allowed relative gap.
    """

    first: date | None = Field(None, alias="from")
    last: date | None = Field(None, alias="to")
    time_limit: float | None = Field(None, gt=0)
    gap: float = Field(0.0, ge=0, lt=1)
    seed: int = Field(1, ge=0, lt=2**31)
    workers: int = Field(8, ge=1, le=64)


class JobBody(CountyGiven):
    """A decision for a county."""

    decision: Decision
    options: OptionsBody = OptionsBody()
    tag: Name = ""


class JobHeaders(Given):
    """``Idempotency-Key``: the same key and body give the same job. ``Prefer: wait=10`` waits for its end."""

    model_config = ConfigDict(extra="ignore")

    idempotency_key: str | None = Field(None, alias="Idempotency-Key", min_length=1, max_length=200)
    prefer: str | None = Field(None, alias="Prefer", max_length=200)


class JobQuery(PageQuery):
    """Which jobs are wanted."""

    decision: Decision | None = None
    state: State | None = None
    tag: Name | None = None


class FailureDocument(Answer):
    """Why a job failed."""

    code: str
    message_zh: str
    message_en: str


class OptionsDocument(Answer):
    """What was asked, with what was filled in."""

    first: date | None = Field(alias="from")
    last: date | None = Field(alias="to")
    profile: str
    settings: dict[str, str]
    time_limit: float
    gap: float
    seed: int
    workers: int


class JobDocument(Answer):
    """A job: its status, its numbers, its times; small, made for polling. ``gap`` is the largest of the headline."""

    id: str
    decision: Decision
    tag: str
    county_id: str | None
    county: str
    plan_id: str | None
    options: OptionsDocument
    state: State
    outcome: Outcome | None
    termination: Termination | None
    failure: FailureDocument | None
    objective: dict[str, float]
    bound: dict[str, float | None]
    gap: float | None
    submitted: datetime
    started: datetime | None
    first_plan: datetime | None
    finished: datetime | None
    queue_position: int | None
    revision: int

    @classmethod
    def of(cls, row: "JobRow", position: int | None, plan: str | None = None) -> Self:
        """Return the document of a job of the store."""
        tiers = [TierResult.model_validate(tier) for tier in row.tiers]
        names = ("id", "decision", "tag", "county_id", "state", "outcome", "termination", "revision")
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
    """Jobs, the newest first; ``next_page_token`` leads on where there are more."""

    jobs: list[JobDocument]
    next_page_token: str | None = None


class EventHeaders(Given):
    """``Last-Event-ID``: what came after that event is told again."""

    model_config = ConfigDict(extra="ignore")

    last_event_id: int | None = Field(None, alias="Last-Event-ID", ge=0, lt=2**31)


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
