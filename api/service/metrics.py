"""What is measured of the service, as Prometheus reads it: the queue, and how long requests take, never whose."""

import time
from collections.abc import Iterator

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from api.store import Store, queue
from api.store.jobs import ENDED

MEDIA_TYPES = ("text/plain", "application/openmetrics-text")
NO_ROUTE = "-"
"""Stands for method and route of what is no route: callers choose such names, and must not fill the memory."""


class Jobs(Collector):
    """The jobs of everybody, as the store has them now."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield how many jobs wait, run and have ended; raise ``StoreUnavailableError``."""
        with self._store.reading() as session:
            counts = queue.counts(session)
        running = counts.get("running", 0) + counts.get("cancelling", 0)
        yield GaugeMetricFamily("xiachen_jobs_queued", "Jobs that wait.", value=counts.get("queued", 0))
        yield GaugeMetricFamily("xiachen_jobs_running", "Jobs that run, also those being cancelled.", value=running)
        ended = GaugeMetricFamily("xiachen_jobs_ended", "Jobs that have ended and are kept.", labels=["state"])
        for state in ENDED:
            ended.add_metric([state.value], counts.get(state.value, 0))
        yield ended


class Metrics:
    """The measures of one app."""

    def __init__(self, store: Store) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(Jobs(store))
        ProcessCollector(registry=self._registry)
        self._requests = Histogram(
            "xiachen_request_seconds",
            "Seconds until an answer begins, by method, route and status.",
            ("method", "route", "status"),
            registry=self._registry,
        )

    def watch(self, app: Flask) -> None:
        """Measure every request of ``app``."""

        @app.before_request
        def begin() -> None:
            g.began = time.perf_counter()

        @app.after_request
        def end(response: Response) -> Response:
            rule = request.url_rule
            named = (request.method, rule.rule) if rule else (NO_ROUTE, NO_ROUTE)
            self._requests.labels(*named, str(response.status_code)).observe(time.perf_counter() - g.began)
            return response

    def told(self, accept: str) -> tuple[bytes, str]:
        """Return every measure in the text format that ``accept`` asks for, and its content type."""
        encode, content_type = choose_encoder(accept)
        return encode(self._registry), content_type
