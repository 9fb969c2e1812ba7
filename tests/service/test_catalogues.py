"""The catalogues: they say what the checker, the reader and the published schemas say."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from api.service.problems import KINDS
from models.files.input.codes import issue_codes
from models.policy import PROFILE_IDS, resolve_policy, rules
from tests.service.conftest import Web, problem

Json = dict[str, Any]
PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"


def test_rules_stand_as_in_the_catalogue_or_as_a_profile_sets_them(web: Web) -> None:
    plain = web.get("/v1/rules").json
    assert [r["rule"] for r in plain["rules"]] == list(rules())
    assert {r["mode"] for r in plain["rules"] if r["rule"] == "roster.annual_days"} == {
        rules()["roster.annual_days"].mode.value
    }
    urad = {r["rule"]: r for r in web.get("/v1/rules?profile=乌中旗").json["rules"]}
    policy = resolve_policy("urad")
    for id, found in urad.items():
        assert found["mode"] == policy.mode(id).value
        assert {p["name"]: p["value"] for p in found["parameters"]} == policy.rules[id].values
    days = next(p for p in urad["roster.annual_days"]["parameters"] if p["name"] == "days")
    assert (days["value"], "S2 B01" in days["basis"]) == ("30", True)


def test_every_clause_that_a_rule_cites_is_quoted_with_its_document(web: Web) -> None:
    told = web.get("/v1/rules").json
    clauses = {c["clause"]: c["document"] for c in told["clauses"]}
    assert {c for r in told["rules"] for c in r["clauses"]} <= set(clauses)
    assert set(clauses.values()) <= {d["document"] for d in told["documents"]}


def test_an_unknown_profile_is_told_with_what_may_be_meant(web: Web) -> None:
    response = web.get("/v1/rules?profile=uradd")
    assert problem(response) == (422, "invalid")
    assert [(e["code"], e["pointer"]) for e in response.json["errors"]] == [("unknown_profile", "/profile")]
    assert "乌拉特中旗" in response.json["errors"][0]["message_zh"]
    assert problem(web.get("/v1/rules?profil=urad")) == (422, "invalid")


def test_profiles_and_codes_are_complete(web: Web) -> None:
    told = {p["profile"]: p for p in web.get("/v1/profiles").json["profiles"]}
    assert tuple(told) == PROFILE_IDS
    assert {"rule": "roster.annual_days", "parameter": "days", "value": "30"}.items() <= next(
        s for s in told["urad"]["settings"] if (s["rule"], s["parameter"]) == ("roster.annual_days", "days")
    ).items()
    codes = web.get("/v1/issue-codes").json
    assert [c["code"] for c in codes["issues"]] == list(issue_codes())
    assert {c["code"]: c["status"] for c in codes["problems"]} == {k.code: k.status for k in KINDS.values()}


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("county", "county"),
        ("plan?decision=roster", "plan"),
        ("plan?decision=siting", "siting-plan"),
        ("plan?decision=headcount", "headcount-plan"),
    ],
)
def test_schemas_are_those_that_are_published(web: Web, path: str, file: str) -> None:
    assert web.get(f"/v1/schema/{path}").json == json.loads((PUBLISHED / f"{file}.json").read_text("utf-8"))


def test_the_schema_of_any_plan_tells_decisions_apart(web: Web, county: Json) -> None:
    id = web.submit(county)
    web.ended(id)
    roster = web.get(f"/v1/jobs/{id}/plan").json
    schema = jsonschema_rs.validator_for(web.get("/v1/schema/plan").json)
    assert schema.is_valid(roster)
    assert not schema.is_valid(roster | {"decision": "siting"})
    assert problem(web.get("/v1/schema/nothing")) == (404, "not_found")


@pytest.mark.parametrize("path", ["rules", "profiles", "issue-codes", "schema/county", "schema/plan"])
def test_a_catalogue_that_is_known_is_not_sent_again(web: Web, path: str) -> None:
    tag = web.get(f"/v1/{path}").headers["ETag"]
    again = web.get(f"/v1/{path}", headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
