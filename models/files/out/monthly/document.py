"""report.json: the same figures for a dashboard or another program to read."""

import json
from typing import Any

from models.files.out.monthly.report import Report
from models.report import Consortium, Figure, Measured, indicators, monitored
from models.text import Text

SCHEMA_VERSION = "1"


def document(report: Report) -> str:
    """Return the report as JSON, without any person's name."""
    found = {
        "schema_version": SCHEMA_VERSION,
        "period": report.period.name,
        "from": report.period.first.isoformat(),
        "to": report.period.last.isoformat(),
        "common_profile": report.common,
        "consortia": [_consortium(c) for c in report.consortia],
        "totals": {"own": _figures(report.totals(common=False)), "common": _figures(report.totals(common=True))},
        "indicators": {
            i.id: {"group": i.group.value, "form": i.form.value, "rule": i.rule, "clauses": list(i.clauses),
                   **_both("title", i.title), **_both("unit", i.unit), **_both("definition", i.definition)}
            for i in indicators().values()
        },
        "monitoring": [
            {"clause": m.clause, "state": m.state.value, "by": list(m.by), **_both("reason", m.reason)}
            for m in monitored()
        ],
    }  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _consortium(its: Consortium) -> dict[str, Any]:
    return {
        "name": its.name,
        "step": its.step,
        "at": its.at.isoformat(),
        "own": _measured(its.own),
        "common": _measured(its.common),
        "months": [
            {"month": str(m.month), "version": m.version, "verified": m.verified, "pending": m.pending}
            for m in its.months
        ],
        "units": [
            {"facility": u.facility, "name": u.name, "verified": u.verified, "pending": u.pending, "people": u.people,
             "volume": u.volume} for u in its.units
        ],
        "months_not_published": [str(m) for m in its.missing],
        "months_drafted_only": [str(m) for m in its.drafts],
        "months_planned_otherwise": [str(m) for m in its.otherwise],
    }  # fmt: skip


def _measured(its: Measured) -> dict[str, Any]:
    modes = {id: mode.value for id in its.figures if (mode := its.mode(id)) is not None}
    return {"profile": its.policy.profile, "figures": _figures(its.figures), "modes": modes}


def _figures(figures: dict[str, Figure]) -> dict[str, Any]:
    return {
        id: {"numerator": f.top, "denominator": f.bottom, "value": f.value} for id, f in figures.items()
    }  # fmt: skip


def _both(name: str, said: Text) -> dict[str, str]:
    return {f"{name}_zh": said.zh, f"{name}_en": said.en}
