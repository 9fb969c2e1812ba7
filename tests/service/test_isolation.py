"""Every operation of the OpenAPI document, as a stranger and as each role calls it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.service.access.caller import Role
from api.service.access.token_file import create_token
from tests.jobs.conftest import until
from tests.service.conftest import WEEK, Open, Web, problem
from tests.service.operations import OPERATIONS, Answer, Case, Operation, operations_of

Json = dict[str, Any]
MARKER = "只此一家县"
DEMO = "urad-middle-banner"


def webs_of(open_web: Open, folder: Path, *whose: tuple[str, Role]) -> list[Web]:
    """Return one app as tokens of commissions and roles call it."""
    path = folder / "tokens.json"
    secrets = [create_token(path, name, role)[0] for name, role in whose]
    one = open_web(token_file=path)
    return [replace(one, headers={"Authorization": f"Bearer {secret}"}) for secret in secrets]


def case_of(web: Web, county: Json) -> Case:
    """Let a commission have a county, an ended job with its plan in force, scenarios, and a job that is running."""
    county["county"]["name"] = MARKER
    job = web.submit(county, seed=1)
    ended = web.ended(job)
    assert web.post(f"/v1/plans/{ended['plan_id']}/publish", {"approver": "A1"}).status_code == 201
    asked = WEEK | {"title": MARKER, "bases": [{"id": "mine", "county_id": ended["county_id"]}]}
    batch = web.post("/v1/scenarios", asked, headers={"Prefer": "wait=20"}).json["id"]
    web.stub.holds = True
    running = web.submit(county, seed=2)
    until(lambda: web.get(f"/v1/jobs/{running}").json["first_plan"] is not None)
    plan = web.get(f"/v1/jobs/{job}/plan.json").json
    return Case(ended["county_id"], job, running, ended["plan_id"], batch, county, plan, MARKER)


@pytest.fixture
def operations(web: Web) -> list[Operation]:
    """Return the operations of the document."""
    return list(operations_of(web))


def test_every_operation_has_its_answer_here(operations: list[Operation]) -> None:
    assert sorted(OPERATIONS) == sorted(operation.id for operation in operations)


def test_a_stranger_finds_nothing_of_anothers(open_web: Open, tmp_path: Path, county: Json) -> None:
    mine, other = webs_of(open_web, tmp_path, ("甲旗卫健委", Role.ADMIN), ("乙旗卫健委", Role.ADMIN))
    case = case_of(mine, county)
    before = everything(mine, case)
    for operation in operations_of(mine):
        expected = OPERATIONS[operation.id]
        if expected.to_others is Answer.COMMON:
            continue
        ids = case.ids if "{id}" in operation.path else ("",)
        for id in ids:
            response = operation.call(other, case, id)
            if expected.to_others is Answer.EMPTY:
                assert response.status_code == 200, operation
            else:
                assert problem(response) == (404, "not_found"), (operation, id)
            assert MARKER not in response.text, operation
            assert not [known for known in case.ids if known in response.text], operation
    assert everything(mine, case) == before


def everything(web: Web, case: Case) -> list[Json]:
    """Return what a commission sees of what it has."""
    paths = ("counties", "jobs", f"counties/{case.county_id}", f"jobs/{case.job_id}/plan", f"jobs/{case.open_job_id}")
    batches = ("scenarios", f"scenarios/{case.scenarios_id}", f"scenarios/{case.scenarios_id}/table.json")
    return [web.get(f"/v1/{path}").json for path in (*paths, f"plans/{case.plan_id}/publications", *batches)]


def test_what_is_hidden_from_others_is_there_for_its_owner(open_web: Open, tmp_path: Path, county: Json) -> None:
    (mine,) = webs_of(open_web, tmp_path, ("甲旗卫健委", Role.ADMIN))
    case = case_of(mine, county)
    kinds = {"counties": case.county_id, "jobs": case.job_id, "plans": case.plan_id, "demo": DEMO}
    kinds["scenarios"] = case.scenarios_id
    for operation in operations_of(mine):
        id = kinds.get(operation.path.removeprefix("/v1/").partition("/")[0], "")
        response = operation.call(mine, case, id)
        assert response.status_code not in (401, 403, 404, 422), (operation, response.text)
        assert response.status_code < 500, operation


@pytest.mark.parametrize("role", [*Role, None])
def test_every_role_may_do_what_is_its_own_alone(
    open_web: Open, tmp_path: Path, county: Json, role: Role | None
) -> None:
    mine, called = webs_of(open_web, tmp_path, ("甲旗卫健委", Role.ADMIN), ("甲旗卫健委", role or Role.VIEWER))
    if role is None:
        called = replace(called, headers={})
    case = case_of(mine, county)
    for operation in operations_of(mine):
        wanted = OPERATIONS[operation.id].role
        response = operation.call(called, case, "nothing")
        if wanted is None or (role is not None and role.covers(wanted)):
            assert response.status_code not in (401, 403), operation
        elif role is None:
            assert problem(response) == (401, "unauthorized"), operation
        else:
            assert problem(response) == (403, "forbidden"), operation


def test_another_commissions_ids_in_a_list_lead_nowhere(open_web: Open, tmp_path: Path, county: Json) -> None:
    mine, other = webs_of(open_web, tmp_path, ("甲旗卫健委", Role.ADMIN), ("乙旗卫健委", Role.ADMIN))
    case_of(mine, county)
    token = mine.get("/v1/jobs?limit=1").json["next_page_token"]
    assert token is not None
    for kind in ("jobs", "counties", "scenarios"):
        assert other.get(f"/v1/{kind}?page_token={int(token) + 100}").json[kind] == []


def test_which_methods_there_are_is_told_to_everybody(two: tuple[Web, Web]) -> None:
    for operation in operations_of(two[0]):
        for headers in (two[0].headers, {}):
            response = replace(two[0], headers=headers).call("OPTIONS", operation.path.replace("{id}", "nothing"))
            assert response.status_code == 200, operation
            assert operation.method in response.headers["Allow"]
            assert response.data == b""
