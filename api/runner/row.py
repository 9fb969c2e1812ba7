"""The row of a batch for a solve that has ended."""

from api.runner.result import SolveResult
from models.scenario.row import ResultRow, answered, seat_of

MIB = 1024 * 1024


def row_of(begun: ResultRow, result: SolveResult, seconds: float) -> ResultRow:
    """Return what the table of a batch says of a solve that took so many ``seconds`` with its audit.

    ``begun`` is what is known before a solve; a solve that failed leaves its state as it is there.
    """
    lon, lat = seat_of(result.case.county)
    known = {"profile": result.case.policy.profile, "lon": lon, "lat": lat, "seconds": {"total": round(seconds, 3)}}
    row = begun.model_copy(update=known)
    if result.spent is not None:
        peak, cpu = round(result.spent.peak_bytes / MIB, 1), round(result.spent.cpu_seconds, 3)
        row = row.model_copy(update={"peak_mib": peak, "cpu_seconds": cpu})
    if result.certificate is None:
        return row
    return answered(row, result.case, result.certificate, result.plan, result.verdict)
