"""What became of jobs: nothing lost, nothing doubled, and every plan judged again by the checker."""

import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

import httpx

from models.decision import PLAN
from models.files import ReadResult
from models.plan import RosterPlan
from models.policy import policy_of
from models.roster import RosterCase
from models.rules import audit

ENDED = ("completed", "cancelled", "failed")
Json = dict[str, Any]


def submit(client: httpx.Client, body: Json, key: str) -> str:
    """Queue a job and return its id, asking again with the same key as long as the service is busy or full."""
    while True:
        response = client.post("/v1/jobs", json=body, headers={"Idempotency-Key": key})
        if response.status_code in (429, 503):
            time.sleep(float(response.headers["Retry-After"]) / 10)
            continue
        response.raise_for_status()
        return str(response.json()["id"])


def wait_for(client: httpx.Client, ids: Iterable[str], seconds: float) -> dict[str, Json]:
    """Return every job once it has ended; those that have not after ``seconds`` as they are."""
    end, found = time.monotonic() + seconds, dict[str, Json]()
    waiting = list(ids)
    while waiting and time.monotonic() < end:
        for id in waiting:
            found[id] = client.get(f"/v1/jobs/{id}").raise_for_status().json()
        waiting = [id for id in waiting if found[id]["state"] not in ENDED]
        time.sleep(0.2 if waiting else 0)
    return found


def listed(client: httpx.Client) -> list[str]:
    """Return the ids of all jobs of a commission, page by page."""
    ids: list[str] = []
    token = ""
    while True:
        page = client.get(f"/v1/jobs?limit=200{token}").raise_for_status().json()
        ids += [job["id"] for job in page["jobs"]]
        if page["next_page_token"] is None:
            return ids
        token = f"&page_token={page['next_page_token']}"


def endings(client: httpx.Client, id: str) -> int:
    """Return how many ends a job has told, from its first event on."""
    told = client.get(f"/v1/jobs/{id}/events", headers={"Last-Event-ID": "0"}).raise_for_status().text
    return Counter(line for line in told.splitlines() if line.startswith("event: "))["event: done"]


def clean(client: httpx.Client, id: str, read: ReadResult) -> bool:
    """Return whether the checker finds the roster of a job clean, as the service said."""
    plan = PLAN.validate_json(client.get(f"/v1/jobs/{id}/plan.json").raise_for_status().content)
    assert isinstance(plan, RosterPlan)
    case = RosterCase(read.county, policy_of(read.county), plan.first, plan.last)
    said = client.get(f"/v1/jobs/{id}/verdict?limit=1").raise_for_status().json()["clean"]
    return bool(said) and audit(case, plan).clean
