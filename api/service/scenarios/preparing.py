"""From scenarios to a batch that the store can queue: every fault is told at once, and nothing is kept then."""

from collections.abc import Iterable, Iterator
from functools import partial

from api.batch.order import Order as RunOrder
from api.batch.preparing import prepare_from
from api.jobs import Order
from api.service.context import service
from api.service.given import COUNTY
from api.service.orders import LESS_TIME, SHORTEN, TOO_LONG, TOO_SLOW, fault
from api.service.problems import not_found
from api.service.room import most_jobs
from api.service.scenarios.source import KeptCounties
from api.service.settings import Limits
from api.store import contents
from api.store.scenarios import Asked, JobAsked, RunAsked
from models.certificate import State
from models.files.input.codes import Place, make_issue
from models.issue import InputRefused, Issue
from models.scenario import ReadScenarios, Scenarios


def prepared(given: Scenarios) -> Asked:
    """Return a batch with its counties patched; raise ``InputRefused`` with every fault.

    Raises ``Problem`` where all that is wrong is that a base county is not there, and where it takes too long.
    """
    limits = service().settings.limits
    source = KeptCounties(limits.prepare_seconds)
    faults = [*_no_chain(given), *_too_slow(given, limits)]
    try:
        orders = prepare_from(ReadScenarios(scenarios=given), source).orders
    except InputRefused as refused:
        raise _refusal([*faults, *refused.issues]) from refused
    jobs = {order.hash: order for order in orders}
    faults += _too_many(given, len(jobs))
    faults += _too_long(orders, limits)
    if faults:
        raise InputRefused(faults)
    ordered = partial(order_of, limits=limits)
    return Asked(
        title=given.title or orders[0].county_name,
        decision=given.decision.value,
        content=contents.pack(given.model_dump_json(by_alias=True).encode()),
        counties=source.packed,
        jobs={
            hash: JobAsked(order.county_file, ordered(order).model_dump(mode="json"), order.row(State.QUEUED))
            for hash, order in jobs.items()
        },
        runs=[RunAsked(o.run.number, o.run.label, dict(o.run.dimensions), o.hash) for o in orders],
    )


def order_of(run: RunOrder, limits: Limits) -> Order:
    """Return the order of a run's job; where no limit on time is asked for the longest holds."""
    first, last = run.horizon or (None, None)
    assert run.decision.alone is not None
    return Order(
        decision=run.decision.alone,
        first=first,
        last=last,
        profile=run.run.profile,
        settings=run.run.settings,
        time_limit=run.options.time_limit or limits.solve_seconds,
        gap=float(run.options.gap),
        seed=run.run.seed,
        workers=run.options.workers,
        memory_limit=limits.memory_bytes,
    )


def _refusal(faults: Iterable[Issue]) -> Exception:
    """Return the refusal of faults: 404 where all that is wrong is that counties are not there."""
    found = list(faults)
    if all(issue.code == "scenario_kept" for issue in found):
        return not_found(COUNTY, found)
    return InputRefused(found)


def _no_chain(given: Scenarios) -> Iterator[Issue]:
    if given.decision.alone is None:
        yield make_issue("scenario_chain", Place(pointer="/decision"))


def _too_slow(given: Scenarios, limits: Limits) -> Iterator[Issue]:
    seconds = given.options.time_limit
    if seconds is not None and seconds > limits.solve_seconds:
        said = TOO_SLOW.fill(found=f"{seconds:g}", limit=f"{limits.solve_seconds:g}")
        yield fault("time_limit_too_long", said, LESS_TIME, "/options/time_limit")


def _too_many(given: Scenarios, jobs: int) -> Iterator[Issue]:
    if jobs > most_jobs():
        place = Place(pointer="/grid" if given.grid else "/bases")
        yield make_issue("scenario_many", place, found=jobs, limit=most_jobs())


def _too_long(orders: Iterable[RunOrder], limits: Limits) -> Iterator[Issue]:
    longest = max(((o.horizon[1] - o.horizon[0]).days + 1 for o in orders if o.horizon), default=0)
    if longest > limits.horizon_days:
        said = TOO_LONG.fill(days=longest, limit=limits.horizon_days)
        yield fault("horizon_too_long", said, SHORTEN, "/to")
