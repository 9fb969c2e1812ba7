"""Where to stand: each instance with its known optimum, ours and the rivals; every loss is said."""

from math import exp, log

from benchmarks.location.attempt import OURS
from benchmarks.location.judge import TOLERANCE
from benchmarks.location.rivals import RIVALS
from benchmarks.tables.markdown import Rows, table

NAMES = {"spopt": "spopt + CBC", "cbc": "PuLP + CBC", "highs": "HiGHS", "cpsat": "CP-SAT", "greedy": "one by one"}

Solvers = dict[str, dict[str, str]]
"""The rows of one instance by solver."""

INTRO = """## Where to stand

Public instances of the OR-Library with published optima (`../shared/bench`). Each cell is value / bound in so many
seconds; values are the judge's, counted from the file. *xiachen* is our engine, its seconds the median of three runs
where they are below 5. The rivals, each run once: spopt's own model with CBC; the plain formulation (a binary for each
site, a share for each member and site) in PuLP + CBC, in HiGHS and in CP-SAT with 8 workers, both built as arrays
through MathOpt; and one site at a time, as WHO's AccessMod scales up. Everybody gets the same matrix of distances,
made beforehand, and a process of their own; building the model counts, importing packages does not. *Ratio* is the
rival's seconds over ours. A rival without a proof within its limit, said below each table, counts as that limit.

`python -m benchmarks pmed` (or pcenter, cover, cap, capu, pmedcap) runs what has no row yet. With a `FOLDER` of files
of the same format it runs ours on each of them, shows the rows and keeps none; `--rivals all`, or some by name, runs
these beside it; `--json` prints one document a row. An `OPTIMA.csv` in the folder tells what is known, and
`cap --capacity 8000,10000` gives the capacity where a file leaves it open.
"""

TITLES = {
    "pmed": "p-median",
    "pcenter": "p-center",
    "cover": "Set cover and maximal cover, within the known radius of the p-center (maximal cover with one site fewer)",
    "cap": "Warehouses with capacities, demand split where that is cheaper",
    "capu": "Warehouses without capacities",
    "pmedcap": "Capacitated p-median",
}
MAXIMIZED = "-mclp"
"""How the instances end in which more is better."""


def location_tables(families: dict[str, Rows]) -> str:
    """Return a part for each family that has rows, and nothing where none has."""
    parts = [_part(TITLES[family], rows) for family, rows in families.items() if rows]
    return "\n".join([INTRO, *parts]) if parts else ""


def _part(title: str, rows: Rows) -> str:
    by_instance: dict[str, Solvers] = {}
    for row in rows:
        by_instance.setdefault(row["instance"], {})[row["who"]] = row
    runs = [solvers for solvers in by_instance.values() if OURS in solvers]
    whom = [who for who in RIVALS if any(who in solvers for solvers in runs)]
    lines = [_line(solvers, whom) for solvers in runs]
    headings = (
        "instance",
        "known",
        OURS,
        *(NAMES[who] for who in whom),
        *(f"ratio to {NAMES[w]}" for w in _timed(whom)),
    )
    said = [
        _known(runs),
        *(_ratio(who, runs) for who in _timed(whom)),
        *(_loss(w, runs) for w in whom if w == "greedy"),
    ]
    lost = [loss for solvers in runs for loss in _losses(solvers)]
    said += [
        "",
        "Where ours is worse, or is not the known optimum with a proof:\n" if lost else "Ours is worse nowhere.",
    ]
    return f"### {title}\n\n{table(headings, lines)}\n" + "\n".join([*said, *lost]) + "\n"


def _timed(whom: list[str]) -> list[str]:
    return [who for who in whom if RIVALS[who].proves]


def _line(solvers: Solvers, whom: list[str]) -> list[str]:
    ours = solvers[OURS]
    ratios = [_shown_ratio(ours, solvers.get(who)) for who in _timed(whom)]
    return [ours["instance"], _number(ours["known"]), _cell(ours), *(_cell(solvers.get(who)) for who in whom), *ratios]


def _cell(row: dict[str, str] | None) -> str:
    if row is None:
        return ""
    if row["failure"]:
        return f"{row['failure'].split(':')[0]} in {row['seconds']} s"
    value = _number(row["value"]) if row["value"] else "-"
    bound = f" / {_number(row['bound'])}" if RIVALS.get(row["who"]) is None or RIVALS[row["who"]].proves else ""
    return f"{value}{bound} in {float(row['seconds']):.3g} s"


