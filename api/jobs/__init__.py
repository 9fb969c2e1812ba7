"""The queue: jobs of the store, each solved by the runner under a supervising thread."""

from api.jobs.bell import Bell
from api.jobs.order import Order, order_of
from api.jobs.queue import Queue, QueueLimits
from api.jobs.run import Runner
from api.jobs.sweeping import Sweeper

__all__ = ["Bell", "Order", "Queue", "QueueLimits", "Runner", "Sweeper", "order_of"]
