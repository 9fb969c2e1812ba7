"""``xiachen worker``: this machine solves for the batches of a Dask scheduler."""

import os
from typing import Annotated

import typer

from api.cli import words_compare as words
from api.cli.cluster import told
from api.cli.options import LangOption
from api.cli.session import session

SchedulerArgument = Annotated[
    str, typer.Argument(metavar="SCHEDULER", show_default=False, help="调度器地址 | address, as tcp://10.0.0.5:8786")
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", min=1, max=256, help="同时求解数，默认处理器数 | solves at once")
]
HostOption = Annotated[
    str, typer.Option("--host", show_default=False, help="监听地址，默认通向调度器的网卡 | address to listen on")
]
PortOption = Annotated[int, typer.Option("--port", min=0, max=65535, help="监听端口，0为任选 | port, 0 for any")]


def worker(
    scheduler: SchedulerArgument,
    jobs: JobsOption = None,
    host: HostOption = "",
    port: PortOption = 0,
    lang: LangOption = "zh",
) -> None:
    """加入 Dask 调度器，为 compare --dask 求解 | Join a Dask scheduler and solve for compare --dask."""
    with session(lang) as run, told("SCHEDULER"):
        from api.batch.cluster.join import join

        number = jobs or os.cpu_count() or 1
        join(scheduler, number, host, port, lambda own: run.line(words.JOINED, own=own, a=scheduler, n=number))
        run.line(words.LEFT)
