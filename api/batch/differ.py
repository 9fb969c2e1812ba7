"""Who and what changes in each run against the run that it is compared with; the plans of two runs are held at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from api.batch.keep import PLAN as PLAN_FILE
from api.batch.keep import run_folder
from api.batch.order import Order
from models.chain.begin import IN_ORDER
from models.county import County
from models.decision import PLAN, Decision
from models.scenario import Run, Scenarios
from models.scenario.compare import references
from models.scenario.differences import Difference, Facts, difference, facts_of
from models.scenario.row import ResultRow

Differences = dict[int, tuple[Difference, ...]]
"""What changes by the number of the run: one difference, of a chain one for each decision."""


def differences(scenarios: Scenarios, results: Sequence[tuple[Run, ResultRow]], folder: Path) -> Differences:
    """Return what changes in the plans of each run, by its number; nothing of runs without a plan on both sides."""
    against = references(scenarios, [run for run, _ in results])
    compared: dict[int, list[int]] = {}
    for n, place in enumerate(against):
        if n != place:
            compared.setdefault(place, []).append(n)
    found: Differences = {}
    for place, others in compared.items():
        base = _facts(results[place][1], folder)
        if not base:
            continue
        for n in others:
            run, row = results[n]
            own = _facts(row, folder)
            changes = tuple(difference(base[of], own[of], of) for of in base if of in own)
            if changes:
                found[run.number] = changes
    return found


def names_of_places(orders: Sequence[Order], folder: Path) -> Mapping[str, str]:
    """Return the short name of each facility by its code, where every county of the batch calls it so."""
    names: dict[str, str] = {}
    several: set[str] = set()
    for file in dict.fromkeys(order.county_file for order in orders):
        county = County.model_validate_json((folder / file).read_bytes())
        for facility in county.facilities:
            if names.setdefault(facility.id, facility.short_name) != facility.short_name:
                several.add(facility.id)
    return {code: name for code, name in names.items() if code not in several}


def _facts(row: ResultRow, folder: Path) -> dict[Decision | None, Facts]:
    """Return the facts of the run's plan, of a chain by decision; nothing where it has none."""
    known: dict[str, Decision | None] = {PLAN_FILE: None} | {f"{of.value}/{PLAN_FILE}": of for of in IN_ORDER}
    place = run_folder(folder, row.run)
    return {
        of: facts_of(PLAN.validate_json((place / file).read_bytes())) for file, of in known.items() if file in row.files
    }
