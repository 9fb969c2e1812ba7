"""The row of a solve says where the county lies, also where the solve failed."""

from api.runner.result import Failure, FailureCode, SolveResult
from api.runner.row import row_of
from models.certificate import State
from models.scenario.row import ResultRow
from tests.builders import make_case, tiny_county


def test_a_solve_that_failed_still_lies_on_the_map() -> None:
    county = tiny_county()
    located = [f.model_copy(update={"lon": 87.0, "lat": 43.0}) for f in county.facilities]
    case = make_case(county.model_copy(update={"facilities": tuple(located)}), "2026-03-02", "2026-03-08")
    begun = ResultRow(
        run="0" * 64, county="甲县", county_hash="c" * 64, profile="", defaults_used=0, state=State.FAILED
    )
    lost = Failure(FailureCode.WORKER_LOST, FailureCode.WORKER_LOST.text)
    row = row_of(begun, SolveResult(case=case, state=State.FAILED, failure=lost), 1.0)
    assert (row.lon, row.lat, row.state, row.profile) == (87.0, 43.0, State.FAILED, "xinjiang")
