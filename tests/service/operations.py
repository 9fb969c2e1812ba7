"""What every operation of the service must answer to a stranger and to each role; a new one has to be entered here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from api.service.access.caller import Role
from tests.service.conftest import WEEK, Web

Json = dict[str, Any]


class Answer(Enum):
    """What another commission is told: that there is no such thing, a list without it, or nothing of anybody's."""

    HIDDEN = "hidden"
    EMPTY = "empty"
    COMMON = "common"


@dataclass(frozen=True)
class Case:
    """What one commission has, by kind; ``county`` and ``plan`` as JSON, ``marker`` a name that is in it."""

    county_id: str
    job_id: str
    open_job_id: str
    plan_id: str
    scenarios_id: str
    county: Json
    plan: Json
    marker: str

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id."""
        return self.county_id, self.job_id, self.open_job_id, self.plan_id, self.scenarios_id


Body = Callable[[Case], Json]


@dataclass(frozen=True)
class Expected:
    """How an operation answers: to another commission, from which role on (``None``: without a token), to ``body``."""

    to_others: Answer
    role: Role | None = Role.VIEWER
    body: Body | None = None


def own_county(case: Case) -> Json:
    """Return a county as a body."""
    return case.county


def order(case: Case) -> Json:
    """Return the order of a roster for a county that is kept."""
    return {"decision": "roster", "county_id": case.county_id, "options": WEEK}


def change(case: Case) -> Json:
    """Return a patch of a county."""
    return {"patch": {"staff[id=P1].title": "senior"}}


def judged(case: Case) -> Json:
    """Return a plan to audit for a county that is kept."""
    return {"county_id": case.county_id, "plan": case.plan}


def approval(case: Case) -> Json:
    """Return the approval of a plan."""
    return {"approver": "A1"}


def batch(case: Case) -> Json:
    """Return scenarios of a county that is kept."""
    return WEEK | {"bases": [{"id": "mine", "county_id": case.county_id}]}


READ = Expected(Answer.HIDDEN)
CHANGE = Expected(Answer.HIDDEN, Role.PLANNER)
LIST = Expected(Answer.EMPTY)
COMMON = Expected(Answer.COMMON)
OPERATIONS: dict[str, Expected] = {
    "health": Expected(Answer.COMMON, None),
    "info": COMMON,
    "get_metrics": COMMON,
    "list_rules": COMMON,
    "list_profiles": COMMON,
    "list_issue_codes": COMMON,
    "get_county_schema": COMMON,
    "get_plan_schema": COMMON,
    "get_scenarios_schema": COMMON,
    "list_demos": COMMON,
    "get_demo": COMMON,
    "audit_plan": Expected(Answer.HIDDEN, body=judged),
    "validate": Expected(Answer.COMMON, body=own_county),
    "post_county": Expected(Answer.COMMON, Role.PLANNER, own_county),
    "list_counties": LIST,
    "get_county": READ,
    "get_county_xlsx": READ,
    "patch_county": Expected(Answer.HIDDEN, Role.PLANNER, change),
    "delete_county": CHANGE,
    "list_county_publications": READ,
    "post_job": Expected(Answer.HIDDEN, Role.PLANNER, order),
    "list_jobs": LIST,
    "get_job": READ,
    "cancel_job": CHANGE,
    "finish_job": CHANGE,
    "delete_job": CHANGE,
    "get_events": READ,
    "get_certificate": READ,
    "get_verdict": READ,
    "get_result": READ,
    "get_plan": READ,
    "get_plan_csv": READ,
    "get_plan_geojson": READ,
    "get_plan_html": READ,
    "get_plan_ics": READ,
    "get_plan_json": READ,
    "get_plan_xlsx": READ,
    "list_plan_publications": READ,
    "post_scenarios": Expected(Answer.HIDDEN, Role.PLANNER, batch),
    "list_scenarios": LIST,
    "get_scenarios": READ,
    "cancel_scenarios": CHANGE,
    "delete_scenarios": CHANGE,
    "get_scenarios_table_csv": READ,
    "get_scenarios_table_json": READ,
    "get_scenarios_table_xlsx": READ,
    "publish_plan": Expected(Answer.HIDDEN, Role.PLANNER, approval),
}
"""Every operation by its id."""


@dataclass(frozen=True)
class Operation:
    """An operation of the document."""

    id: str
    method: str
    path: str

    def call(self, web: Web, case: Case, id: str = "") -> Any:
        """Call it with what ``case`` has, its path about ``id``."""
        expected = OPERATIONS[self.id]
        given = {} if expected.body is None else {"json": expected.body(case)}
        return web.call(self.method, self.path.replace("{id}", id), **given)


def operations_of(web: Web) -> Iterator[Operation]:
    """Yield the operations of the service's document; those that remove something come last."""
    paths = web.get("/openapi/openapi.json").json["paths"]
    found = [Operation(o["operationId"], method.upper(), p) for p, item in paths.items() for method, o in item.items()]
    yield from sorted(found, key=lambda operation: operation.method == "DELETE")
