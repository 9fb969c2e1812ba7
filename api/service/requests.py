"""Requests whose JSON is read strictly: what is not JSON, or says a key twice, is refused before any schema sees it."""

from typing import Any

from flask import Request

from api.service.letters import holds_nul
from api.service.problems import Problem
from models.files.input.codes import Fault, make_issue
from models.files.input.sources.document import parse_document
from models.text import text


class StrictRequest(Request):
    """A request; asking for its JSON raises ``Problem`` with 400 or 415 instead of giving nothing."""

    def get_json(self, force: bool = False, silent: bool = False, cache: bool = True) -> Any:
        """Return the object that the body holds."""
        if not self.is_json:
            raise Problem("unsupported_type", text("请用 application/json", "send application/json"))
        try:
            found = parse_document(self.get_data().decode())
        except UnicodeDecodeError as error:
            raise not_json([]) from error
        except Fault as fault:
            raise not_json([make_issue(fault.code, **fault.values)]) from fault
        if holds_nul(found):
            raise not_json([make_issue("nul_letter")])
        if not isinstance(found, dict):
            raise not_json([])
        return found


def not_json(issues: list[Any]) -> Problem:
    """Return that a body is no JSON object."""
    return Problem("not_json", text("请发送一个JSON对象", "send one JSON object"), issues)
