"""The app: routes, guard, limits, documentation; everything that it works with is handed to it."""

import logging
from importlib.metadata import version
from threading import BoundedSemaphore
from time import monotonic
from typing import Any

from flask import Flask, Response, g, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_openapi.models.info import Info
from flask_openapi.models.security_scheme import SecurityScheme
from flask_openapi.openapi import OpenAPI

from api.jobs import Bell, Queue, QueueLimits, Runner
from api.runner import supervise
from api.service import faults, letters
from api.service.access import guard
from api.service.context import NAME, Places, Service
from api.service.document import DocumentedApp
from api.service.metrics import Metrics
from api.service.requests import StrictRequest
from api.service.routes import (
    audit,
    catalogues,
    counties,
    demo,
    events,
    jobs,
    meta,
    metrics,
    plans,
    publications,
    results,
    scenario_tables,
    scenarios,
    validate,
)
from api.service.schemas.problem import ProblemDocument
from api.service.settings import Settings
from api.store import Store

PARTS = (
    meta,
    metrics,
    catalogues,
    demo,
    validate,
    audit,
    counties,
    jobs,
    plans,
    results,
    events,
    scenarios,
    scenario_tables,
    publications,
)
BLUEPRINTS = tuple(part.blueprint for part in PARTS)
SECURITY: dict[str, SecurityScheme | dict[str, Any]] = {"token": {"type": "http", "scheme": "bearer"}}
TITLE = "下沉 Xiachen"
DESCRIPTION = "县域医共体医护调度：排班、选址、编制 | Planning of county medical consortia: rosters, sites, posts."


def make_service(settings: Settings, store: Store, runner: Runner = supervise) -> Service:
    """Return the service of a store; its queue is not started yet."""
    limits, bell = settings.limits, Bell()
    alone = store.engine.dialect.name == "sqlite"
    return Service(
        settings=settings,
        store=store,
        bell=bell,
        queue=Queue(store, bell, QueueLimits(concurrency=limits.concurrency, alone=alone), runner),
        streams=Places(limits.streams, limits.all_streams),
        waits=Places(limits.waits, limits.waits),
        preparations=Places(-(-limits.preparations // 2), limits.preparations),
        reads=BoundedSemaphore(limits.reads),
        metrics=Metrics(store),
    )


def create_app(service: Service) -> OpenAPI:
    """Return the app that answers for ``service``."""
    app = DocumentedApp(
        NAME,
        info=Info(title=TITLE, version=version("xiachen"), description=DESCRIPTION),
        security_schemes=SECURITY,
        validation_error_callback=faults.invalid,
        validation_error_model=ProblemDocument,
        openapi_extensions={"security": [{"token": []}, {}]},
        static_folder=None,
    )
    app.request_class = StrictRequest
    app.config["MAX_CONTENT_LENGTH"] = service.settings.limits.body_bytes
    app.extensions[NAME] = service
    _log_requests(app)
    faults.register(app)
    service.metrics.watch(app)
    guard.register(app, service.settings, service.store)
    letters.register(app)
    Limiter(_who, app=app, default_limits=[service.settings.limits.rate], storage_uri="memory://")
    for blueprint in BLUEPRINTS:
        app.register_api(blueprint)
    return app


def _who() -> str:
    """Return whose requests are counted together: those of a token, else of an address."""
    known = g.get("caller")
    return known.token if known is not None else get_remote_address()


def _log_requests(app: Flask) -> None:
    """Log method, route and status of every request; no ids, no names, no tokens, no bodies.

    Tell whoever asks how long the app took, in milliseconds (``Server-Timing``): the rest is the network and waiting.
    """
    log = logging.getLogger("xiachen.requests")

    @app.before_request
    def begin() -> None:
        g.begun = monotonic()

    @app.after_request
    def tell(response: Response) -> Response:
        log.info("%s %s %d", request.method, request.url_rule or "-", response.status_code)
        if "begun" in g:
            response.headers["Server-Timing"] = f"app;dur={(monotonic() - g.begun) * 1000:.1f}"
        return response
