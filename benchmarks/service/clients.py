"""Many clients in one process of their own: some ask again and again, some follow a job; each answer is timed."""

import asyncio
import json
import resource
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

import httpx

PATIENCE = 120.0


@dataclass
class Seen:
    """What the clients saw, in seconds: of each route all in all, and what of it the app took by its own account.

    ``late`` is how long events took from the store to the client, ``lag`` how long this process kept a client
    waiting that could have gone on, ``cpu`` the processor time of this process.
    """

    total: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    app: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    late: list[float] = field(default_factory=list)
    lag: list[float] = field(default_factory=list)
    refused: int = 0
    cpu: float = 0.0
    seconds: float = 0.0


@dataclass(frozen=True)
class Visit:
    """Where and how clients call: ``paths`` are asked in turn every ``pause`` seconds, each stream follows a job."""

    url: str
    token: str
    paths: tuple[tuple[str, str], ...]
    jobs: tuple[str, ...]
    clients: int
    streams: int
    seconds: float
    pause: float


def visit(given: Visit) -> Seen:
    """Let all clients call for as long as is asked, and return what they saw."""
    return asyncio.run(_visit(given))


async def _visit(given: Visit) -> Seen:
    seen, begun = Seen(), monotonic()
    limits = httpx.Limits(max_connections=given.clients + given.streams, max_keepalive_connections=given.clients)
    headers = {"Authorization": f"Bearer {given.token}"}
    async with httpx.AsyncClient(base_url=given.url, headers=headers, timeout=PATIENCE, limits=limits) as client:
        end = begun + given.seconds
        polls = [_poll(client, given, number, end, seen) for number in range(given.clients)]
        follows = [_follow(client, given.jobs[n % len(given.jobs)], end, seen) for n in range(given.streams)]
        await asyncio.gather(_lag(end, seen), *polls, *follows)
    seen.seconds = monotonic() - begun
    used = resource.getrusage(resource.RUSAGE_SELF)
    seen.cpu = used.ru_utime + used.ru_stime
    seen.total, seen.app = dict(seen.total), dict(seen.app)
    return seen


async def _poll(client: httpx.AsyncClient, given: Visit, number: int, end: float, seen: Seen) -> None:
    """Ask one path after the other until the end."""
    await asyncio.sleep(given.pause * number / given.clients)
    while monotonic() < end:
        route, path = given.paths[number % len(given.paths)]
        begun = monotonic()
        response = await client.get(path)
        seen.total[route].append(monotonic() - begun)
        if response.status_code != 200:
            seen.refused += 1
        else:
            seen.app[route].append(app_seconds(response.headers))
        number += 1
        await asyncio.sleep(max(0.0, given.pause - (monotonic() - begun)))


async def _follow(client: httpx.AsyncClient, job: str, end: float, seen: Seen) -> None:
    """Follow a job until it has ended; only what is told meanwhile counts, not what is told again."""
    begun = datetime.now(UTC)
    async with client.stream("GET", f"/v1/jobs/{job}/events") as response:
        if response.status_code != 200:
            seen.refused += 1
            return
        async for line in response.aiter_lines():
            if line.startswith("data: ") and (at := datetime.fromisoformat(json.loads(line[6:])["at"])) > begun:
                seen.late.append((datetime.now(UTC) - at).total_seconds())
            if monotonic() > end:
                return


async def _lag(end: float, seen: Seen) -> None:
    """Measure how late this process is to wake a client."""
    while monotonic() < end:
        begun = monotonic()
        await asyncio.sleep(0.05)
        seen.lag.append(monotonic() - begun - 0.05)


def app_seconds(headers: httpx.Headers) -> float:
    """Return the seconds that the app took, as ``Server-Timing`` tells in milliseconds."""
    return float(headers["Server-Timing"].partition("dur=")[2]) / 1000


def quantile(found: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` of what was found lies; 0 where nothing was."""
    return sorted(found)[min(len(found) - 1, int(share * len(found)))] if found else 0.0
