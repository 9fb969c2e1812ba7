"""The linear relaxation solved to its end: prices that steps only come near to, and what they decide."""

from collections.abc import Callable

from optimizer.siting.location.dual import Dual, dual
from optimizer.siting.location.master import Master
from optimizer.siting.location.task import Floats, Task

_IDLE = 8
_ROUNDS = 100


def polish(task: Task, prices: Floats, value: float, seed: int, left: Callable[[], float | None]) -> tuple[Task, Dual]:
    """Return the best bound of the relaxation of ``task`` and the task with the sites decided by it.

    ``prices`` give the first cuts; ``value`` is that of an answer; ``left`` the seconds that are left.
    """
    best = dual(task, prices)
    master = Master(task, seed)
    master.add_around(prices)
    for _ in range(_ROUNDS):
        optimum = master.program.solve(left())
        if optimum is None:
            break
        found = dual(task, master.prices(optimum))
        if found.bound > best.bound:
            best = found
        if best.bound > task.better_than(value) or not master.cut_off(optimum):
            break
        master.forget(optimum, _IDLE)
    decided = task.settled(*best.decided(task, task.better_than(value)))
    return (decided if decided.possible else task), best
