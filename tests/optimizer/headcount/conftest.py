"""Fixtures named after what is special in them."""

from importlib import import_module

import pytest


@pytest.fixture
def no_what_if(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what one more post or one clause less would change: it solves the county again, a dozen times."""
    monkeypatch.setattr(import_module("optimizer.headcount.analysis"), "LARGE", -1)
