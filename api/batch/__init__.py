"""Scenarios in batch: every run of a scenario file, solved once, kept by its content hash, resumed after a kill."""

from api.batch.crew import Crew, CrewFactory, CrewLostError, threads
from api.batch.order import Order
from api.batch.preparing import Prepared, prepare
from api.batch.run import Interrupted, run_batch

__all__ = [
    "Crew",
    "CrewFactory",
    "CrewLostError",
    "Interrupted",
    "Order",
    "Prepared",
    "prepare",
    "run_batch",
    "threads",
]
