"""The whole answer of a job, in one document."""

from typing import Any

from api.service.schemas.results import ResultDocument
from models.certificate import Outcome, State
from models.plan import RosterPlan
from tests.jobs.conftest import until
from tests.jobs.stub import Stub
from tests.service.conftest import Open, Web, problem

Json = dict[str, Any]


def result_of(web: Web, id: str) -> ResultDocument:
    """Return the result of a job, read as a client reads it."""
    response = web.get(f"/v1/jobs/{id}/result")
    assert response.status_code == 200, response.text
    return ResultDocument.model_validate_json(response.data)


def test_a_result_is_the_plan_with_all_that_is_said_of_it(web: Web, county: Json) -> None:
    id = web.submit(county)
    web.ended(id)
    found = result_of(web, id)
    assert (found.state, found.failure, found.analysis, found.conflict) == (State.COMPLETED, None, None, ())
    assert isinstance(found.plan, RosterPlan)
    assert found.plan == RosterPlan.model_validate_json(web.get(f"/v1/jobs/{id}/plan").data)
    assert found.verdict is not None
    told = web.get(f"/v1/jobs/{id}/verdict").json
    assert ([s.rule for s in found.verdict.scores], len(found.verdict.findings)) == (
        [r["rule"] for r in told["rules"]],
        told["total"],
    )
    assert found.certificate is not None
    assert found.certificate.model_dump(mode="json") == web.get(f"/v1/jobs/{id}/certificate").json["certificate"]


def test_an_infeasible_county_tells_what_cannot_hold_together(open_web: Open, county: Json) -> None:
    web = open_web(Stub(infeasible=True))
    id = web.submit(county)
    web.ended(id)
    found = result_of(web, id)
    assert found.certificate is not None
    assert (found.certificate.outcome, found.plan, found.verdict) == (Outcome.INFEASIBLE, None, None)
    assert [f.where.facility for f in found.conflict] == ["T1"]


def test_a_failed_job_says_why_and_a_cancelled_one_says_so(open_web: Open, county: Json) -> None:
    web = open_web(Stub(fails=True))
    id = web.submit(county)
    web.ended(id)
    failed = result_of(web, id)
    assert (failed.state, failed.certificate, failed.plan) == (State.FAILED, None, None)
    assert failed.failure is not None
    assert failed.failure.code == "internal"
    web.stub.fails, web.stub.holds = False, True
    id = web.submit(county)
    assert problem(web.get(f"/v1/jobs/{id}/result")) == (409, "job_open")
    until(lambda: len(web.stub.begun) == 2)
    web.post(f"/v1/jobs/{id}/cancel")
    web.ended(id)
    assert result_of(web, id) == ResultDocument(state=State.CANCELLED)


def test_another_commission_sees_no_result(two: tuple[Web, Web], county: Json) -> None:
    one, other = two
    id = one.submit(county)
    one.ended(id)
    assert result_of(one, id).plan is not None
    assert problem(other.get(f"/v1/jobs/{id}/result")) == (404, "not_found")
    assert problem(one.get("/v1/jobs/nothing/result")) == (404, "not_found")


def test_a_job_that_runs_says_when_to_ask_again(open_web: Open, county: Json) -> None:
    web = open_web(Stub(holds=True))
    id = web.submit(county)
    assert web.get(f"/v1/jobs/{id}").headers["Retry-After"] == "1"
    web.stub.go.set()
    web.ended(id)
    assert "Retry-After" not in web.get(f"/v1/jobs/{id}").headers
