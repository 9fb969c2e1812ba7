"""Commands that call an app of this process as their service."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import httpx
import pytest

from api.cli import check, county
from api.cli.remote import connect
from api.client import Client
from models.files.input.pipeline import read_here
from tests.api.cli.conftest import county_file, five_people, xiachen
from tests.service.conftest import LOCAL, Web

__all__ = ["county_file", "five_people", "xiachen"]
WEEK = ("--from", "2026-03-02", "--to", "2026-03-08")
THERE = ("--server", LOCAL["base_url"])

Call = Callable[[httpx.BaseTransport], None]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return what makes the commands call something in this process; counties are read here, not in a child."""
    monkeypatch.setattr(county, "read_county", read_here)
    monkeypatch.setattr(check, "read_county", read_here)

    def use(transport: httpx.BaseTransport) -> None:
        monkeypatch.setattr(connect, "Client", partial(Client, transport=transport, patience=1.0))

    return use


def transport_of(web: Web) -> httpx.BaseTransport:
    """Return the way to an app."""
    return httpx.WSGITransport(app=web.client.application)


def token_file(web: Web, path: Path) -> Path:
    """Write the token of a commission to a file."""
    path.write_text(web.headers["Authorization"].removeprefix("Bearer ") + "\n", "utf-8")
    return path
