"""The content hash of a run: what is the same has the same result, and is solved once."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping

from models.decision import DecisionOrChain
from models.scenario.expand import Run
from models.scenario.records import Options

FORMAT = 1
"""Goes up when what is kept of a run changes its meaning."""


def fingerprint(
    run: Run,
    county_hash: str,
    decision: DecisionOrChain,
    horizon: tuple[dt.date, dt.date] | None,
    options: Options,
    defaults_used: int,
    versions: Mapping[str, str],
) -> str:
    """Return SHA-256 over the patched county, policy, decision, horizon, options and versions; never over its name."""
    settings = sorted((s.rule, s.parameter, s.value) for s in run.settings)
    content = {
        "format": FORMAT,
        "county": county_hash,
        "profile": run.profile,
        "settings": settings,
        "decision": decision.value,
        "horizon": [day.isoformat() for day in horizon or ()],
        "options": options.model_copy(update={"seed": run.seed}).model_dump(mode="json"),
        "defaults_used": defaults_used,
        "versions": dict(sorted(versions.items())),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
