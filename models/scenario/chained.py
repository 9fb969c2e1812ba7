"""The row of a chain, from the rows of its decisions and the report that follows needs through them."""

from collections.abc import Mapping, Sequence

from models.certificate import Outcome
from models.chain import ChainReport
from models.decision import Decision
from models.scenario.measures import Amounts
from models.scenario.row import ResultRow


def chained(row: ResultRow, stages: Mapping[Decision, ResultRow], report: ChainReport | None) -> ResultRow:
    """Return ``row`` with what the ``stages`` that the chain came to say, all of them answered.

    The outcome is the worst of them, with how that solve ended. A chain that did not come to its end has no plan as a
    whole: nothing of it is measured, and ``ended_at`` says where it ended.
    """
    rows = list(stages.values())
    worst = max(rows, key=lambda its: _rank(its.outcome))
    told = {
        "state": worst.state,
        "outcome": worst.outcome,
        "termination": worst.termination,
        "reproducible": all(its.reproducible for its in rows),
        "seconds": {of.value: its.seconds["total"] for of, its in stages.items()} | row.seconds,
        "peak_mib": max((its.peak_mib for its in rows if its.peak_mib is not None), default=None),
        "cpu_seconds": sum(its.cpu_seconds or 0.0 for its in rows),
        "lon": worst.lon,
        "lat": worst.lat,
        "profile": worst.profile,
    }
    if report is None:
        return row.model_copy(update=told | {"ended_at": list(stages)[-1]})
    judged = {
        "hard": sum(its.hard or 0.0 for its in rows),
        "clean": all(its.clean for its in rows),
        "tiers": tuple(tier for its in rows for tier in its.tiers),
        "scores": tuple(score for its in rows for score in its.scores),
        "indicators": _indicators(rows, report),
        "parts": {key: parts for its in rows for key, parts in its.parts.items()},
    }
    return row.model_copy(update=told | judged)


def _rank(outcome: Outcome | None) -> int:
    return (Outcome.OPTIMAL, Outcome.FEASIBLE, Outcome.UNKNOWN, Outcome.INFEASIBLE, None).index(outcome)


def _indicators(rows: Sequence[ResultRow], report: ChainReport) -> Amounts:
    """Return the indicators of every decision, and those of the chain."""
    found: Amounts = {key: value for its in rows for key, value in its.indicators.items()}
    return found | {
        "center_posts": float(report.centers.asked),
        "center_unfilled": float(report.centers.left),
        "unfilled": float(report.all.left),
        "visits_wanted": report.all.days,
        "visits_planned": report.all.planned,
        "visits_unmet": report.all.unmet,
    }
