"""Who and what changes in each run against the run that it is compared with; one plan at a time is held."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from api.batch.keep import PLAN as PLAN_FILE
from api.batch.keep import run_folder
from api.batch.order import Order
from models.county import County
from models.decision import PLAN
from models.scenario import Run, Scenarios
from models.scenario.compare import references
from models.scenario.differences import Difference, Facts, difference, facts_of
from models.scenario.row import ResultRow


def differences(scenarios: Scenarios, results: Sequence[tuple[Run, ResultRow]], folder: Path) -> dict[int, Difference]:
    """Return what changes in the plan of each run, by its number; nothing of runs without a plan on both sides."""
    against = references(scenarios, [run for run, _ in results])
    compared: dict[int, list[int]] = {}
    for n, place in enumerate(against):
        if n != place:
            compared.setdefault(place, []).append(n)
    found: dict[int, Difference] = {}
    for place, others in compared.items():
        base = _facts(results[place][1], folder)
        if base is None:
            continue
        for n in others:
            run, row = results[n]
            own = _facts(row, folder)
            if own is not None:
                found[run.number] = difference(base, own)
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


def _facts(row: ResultRow, folder: Path) -> Facts | None:
    if PLAN_FILE not in row.files:
        return None
    return facts_of(PLAN.validate_json((run_folder(folder, row.run) / PLAN_FILE).read_bytes()))
