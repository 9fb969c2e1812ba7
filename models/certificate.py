"""The certificate that goes with every answer: how good it is, who says so, and from what."""

from datetime import datetime
from typing import Literal

from models.base import Record
from models.county.words import Goal, Stage, Tier, Word
from models.verdict import RuleScore


class State(Word):
    """Where a solve stands (运行状态)."""

    QUEUED = ("queued", "排队中", "queued")
    RUNNING = ("running", "求解中", "running")
    CANCELLING = ("cancelling", "正在取消", "cancelling")
    COMPLETED = ("completed", "已完成", "completed")
    CANCELLED = ("cancelled", "已取消", "cancelled")
    FAILED = ("failed", "失败", "failed")


class Outcome(Word):
    """What a completed solve found (结果)."""

    OPTIMAL = ("optimal", "最优", "optimal")
    FEASIBLE = ("feasible", "可行", "feasible")
    INFEASIBLE = ("infeasible", "无可行方案", "infeasible")
    UNKNOWN = ("unknown", "限时内未找到方案", "unknown")


class Termination(Word):
    """Why a solve ended (终止原因)."""

    OPTIMAL = ("optimal", "已证最优", "proven")
    GAP = ("gap", "达到允许差距", "gap reached")
    TIME_LIMIT = ("time_limit", "到达时限", "time limit")
    FINISH_NOW = ("finish_now", "提前结束", "finished early")
    MEMORY_LIMIT = ("memory_limit", "内存上限", "memory limit")


class TierResult(Record):
    """One tier: its ``value`` and the proven ``bound`` below which no plan goes.

    ``gap = (value - bound) / max(1, |value|)``; both are ``None`` where nothing was proven.
    """

    tier: Tier | Goal | Stage
    value: float
    bound: float | None
    gap: float | None


class Certificate(Record):
    """Verdict, bounds and provenance of one answer (``certificate.json``)."""

    schema_version: Literal["1"] = "1"
    decision: Literal["roster", "siting", "headcount"] = "roster"
    state: State
    outcome: Outcome
    termination: Termination | None
    tiers: tuple[TierResult, ...]
    recomputed: dict[Tier | Goal | Stage, float]
    hard: float
    clean: bool
    scores: tuple[RuleScore, ...]
    county_hash: str
    plan_hash: str
    profile: str
    defaults_used: int
    confirmed_by: str = ""
    versions: dict[str, str]
    seed: int
    workers: int
    reproducible: bool
    submitted: datetime
    finished: datetime
    seconds: dict[str, float]
