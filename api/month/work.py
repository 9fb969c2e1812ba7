"""How the steps of a month are done: with which options, in which language, and who is told of progress."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from api.runner import OnEvent
from models.policy import Setting
from models.text import Lang
from optimizer.answer import SolveOptions


def _nobody(event: object) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Work:
    """What every step is given beside the folder.

    ``profile`` and ``settings`` are those given beside the county's own; ``stop`` ends a solve with its best plan.
    """

    options: SolveOptions = field(default_factory=SolveOptions)
    profile: str = ""
    settings: tuple[Setting, ...] = ()
    lang: Lang = "zh"
    anonymous: bool = False
    on_event: OnEvent = _nobody
    stop: threading.Event = field(default_factory=threading.Event)
    memory_limit: int | None = None
    sign: Callable[[], str] | None = None