def _number(text: str) -> str:
    return f"{float(text):.10g}" if text else "?"


def proven(row: dict[str, str]) -> bool:
    """Return whether a row's value is its own bound."""
    if not row["value"] or not row["bound"]:
        return False
    return _same(float(row["value"]), float(row["bound"]))


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b))


def seconds_of(row: dict[str, str]) -> float:
    """Return the seconds that a row counts as: its limit where it has no proof, and never more."""
    limit = float(row["limit"])
    return min(float(row["seconds"]), limit) if proven(row) else limit


def time_ratio(ours: dict[str, str], row: dict[str, str]) -> float | None:
    """Return a rival's seconds over ours; ``None`` where we have no proof."""
    return seconds_of(row) / max(float(ours["seconds"]), 1e-4) if proven(ours) else None


def _shown_ratio(ours: dict[str, str], row: dict[str, str] | None) -> str:
    ratio = None if row is None else time_ratio(ours, row)
    return "" if ratio is None else f"{ratio:.3g}"


def _known(runs: list[Solvers]) -> str:
    with_known = [solvers[OURS] for solvers in runs if solvers[OURS]["known"]]
    hit = sum(_reached(row) and proven(row) for row in with_known)
    all_proven = sum(proven(solvers[OURS]) for solvers in runs)
    slowest = max((float(solvers[OURS]["seconds"]) for solvers in runs), default=0.0)
    known = f"{hit} of {len(with_known)} known optima reached and proven" if with_known else "no optimum is published"
    return f"- {OURS}: {known}; {all_proven} of {len(runs)} proven; the slowest took {slowest:.3g} s."


def _reached(row: dict[str, str]) -> bool:
    return bool(row["value"]) and _same(float(row["value"]), float(row["known"]))


def _ratio(who: str, runs: list[Solvers]) -> str:
    pairs = [(solvers[OURS], solvers[who]) for solvers in runs if who in solvers]
    ratios = [ratio for ours, row in pairs if (ratio := time_ratio(ours, row)) is not None]
    done = sum(proven(row) for _, row in pairs)
    mean = f"{exp(sum(map(log, ratios)) / len(ratios)):.3g}" if ratios else "?"
    times = f"a geometric mean of {mean} times our seconds, instances {len(ratios)}"
    limits = ", ".join(sorted({f"{float(row['limit']):g} s" for _, row in pairs}))
    return f"- {NAMES[who]}: {times}; {done} of {len(pairs)} proven within {limits}."


def loss_of(ours: dict[str, str], row: dict[str, str]) -> float:
    """Return by what share a row's value is worse than ours; below 0 where it is better."""
    mine, theirs = float(ours["value"]), float(row["value"])
    more = mine - theirs if ours["instance"].endswith(MAXIMIZED) else theirs - mine
    return more / abs(mine) if mine else more


def _loss(who: str, runs: list[Solvers]) -> str:
    pairs = [(solvers[OURS], solvers[who]) for solvers in runs if who in solvers]
    losses = [loss_of(ours, row) for ours, row in pairs if ours["value"] and row["value"]]
    if not losses:
        return f"- {NAMES[who]}: no answers."
    return f"- {NAMES[who]} (AccessMod): {sum(losses) / len(losses):.2%} worse on average, {max(losses):.2%} at most."


def _losses(solvers: Solvers) -> list[str]:
    """Return what ours does not do on one instance: the known optimum, a proof, a better value, less time."""
    ours, name = solvers[OURS], solvers[OURS]["instance"]
    if ours["failure"] or not ours["value"]:
        return [f"- {name}: {ours['failure'] or 'no answer'}"]
    found = [] if proven(ours) else [f"- {name}: not proven"]
    if ours["known"] and not _reached(ours):
        found.append(f"- {name}: {_number(ours['value'])} where {_number(ours['known'])} is known")
    for who, row in solvers.items():
        if who == OURS or not row["value"]:
            continue
        if loss_of(ours, row) < -TOLERANCE:
            found.append(f"- {name}: {NAMES[who]} has {_number(row['value'])}, ours {_number(ours['value'])}")
        ratio = time_ratio(ours, row) if RIVALS[who].proves else None
        if ratio is not None and ratio < 1:
            found.append(f"- {name}: {NAMES[who]} takes {ratio:.2f} of our seconds")
    return found
