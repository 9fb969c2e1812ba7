"""What the table of a batch says of a solve."""

from api.runner.result import SolveResult
from models.files.input.limits import MIB
from models.scenario.row import ResultRow, answered


def row_of(begun: ResultRow, result: SolveResult, seconds: float) -> ResultRow:
    """Return ``begun`` with what a solve says, and what it cost; it took so many seconds with its audit."""
    policy = result.case.policy
    row = begun.model_copy(update={"profile": policy.profile, "seconds": {"total": round(seconds, 3)}})
    if result.spent is not None:
        peak, cpu = round(result.spent.peak_bytes / MIB, 1), round(result.spent.cpu_seconds, 3)
        row = row.model_copy(update={"peak_mib": peak, "cpu_seconds": cpu})
    if result.failure is not None or result.certificate is None:
        return row
    return answered(row, result.case, result.certificate, result.plan, result.verdict)
