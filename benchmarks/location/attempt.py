"""One solver on one problem: what it answers, judged, and the seconds it took."""

from statistics import median
from time import monotonic

from benchmarks.location.judge import TOLERANCE, judge
from benchmarks.location.problem import Answer, Problem
from benchmarks.location.rivals import RIVALS, Solver
from benchmarks.rows import Row

OURS = "xiachen"
QUICK = 5.0
"""Seconds below which ours is run again, for the median."""


def attempt(problem: Problem, who: str, limit: float, repeats: int) -> Row:
    """Return status, value, bound and seconds, from the arrays to the answer; building the model counts.

    What is imported, and the judge, do not count. The seconds are the median of ``repeats`` runs where the first is
    quick, the rest is the last run's. Raises ``RuntimeError`` where the answer breaks a rule or claims another value
    than the judge counts.
    """
    solver = solver_of(who)
    seconds: list[float] = []
    while not seconds or (len(seconds) < repeats and seconds[0] < QUICK):
        begin = monotonic()
        answer = solver(problem, limit)
        seconds.append(monotonic() - begin)
    row: Row = {"status": answer.status.value, "bound": tidy(answer.bound), "seconds": round(median(seconds), 4)}
    return row | {"value": tidy(_judged(problem, answer))} if answer.found else row


def solver_of(who: str) -> Solver:
    """Return ours or a rival, imported only now: each may need packages that the others do without."""
    if who == OURS:
        from benchmarks.location.ours import by_ours

        return by_ours
    return RIVALS[who].load()


def _judged(problem: Problem, answer: Answer) -> float:
    """Return the value that the judge counts, where nothing is broken and nothing else is claimed."""
    judged = judge(problem, answer)
    if judged.broken:
        raise RuntimeError("; ".join(judged.broken[:3]))
    said = judged.value if answer.value is None else answer.value
    if abs(said - judged.value) > TOLERANCE * max(1.0, abs(judged.value)):
        raise RuntimeError(f"the solver says {said:.10g}, the judge {judged.value:.10g}")
    return judged.value


def tidy(number: float | None) -> float | None:
    """Return a number without the dust of floating point, a whole one where it is whole."""
    if number is None:
        return None
    rounded = round(float(number), 6)
    return int(rounded) if rounded == int(rounded) else rounded
