"""The OpenAPI document held against the server (schemathesis), and what the HTTP server itself answers."""

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error, response_schema_conformance, unsupported_method
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from tests.service.conftest import Web
from tests.service.http_server import over_http

Json = dict[str, Any]
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
)
EXAMPLES = 2
MODES = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
PROBLEM = "application/problem+json"


@pytest.fixture
def served(two: tuple[Web, Web]) -> Iterator[tuple[Web, str, int]]:
    """Return an app behind its HTTP server as a planner calls it, with host and port."""
    with over_http(two[0].service) as (host, port):
        yield two[0], host, port


def test_every_operation_answers_as_the_document_says(served: tuple[Web, str, int]) -> None:
    web, host, port = served
    url = f"http://{host}:{port}"
    schema = schemathesis.openapi.from_url(f"{url}/openapi/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations()]
    called = [call_operation(operation, url, web.headers, mode) for operation in operations for mode in MODES]
    assert sum(called) >= len(called)


def call_operation(
    operation: schemathesis.APIOperation, url: str, headers: dict[str, str], mode: schemathesis.GenerationMode
) -> int:
    """Call an operation with what the document allows, or with what it does not; return how often."""
    called = 0

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def call(case: schemathesis.Case) -> None:
        nonlocal called
        called += 1
        case.call_and_validate(base_url=url, headers=headers, checks=CHECKS)

    with suppress(Unsatisfiable):  # what takes nothing cannot be given anything wrong
        call()
    return called


def raw(host: str, port: int, request: bytes) -> tuple[int, str, Json]:
    """Send bytes as they are; return status, content type and the document of the answer."""
    with socket.create_connection((host, port), 20) as connection:
        connection.sendall(request)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
            head, found, body = received.partition(b"\r\n\r\n")
            lengths = [line[15:] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            if found and len(body) >= int(lengths[0]):
                break
    fields = dict(line.lower().split(": ", 1) for line in head.decode("latin1").split("\r\n")[1:])
    return int(head.split()[1]), fields["content-type"], json.loads(body)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET /v1/info HTTP/1.1\r\nHost: 127.0.0.1\r\nbroken header\r\n\r\n", 400),
        (b"GET /v1/info HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 300_000 + b"\r\n\r\n", 431),
        (b"POST /v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n", 413),
        (b"POST /v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n", 400),
        (b"POST /v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: odd\r\n\r\n", 501),
        (b"GET /v1/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 404),
    ],
)
def test_what_is_no_request_is_a_problem_too(served: tuple[Web, str, int], request_: bytes, status: int) -> None:
    found, media, document = raw(*served[1:], request_)
    assert (found, media, document["status"]) == (status, PROBLEM, status)
    assert document["error_id"]
    assert document["detail_zh"]


def test_a_stream_and_a_cancelled_job_over_http(served: tuple[Web, str, int], county: Json) -> None:
    web, host, port = served
    web.stub.holds = True
    job = web.submit(county)
    with httpx.Client(base_url=f"http://{host}:{port}", headers=web.headers, timeout=20) as client:
        with client.stream("GET", f"/v1/jobs/{job}/events") as stream:
            told = ""
            for line in stream.iter_lines():
                told += line
                if line == "event: incumbent":
                    assert client.post(f"/v1/jobs/{job}/cancel").json()["state"] == "cancelling"
        assert "event: done" in told
        assert client.get(f"/v1/jobs/{job}").json()["state"] == "cancelled"
