"""Counties from a patch: a new one beside its parent, or every fault at once."""

from typing import Any

import pytest

from api.bounded import bounded
from api.service import working
from tests.service.conftest import Web, problem

Json = dict[str, Any]


def patch(web: Web, id: str, patch: Json, **fields: Any) -> Any:
    """Post a patch."""
    return web.post(f"/v1/counties/{id}/from-patch", {"patch": patch} | fields)


def test_a_patched_county_is_kept_beside_its_parent(web: Web, county: Json) -> None:
    parent = web.post("/v1/counties", county).json["id"]
    response = patch(web, parent, {"staff[id=P1].title": "senior"}, name="若P1为正高")
    assert response.status_code == 201
    child = response.json
    assert response.headers["Location"] == f"/v1/counties/{child['id']}"
    assert (child["name"], child["parent_id"]) == ("若P1为正高", parent)
    found = web.get(f"/v1/counties/{child['id']}").json["county"]
    assert [p["title"] for p in found["staff"]] == ["senior", county["staff"][1]["title"]]
    before = web.get(f"/v1/counties/{parent}").json
    assert (before["county"]["staff"][0]["title"], before["parent_id"]) == (county["staff"][0]["title"], None)
    again = patch(web, parent, {"staff[id=P1].title": "senior"}, name="若P1为正高")
    assert (again.status_code, again.json["id"]) == (200, child["id"])
    assert len(web.get("/v1/counties").json["counties"]) == 2


def test_faults_are_told_at_once_and_nothing_is_kept(web: Web, county: Json) -> None:
    parent = web.post("/v1/counties", county).json["id"]
    response = patch(
        web, parent, {"staff[id=P1].leave": 1, "staff[id=P9].title": "senior", "staff[id=P2].title": "巫师"}
    )
    assert problem(response) == (422, "invalid")
    assert {(e["code"], e["pointer"]) for e in response.json["errors"]} == {
        ("unknown_field", "/patch/staff[id=P1].leave"),
        ("patch_no_row", "/patch/staff[id=P9].title"),
        ("unknown_word", "/patch/staff[id=P2].title"),
    }
    assert len(web.get("/v1/counties").json["counties"]) == 1
    for body in ({}, {"patch": []}, {"patch": {}, "nam": "x"}):
        assert problem(web.post(f"/v1/counties/{parent}/from-patch", body)) == (422, "invalid")


def test_a_county_of_another_commission_cannot_be_patched(two: tuple[Web, Web], county: Json) -> None:
    mine, other = two
    parent = mine.post("/v1/counties", county).json["id"]
    assert problem(patch(other, parent, {})) == (404, "not_found")
    assert problem(patch(mine, "county_1", {})) == (404, "not_found")


def test_a_patch_is_applied_in_a_child(web: Web, county: Json, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "bounded", bounded)
    parent = web.post("/v1/counties", county).json["id"]
    assert patch(web, parent, {"county.month": 5}).status_code == 201
