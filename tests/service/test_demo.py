"""Demos: shipped counties that can be posted as they are."""

import pytest

import instances
from tests.service.conftest import Web, problem


def test_every_instance_is_listed(web: Web) -> None:
    told = web.get("/v1/demo").json["demos"]
    assert [d["id"] for d in told] == [entry.id for entry in instances.index()]
    assert {d["decision"] for d in told} == {"roster", "siting", "headcount"}
    assert all(d["title_zh"] and d["title_en"] and d["source_zh"] for d in told)


@pytest.mark.parametrize("id", ["need", "urad-middle-banner", "siting-covered", "headcount-need"])
def test_a_demo_is_posted_as_it_is(web: Web, id: str) -> None:
    found = web.get(f"/v1/demo/{id}")
    posted = web.call("POST", "/v1/counties", data=found.data, headers={"Content-Type": "application/json"})
    assert (posted.status_code, posted.json["county_hash"]) == (201, instances.entry(id).county_hash)
    tag = found.headers["ETag"]
    assert web.get(f"/v1/demo/{id}", headers={"If-None-Match": tag}).status_code == 304


def test_a_demo_that_is_not_there_is_a_problem(web: Web) -> None:
    assert problem(web.get("/v1/demo/..%2Findex.json")) == (404, "not_found")
    assert problem(web.get("/v1/demo/nothing")) == (404, "not_found")
