"""One run of Timefold; starting the JVM and handing over the problem count as its time."""

from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import Any

from benchmarks.rivals.offer import Offer
from benchmarks.rivals.slots import visit_model
from benchmarks.rivals.timefold.table import OUT, Table, make_table
from benchmarks.rivals.trace import Trace
from models.plan import RosterPlan
from models.roster import RosterCase


def by_timefold(case: RosterCase, seconds: float, trace: Trace) -> Offer:
    """Return the best plan that Timefold has found when the seconds are over; it proves no bound and never ends."""
    end = monotonic() + seconds
    table = make_table(visit_model(case))
    solver, roster = _prepared(table)
    last: list[Callable[[], RosterPlan | None]] = []

    def found(solution: Any) -> None:
        last[:] = [lambda: _plan(table, solution)]
        trace.note(last[0])

    _listen(solver, found)
    done = Event()
    watch = Thread(target=_stop, args=(solver, end, done), daemon=True)
    watch.start()
    solver.solve(roster)
    done.set()
    watch.join()
    return Offer(last[0]() if last else None)


def _prepared(table: Table) -> tuple[Any, Any]:
    """Return a solver and the problem, days with the same places sharing one list of them."""
    from timefold.solver import SolverFactory
    from timefold.solver.config import EnvironmentMode, ScoreDirectorFactoryConfig, SolverConfig

    from benchmarks.rivals.timefold.domain import Day, Place, Roster
    from benchmarks.rivals.timefold.score import Score

    places = [Place(n) for n in range(len(table.places))]
    shared: dict[tuple[int, ...], list[Place]] = {}
    days = []
    for n, entry in enumerate(table.entries):
        may = shared.setdefault(tuple(entry.visits), [places[p] for p in entry.visits])
        days.append(Day(n, entry.pinned != OUT, may, None if entry.pinned == OUT else places[entry.pinned]))
    config = SolverConfig(
        solution_class=Roster,
        entity_class_list=[Day],
        environment_mode=EnvironmentMode.NO_ASSERT,
        random_seed=1,
        score_director_factory_config=ScoreDirectorFactoryConfig(incremental_score_calculator_class=Score),
    )
    return SolverFactory.create(config).build_solver(), Roster(places, days, table.text())


def _stop(solver: Any, end: float, done: Event) -> None:
    """Ask the solver to end at ``end``, again and again, for a word before it has begun is not heard."""
    done.wait(max(0.0, end - monotonic()))
    while not done.wait(0.05):
        solver.terminate_early()


def _listen(solver: Any, found: Callable[[Any], None]) -> None:
    """Call ``found`` with each better solution as the JVM has it; made into Python objects it would hold up the search.

    The public listener makes them, so this one is added to the solver beneath.
    """
    from jpype import JProxy

    def changed(event: Any) -> None:
        if event.isNewBestSolutionInitialized() and event.getNewBestScore().isFeasible():
            found(event.getNewBestSolution())

    listener = "ai.timefold.solver.core.api.solver.event.SolverEventListener"
    solver._delegate.addEventListener(JProxy(listener, dict={"bestSolutionChanged": changed}))


def _plan(table: Table, solution: Any) -> RosterPlan:
    """Return the plan of a solution of the JVM."""
    from _jpyinterpreter import unwrap_python_like_object

    roster = unwrap_python_like_object(solution)
    return table.slots.plan(table.values((day.id, day.place.index) for day in roster.days if day.place is not None))
