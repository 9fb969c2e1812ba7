"""What the service tells of itself."""

from typing import Literal

from api.service.schemas.base import Answer
from models.decision import Decision


class Health(Answer):
    """服务正常 | The service is alive and its store answers."""

    status: Literal["ok"] = "ok"


class LimitsDocument(Answer):
    """一次请求的限额 | What one request may ask for."""

    body_bytes: int
    """请求大小，字节 | the size of a body, in bytes"""
    rows: int
    """一表行数 | rows of a sheet"""
    horizon_days: int
    """排班期间天数 | days of a horizon"""
    solve_seconds: float
    """求解时限上限，秒 | the longest solve, in seconds"""
    default_seconds: float
    """默认求解时限，秒 | a solve unless asked, in seconds"""
    prepare_seconds: float
    """备好一批情景各县的时限，秒 | to prepare the counties of scenarios, in seconds"""
    memory_bytes: int
    """求解内存，字节 | memory of a solve, in bytes"""
    concurrency: int
    """同时求解数 | solves that run at once"""
    queue: int
    """排队上限 | jobs that may wait"""
    open_jobs: int
    """一个单位未结束的求解数 | open jobs of a commission"""
    streams: int
    """一个单位的进度连接数 | streams of a commission"""
    rate: str
    """请求频率 | requests in a time"""


class QueueDocument(Answer):
    """排队情况 | How many jobs wait and run, whoever's."""

    queued: int
    """排队中 | how many wait"""
    running: int
    """求解中 | how many run"""


class Info(Answer):
    """版本、限额、排队与可求解的决策 | Versions, limits, the queue, and what can be decided."""

    versions: dict[str, str]
    decisions: list[Decision]
    limits: LimitsDocument
    queue: QueueDocument
