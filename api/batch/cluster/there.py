"""What a Dask worker does: look whether it fits, and do a run as threads do it here."""

import multiprocessing
from collections.abc import Mapping

from distributed import get_worker

from api.batch.cluster.wanted import NAME, Wanted
from api.batch.perform import Runner, perform
from api.batch.task import Done, Task
from api.runner import memory_limit
from models.text import Text, text
from optimizer.certificate import versions


class UnfitError(Exception):
    """A worker does not do the runs of this batch; says its address and why."""

    def __init__(self, address: str, why: Text) -> None:
        super().__init__(address, why)
        self.address, self.why = address, why


def why_unfit(wanted: Mapping[str, str]) -> Text | None:
    """Return why this process cannot do runs of a batch that has these versions; ``None`` where it can."""
    own = versions()
    different = [f"{name} {own.get(name, '-')}, {value}" for name, value in wanted.items() if own.get(name) != value]
    if different:
        return text("版本不同（该机，本机）：{d}", "versions differ (there, here): {d}").fill(d="; ".join(different))
    if multiprocessing.current_process().daemon:
        return text(
            "工作进程不允许有子进程，请用 xiachen worker 或设 DASK_DISTRIBUTED__WORKER__DAEMON=False",
            "its process may have no children: use xiachen worker, or set DASK_DISTRIBUTED__WORKER__DAEMON=False",
        )
    return None


def perform_there(task: Task, *, wanted: Mapping[str, str], runner: Runner) -> Done | None:
    """Do a run on the worker whose thread this is; ``None`` where nobody wants it any more.

    A solve may take of this machine's memory the share of one thread. Raises ``UnfitError``: versions go into the hash
    of a run, and a worker may have joined later.
    """
    worker = get_worker()
    why = why_unfit(wanted)
    if why is not None:
        raise UnfitError(worker.address, why)
    plugin = worker.plugins[NAME]
    assert isinstance(plugin, Wanted)
    share = memory_limit() // worker.state.nthreads
    return perform(task, plugin.stop_of(worker.get_current_task()), memory_limit=share, runner=runner)
