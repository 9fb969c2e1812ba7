"""Batches of scenarios, as a client asks for them."""

import json
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from api.client.calls import Calls, path_of
from api.service.schemas.scenarios import RunDocument, ScenariosDocument, TableDocument

KIND = "/v1/scenarios"
PAGE = 200
LOOK_SECONDS = 2.0


class Batches(Calls):
    """What the service offers for batches of scenarios."""

    def submit_scenarios(self, scenarios: dict[str, Any], *, key: str = "") -> ScenariosDocument:
        """Queue every run of scenarios, given as ``/v1/schema/scenarios`` says; the same ``key`` is the same batch."""
        headers = {"Idempotency-Key": key or uuid.uuid4().hex, "Content-Type": "application/json"}
        return self._send(ScenariosDocument, KIND, content=json.dumps(scenarios).encode(), headers=headers)

    def scenarios(self, id: str) -> ScenariosDocument:
        """Return where a batch stands, with its first runs."""
        return self._get(ScenariosDocument, path_of(KIND, id))

    def scenario_runs(self, id: str) -> Iterator[RunDocument]:
        """Yield every run of a batch as it stands, page by page."""
        params = {"limit": str(PAGE)}
        while True:
            page = self._get(ScenariosDocument, path_of(KIND, id), params=params)
            yield from page.runs
            if page.next_page_token is None:
                return
            params["page_token"] = page.next_page_token

    def wait_scenarios(
        self, id: str, on_look: Callable[[ScenariosDocument], None] = lambda its: None, every: float = LOOK_SECONDS
    ) -> ScenariosDocument:
        """Return a batch once all its runs have ended, after telling ``on_look`` where it stands each time."""
        while True:
            found = self.scenarios(id)
            on_look(found)
            if found.finished is not None:
                return found
            time.sleep(every)

    def scenarios_table(self, id: str) -> TableDocument:
        """Return the table of a batch, as far as it is."""
        return self._get(TableDocument, path_of(KIND, id, "table.json"))

    def export_scenarios(self, id: str, suffix: str) -> bytes:
        """Return the table of a batch as a file: ``json``, ``csv`` or ``xlsx``."""
        return self._http.call("GET", path_of(KIND, id, f"table.{suffix}")).content

    def cancel_scenarios(self, id: str) -> ScenariosDocument:
        """End the runs of a batch that have not ended; what is done is kept."""
        return self._send(ScenariosDocument, path_of(KIND, id, "cancel"))
