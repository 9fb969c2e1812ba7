"""The letter NUL, which PostgreSQL cannot keep: refused wherever a request has it, whatever the database."""

from typing import Any

from flask import Flask, request

from api.service.problems import Problem
from models.files.input.codes import Place, make_issue
from models.issue import InputRefused

NUL = "\0"


def register(app: Flask) -> None:
    """Refuse ids and questions with the letter before any route of ``app``: nothing has such an id."""

    @app.before_request
    def refuse() -> None:
        if holds_nul(list((request.view_args or {}).values())):
            raise Problem("not_found")
        asked = [key for key, values in request.args.lists() if holds_nul([key, *values])]
        if asked:
            raise InputRefused(make_issue("nul_letter", Place(pointer=f"/{key.replace(NUL, '')}")) for key in asked)


def holds_nul(value: Any) -> bool:
    """Return whether a value of JSON has the letter, in a key or a text."""
    if isinstance(value, str):
        return NUL in value
    if isinstance(value, dict):
        return any(map(holds_nul, value)) or any(map(holds_nul, value.values()))
    return isinstance(value, list) and any(map(holds_nul, value))
