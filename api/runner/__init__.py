"""The job runner: each solve in a child process of its own, supervised and audited by its parent."""

from api.runner.job import Given, HeadcountJob, RosterJob, SitingJob, SolveJob
from api.runner.memory import memory_limit
from api.runner.result import Failure, FailureCode, SolveResult
from api.runner.supervise import DiscardedError, OnEvent, supervise

__all__ = [
    "DiscardedError",
    "Failure",
    "FailureCode",
    "Given",
    "HeadcountJob",
    "OnEvent",
    "RosterJob",
    "SitingJob",
    "SolveJob",
    "SolveResult",
    "memory_limit",
    "supervise",
]
