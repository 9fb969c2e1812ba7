"""Scenarios in batch: the policy question of Urad, regions, and kills."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import mean

from benchmarks.scenarios.policy import AXES
from benchmarks.tables.markdown import Rows, table
from benchmarks.tables.service import every_column

POLICY = """## The policy question

`xiachen compare instances/scenarios/urad-policy.yaml --out policy`: a month of Urad, 5 weekly shares x 3 numbers of
annual days x 3 home floors = 45 scenarios. Each step of an axis is the mean over all pairs that are alike in the other
two: days of need unmet, person-minutes on the road, days planned, and by how much annual days and weekly share are
missed, in the units of their pages.
"""
REGION = """## Regions in one batch

`overhead` is the time of all places at work (`seconds` x `jobs`) less that of pure solving, for each second of pure
solving: reading, starting processes, audits, writing, table and page, and places that stand idle. `audits_s` is what
the checker took beside the solver. Memory is of the main process, a quarter, half and three quarters through.
"""
FAULTS = """## Kills amid a batch

`kill -9` of a Dask worker, the scheduler or the main process at random moments, then the same command again.
"""
_MEASURES = ("unmet", "minutes", "days_planned", "short_days", "short_share")


def policy_table(rows: Rows) -> str:
    """Return what each step costs, and the 45 scenarios; nothing without rows."""
    if not rows:
        return ""
    steps = table(
        ("step", "pairs", *(f"Δ {name}" for name in _MEASURES)), [s for axis in AXES for s in _steps(rows, axis)]
    )
    whole = table(
        (*AXES, "outcome", *_MEASURES, "policy gap", "need gap", "travel gap"),
        [[*(r[a] for a in AXES), r["outcome"], *(_short(r[m]) for m in _MEASURES), *_gaps(r)] for r in rows],
    )
    return f"{POLICY}\n{steps}\n{whole}"


def _steps(rows: Rows, axis: str) -> Iterator[list[str]]:
    """Yield for neighboring values of an axis the mean change of each measure."""
    values = list(dict.fromkeys(row[axis] for row in rows))
    rest = [other for other in AXES if other != axis]
    by_rest = {(row[axis], *(row[o] for o in rest)): row for row in rows}
    for before, after in pairwise(values):
        pairs = [(by_rest[before, *key], by_rest[after, *key]) for at, *key in by_rest if at == before]
        changes = (mean(float(b[m]) - float(a[m]) for a, b in pairs) for m in _MEASURES)
        yield [f"{axis} {before} → {after}", str(len(pairs)), *(f"{change:+.1f}" for change in changes)]


def _short(value: str) -> str:
    return f"{float(value):g}"


def _gaps(row: dict[str, str]) -> list[str]:
    return [f"{float(row[f'{tier}_gap'] or 0):.2%}" for tier in ("policy", "need", "travel")]


def region_table(rows: Rows) -> str:
    """Return the batches of regions; nothing without rows."""
    names = (
        "consortia", "jobs", "optimal", "feasible", "failed", "clean", "seconds", "solving_s", "audits_s", "overhead",
        "core_hours", "peak_mb_of_a_solve", "main_mb_1", "main_mb_2", "main_mb_3", "main_mb_most", "differing_plans",
    )  # fmt: skip
    return f"{REGION}\n{table(names, [[row[name] for name in names] for row in rows])}" if rows else ""


def faults_table(rows: Rows) -> str:
    """Return the rounds of kills; nothing without rows."""
    return f"{FAULTS}\n{every_column(rows)}" if rows else ""
