"""What a solve, or a chain of them, is to the batch once it has ended: a row, and files by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from api.batch.keep import CERTIFICATE, COUNTY, FOLLOW, PLAN
from api.batch.task import Done
from api.chain import ChainResult
from api.runner import Failure, FailureCode, SolveJob, SolveResult
from api.runner.row import row_of
from models.base import Record
from models.certificate import Certificate
from models.decision import Decision, Plan
from models.files.county_files import county_json
from models.files.out.atomic import record_bytes
from models.scenario.chained import chained
from models.scenario.row import Failed, ResultRow


@dataclass(frozen=True)
class Solved:
    """A job with its result, and the seconds that it took with its audit."""

    job: SolveJob
    result: SolveResult
    seconds: float


def failed_as(row: ResultRow, why: Failure) -> Done:
    """Return a run that has no answer."""
    told = row.model_copy(update={"failed": Failed(code=why.code.value, message=why.message)})
    return Done(told, fault=f"run {row.run[:16]} failed ({why.code}): {why.detail or '-'}")


def solve_done(row: ResultRow, solved: Solved) -> Done:
    """Return what a solve is to the batch."""
    result = solved.result
    row = row_of(row, result, solved.seconds)
    if result.failure is not None or result.certificate is None:
        return failed_as(row, result.failure or Failure(FailureCode.INTERNAL, FailureCode.INTERNAL.text))
    return Done(row, files_of(result.plan, result.certificate))


def files_of(plan: Plan | None, certificate: Certificate | None) -> dict[str, bytes]:
    """Return the files of a result by name."""
    records: dict[str, Record | None] = {PLAN: plan, CERTIFICATE: certificate}
    return {name: record_bytes(record) for name, record in records.items() if record is not None}


def chain_done(row: ResultRow, chain: ChainResult, solved: Mapping[Decision, Solved], seconds: float) -> Done:
    """Return what a chain is to the batch: it failed where a decision of it did, or where its report is not right.

    The files of a decision are in a folder of its own, the county with which it began among them.
    """
    row = row.model_copy(update={"seconds": {"total": round(seconds, 3)}})
    done = {decision: solve_done(row, its) for decision, its in solved.items()}
    for its in done.values():
        if its.row.failed is not None:
            return Done(row.model_copy(update={"failed": its.row.failed}), fault=its.fault)
    if chain.disagreements:
        why = FailureCode.DISAGREEMENT
        return failed_as(row, Failure(why, why.text, "; ".join(said.en for said in chain.disagreements)))
    files = {f"{of.value}/{name}": content for of, its in done.items() for name, content in its.files.items()}
    files |= {f"{of.value}/{COUNTY}": county_json(its.job.county) for of, its in solved.items()}
    if chain.report is not None:
        files[FOLLOW] = record_bytes(chain.report)
    return Done(chained(row, {of: its.row for of, its in done.items()}, chain.report), files)
