"""Measures of the service: the queue and the requests, by route and never by whom."""

from typing import Any

from prometheus_client.parser import text_string_to_metric_families

from tests.jobs.conftest import until
from tests.jobs.stub import Stub
from tests.service.conftest import Open, Web, problem

Json = dict[str, Any]


def measures(web: Web) -> dict[tuple[str, ...], float]:
    """Return every measure by its name and labels."""
    response = web.get("/metrics")
    assert response.content_type.startswith("text/plain; version=")
    families = text_string_to_metric_families(response.text)
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


def test_jobs_are_counted_by_where_they_stand(open_web: Open, county: Json) -> None:
    web = open_web(Stub(holds=True), concurrency=1)
    first, second = web.submit(county), web.submit(county)
    until(lambda: web.get(f"/v1/jobs/{first}").json["state"] == "running")
    told = measures(web)
    assert (told["xiachen_jobs_queued",], told["xiachen_jobs_running",]) == (1, 1)
    assert {told["xiachen_jobs_ended", state] for state in ("completed", "cancelled", "failed")} == {0}
    web.post(f"/v1/jobs/{second}/cancel")
    web.stub.go.set()
    web.ended(first)
    told = measures(web)
    assert (told["xiachen_jobs_queued",], told["xiachen_jobs_running",]) == (0, 0)
    assert (told["xiachen_jobs_ended", "completed"], told["xiachen_jobs_ended", "cancelled"]) == (1, 1)


def test_requests_are_measured_by_route_and_status(web: Web) -> None:
    for id in ("a", "b"):
        web.get(f"/v1/counties/{id}")
    web.get("/v1/nothing-of-the-kind")
    web.call("BREW", "/v1/coffee")
    told = measures(web)
    assert told["xiachen_request_seconds_count", "GET", "/v1/counties/<id>", "404"] == 2
    assert told["xiachen_request_seconds_count", "-", "-", "404"] == 2
    assert not any("coffee" in label or "nothing" in label for name in told for label in name)


def test_measures_name_no_commission_and_need_a_token(two: tuple[Web, Web], county: Json) -> None:
    mine, other = two
    mine.post("/v1/counties", county)
    text = other.get("/metrics").text
    assert "甲旗" not in text
    assert "测试县" not in text
    other.headers.clear()
    assert problem(other.get("/metrics")) == (401, "unauthorized")


def test_measures_come_as_openmetrics_where_that_is_asked_for(web: Web) -> None:
    response = web.get("/metrics", headers={"Accept": "application/openmetrics-text; version=1.0.0"})
    assert response.mimetype == "application/openmetrics-text"
    assert response.text.endswith("# EOF\n")
