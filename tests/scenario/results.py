"""Results without solves, for tables and comparisons."""

from typing import Any

from models.certificate import Outcome, State, Termination, TierResult
from models.county.words import Mode, Tier
from models.scenario import Axis, Base, Run, Scenarios, expand
from models.scenario.row import Failed, ResultRow
from models.text import text
from models.verdict import RuleScore

Results = list[tuple[Run, ResultRow]]


def grid(**fields: Any) -> Scenarios:
    """Return a file of one county and two axes: days 20 and 30, share 30%, 50% and 70%."""
    given: dict[str, Any] = {
        "title": "比例和天数",
        "bases": (Base(id="a", county="a.json"),),
        "grid": (
            Axis(id="days", title="天数", setting="roster.annual_days.days", values=(20, 30)),
            Axis(id="share", title="=比例", setting="roster.weekly_share.share", values=("30%", "50%", "70%")),
        ),
        "reference": {"days": 30, "share": "50%"},
    }
    return Scenarios(**given | fields)


def result(run: Run, road: float, need: float | None, **fields: Any) -> ResultRow:
    """Return the result of a run whose plan takes so many minutes on the road and meets so much of the need."""
    score = RuleScore(rule="roster.need", mode=Mode.SOFT, tier=Tier.NEED, weight=1, shortfall=road / 100, places=1)
    given: dict[str, Any] = {
        "run": f"{run.number:064x}",
        "county": "甲县",
        "county_hash": "c" * 64,
        "profile": "urad",
        "defaults_used": 3,
        "state": State.COMPLETED,
        "outcome": Outcome.FEASIBLE,
        "termination": Termination.TIME_LIMIT,
        "hard": 0.0,
        "clean": True,
        "reproducible": False,
        "tiers": (TierResult(tier=Tier.NEED, value=road / 10, bound=road / 20, gap=0.5),),
        "scores": (score,),
        "indicators": {"road": road, "need": need},
        "seconds": {"weeks": 1.5, "total": 2.5},
        "peak_mib": 108.7,
        "cpu_seconds": 2.25,
    }
    return ResultRow(**given | fields)


def failed(run: Run) -> ResultRow:
    """Return a run that failed."""
    return ResultRow(
        run=f"{run.number:064x}",
        county="甲县",
        county_hash="c" * 64,
        profile="",
        defaults_used=3,
        state=State.FAILED,
        failed=Failed(code="worker_lost", message=text("求解进程意外结束", "the solving process ended unexpectedly")),
        seconds={"total": 1.0},
    )


def six(scenarios: Scenarios | None = None) -> Results:
    """Return the results of the grid: the last one failed, the first has no need at all."""
    runs = expand(scenarios or grid())
    values = [(100, None), (200, 0.5), (300, 0.6), (150, 0.4), (260, 0.5)]
    found = [(run, result(run, *value)) for run, value in zip(runs, values, strict=False)]
    return [*found, (runs[5], failed(runs[5]))]
