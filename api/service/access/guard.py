"""The guard before every route: who calls, and whether they may. What is not marked as public is closed."""

import logging
from urllib.parse import urlsplit

from flask import Flask, current_app, g, request
from flask.typing import ResponseReturnValue
from flask_httpauth import HTTPTokenAuth

from api.service.access.caller import LOCAL, Caller, Role
from api.service.access.token_file import Token, TokenFile
from api.service.problems import Problem
from api.service.settings import Settings, is_loopback
from api.store import Store
from models.text import text

LOG = logging.getLogger(__name__)
READING = ("GET", "HEAD")
DOCUMENTATION = {"openapi", "swagger"}
"""The blueprints of the documentation, which are open to everybody."""


def register(app: Flask, settings: Settings, store: Store) -> None:
    """Put the guard before every route of ``app``."""
    tokens = TokenFile(settings.token_file) if settings.token_file else None
    auth = HTTPTokenAuth("Bearer")

    def verify(secret: str) -> Caller | None:
        token = find(tokens, secret) if tokens and secret else None
        return None if token is None else Caller(store.commission(token.commission), token.role, token.id)

    def refuse(status: int) -> None:
        raise Problem("unauthorized", headers={"WWW-Authenticate": 'Bearer realm="xiachen"'})

    def remember() -> None:
        g.caller = auth.current_user()

    auth.verify_token(verify)
    auth.error_handler(refuse)
    come_in = auth.login_required(remember)

    @app.before_request
    def guard() -> ResponseReturnValue | None:
        if request.method == "OPTIONS":  # no view is called: Flask tells which methods there are, as the document does
            return None
        view = current_app.view_functions.get(request.endpoint or "")
        if view is None or getattr(view, "public", False) or request.blueprint in DOCUMENTATION:
            return None
        if tokens is None:
            check_same_origin()
            g.caller = Caller(store.commission(LOCAL), Role.ADMIN, LOCAL)
        else:
            come_in()
        wanted = getattr(view, "role", Role.VIEWER if request.method in READING else Role.PLANNER)
        if not g.caller.role.covers(wanted):
            said = text("需要“{role}”角色的令牌", "a token of the role {role} is needed").fill(role=wanted.value)
            raise Problem("forbidden", said)
        return None


def find(tokens: TokenFile, secret: str) -> Token | None:
    """Return the token that ``secret`` is; while the file cannot be read nobody comes in, and may try again."""
    try:
        return tokens.find(secret)
    except (OSError, ValueError) as error:
        LOG.error("the file of tokens cannot be read: %s", type(error).__name__)
        raise Problem("busy", headers={"Retry-After": "5"}) from error


def check_same_origin() -> None:
    """Raise ``Problem`` where a page of another origin calls a server that trusts its own machine.

    A browser sends such calls on behalf of any page; the name it was told for this machine gives them away.
    """
    asked = urlsplit(f"//{request.host}").hostname or ""
    origin = request.headers.get("Origin")
    if not is_loopback(asked) or (origin is not None and urlsplit(origin).netloc != request.host):
        raise Problem("forbidden", text("只接受本机页面的请求", "only pages of this machine may call"))
