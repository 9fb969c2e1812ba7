"""From a batch of the store to its table, the same that ``xiachen compare`` makes, whole or as far as it is."""

from api.service.problems import language
from api.store import contents, scenarios
from api.store.scope import Scope
from api.store.tables import RunRow, ScenariosRow
from models.files.out.scenarios.asked import TableAsked
from models.scenario import Run, Scenarios
from models.scenario.expand import BASE, SEED


def table_asked(rows: Scope, batch: ScenariosRow) -> TableAsked:
    """Return what the table of a batch is made of, as it stands; one that has ended is always the same."""
    runs, known = scenarios.table(rows, batch.id)
    stand = scenarios.stand(rows, batch.id)
    return TableAsked(
        title=batch.title,
        scenarios=Scenarios.model_validate_json(contents.get(rows, batch.content)),
        runs=tuple((run.job_id, run_of(run)) for run in runs),
        rows=known,
        made=(stand.finished or batch.submitted).astimezone().replace(tzinfo=None),
        lang=language(),
    )


def run_of(row: RunRow) -> Run:
    """Return a run as far as a table tells of it."""
    its = row.dimensions
    return Run(number=row.number, base=its[BASE], label=row.label, dimensions=its, seed=its[SEED])
