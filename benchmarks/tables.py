"""The tables of ``docs/benchmarks.md``, generated from the raw rows; losses are printed like everything else."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import comfort, months, physician, profile, roster
from benchmarks.growth import growth_chart
from benchmarks.rows import load

DOCS = Path(__file__).parents[1] / "docs"
TIERS = ("policy", "need", "travel")
COMFORT_SAID = ("rule", "its tier", "policy", "need", "travel", "travel more", "missed", "bound", "seconds")
MONTHS_SAID = ("days missed over the bound", "the same of days wanted", "quotas lost", "seconds")
PHYSICIAN = """## Physician scheduling of the MiniZinc Challenge 2021

Instances of a Vienna hospital; best known costs are the challenge's, all proven. Each cell is value / bound; values are
the checker's. Ours is a flow of people alike through the states of a person; in CP-SAT it is searched interleaved, so
that answers repeat. The textbook model has a binary for each person, station, shift, day and skill, and 8 workers.
Seconds are the median of three runs from the file to the roster, one solver after the other.
"""
SAME = 1e-4
"""Values closer than this, relatively, count as equal."""

Rows = Sequence[dict[str, str]]

INTRO = (Path(__file__).parent / "intro.md").read_text(encoding="utf-8")


def write() -> Path:
    """Write the page and the chart, and return the path of the page."""
    parts = [INTRO, _summary(load(roster.FAMILY)), _roster(load(roster.FAMILY)), _growth(load(roster.FAMILY))]
    parts += [_comfort(load(comfort.FAMILY)), _months(load(months.FAMILY)), _profile(load(profile.FAMILY))]
    parts += [physician_table(load(physician.FAMILY))]
    page = DOCS / "benchmarks.md"
    page.write_text("\n".join(part for part in parts if part), encoding="utf-8")
    return page


def table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table."""
    names = list(headings)
    lines = [names, ["---"] * len(names), *([str(c) for c in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def rank(row: dict[str, str]) -> tuple[float, ...]:
    """Return what plans are compared by: hard rules kept, then the tiers; no plan is last."""
    if not row["policy"] or row["clean"] != "1":
        return (1.0, 0.0, 0.0, 0.0)
    return (0.0, *(float(row[tier]) for tier in TIERS))


def compare(ours: dict[str, str], other: dict[str, str]) -> str:
    """Return ``better``, ``equal`` or ``worse``, seen from ours."""
    for a, b in zip(rank(ours), rank(other), strict=True):
        if abs(a - b) > SAME * max(1.0, abs(a), abs(b)):
            return "better" if a < b else "worse"
    return "equal"


def gap(row: dict[str, str]) -> str:
    """Return the gap of the first tier that is not proven, ``proven``, or nothing without bounds."""
    for tier in TIERS:
        if not row[tier] or not row[f"{tier}_bound"]:
            return "no bound" if row[tier] else "no plan"
        value, bound = float(row[tier]), float(row[f"{tier}_bound"])
        if value - bound > 1e-9:
            return f"{tier} {(value - bound) / max(1.0, value):.2%}"
    return "proven"


def _by_case(rows: Rows) -> dict[tuple[str, str], dict[str, dict[str, str]]]:
    found: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(dict)
    for row in rows:
        found[row["case"], row["limit"]][row["who"]] = row
    return found


def _summary(rows: Rows) -> str:
    tally: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(("better", "equal", "worse"), 0))
    for solvers in _by_case(rows).values():
        for who, row in solvers.items():
            if who != roster.OURS and roster.OURS in solvers:
                tally[who][compare(solvers[roster.OURS], row)] += 1
    if not tally:
        return ""
    lines = [(who, *counts.values()) for who, counts in sorted(tally.items())]
    return "## Ours against each rival, at equal time\n\n" + table(
        ("rival", "ours better", "equal", "ours worse"), lines
    )


def _roster(rows: Rows) -> str:
    lines = []
    for (case, limit), solvers in sorted(_by_case(rows).items()):
        ours = solvers.get(roster.OURS)
        for who, row in sorted(solvers.items(), key=lambda item: item[0] != roster.OURS):
            seen = "" if ours is None or who == roster.OURS else compare(ours, row)
            ratio = "" if ours is None or who == roster.OURS else _ratio(ours, row)
            values = [_value(row, tier) for tier in TIERS]
            broken = " (breaks hard rules)" if row["clean"] == "0" else ""
            used = (row["seconds"], row["megabytes"])
            lines.append((case, f"{float(limit):g}", who, *values, gap(row) + broken, *used, seen, ratio))
    headings = ("case", "limit s", "solver", *TIERS, "gap", "seconds", "MB", "ours is", "time ratio")
    note = "Each cell is value / bound. *Time ratio* is the rival's seconds over ours; the gap is the same where both\n"
    note += "are proven.\n\n"
    return "## Every run\n\n" + note + table(headings, lines) if lines else ""


def _ratio(ours: dict[str, str], row: dict[str, str]) -> str:
    mine, theirs = float(ours["seconds"]), float(row["seconds"])
    return f"{theirs / mine:.1f}{'' if gap(row) == gap(ours) == 'proven' else ' (not the same gap)'}"


def _value(row: dict[str, str], tier: str) -> str:
    if not row[tier]:
        return "-"
    bound = f"{float(row[f'{tier}_bound']):,.10g}" if row[f"{tier}_bound"] else "?"
    return f"{float(row[tier]):,.10g} / {bound}"


def _growth(rows: Rows) -> str:
    ours = [row for row in rows if row["who"] == roster.OURS and row["policy"]]
    if not ours:
        return ""
    chart = DOCS / "images" / "growth.svg"
    chart.write_text(growth_chart(ours), encoding="utf-8")
    return f"## Growth with size\n\n![Seconds and memory against people x facilities x weeks](images/{chart.name})\n"


def _comfort(rows: Rows) -> str:
    lines = []
    plain = next((row for row in rows if row["rule"] == "none"), None)
    for row in rows:
        if row["failure"] or plain is None:
            continue
        more = float(row["travel"]) / float(plain["travel"]) - 1
        missed, bound = (
            (row["change"], row["change_bound"]) if row["above"] == "1" else (row["comfort"], row["comfort_bound"])
        )
        place = "" if row["rule"] == "none" else "above travel" if row["above"] == "1" else "below travel"
        lines.append(
            (
                row["rule"],
                place,
                row["policy"],
                row["need"],
                row["travel"],
                f"{more:+.2%}",
                missed,
                bound or "?",
                row["seconds"],
            )
        )
    title = "## What comfort costs\n\nM month with two hospitals and departments paired with two centers each; half\n"
    title += (
        "of the physicians intend a promotion and lack up to five days. Below travel, where the rules stand, they\n"
    )
    title += "cost none of it; above it, they cost what they must.\n\n"
    return title + table(COMFORT_SAID, lines) if lines else ""


def _months(rows: Rows) -> str:
    lines = []
    for row in rows:
        missed = {k: float(row[f"policy_{k}"]) + float(row[f"need_{k}"]) for k in ("bound", "months")}
        over = missed["months"] / max(1.0, missed["bound"]) - 1
        of_wanted = (missed["months"] - missed["bound"]) / float(row["wanted"])
        cells = [f"{float(row[f'{t}_bound']):,g} / {float(row[f'{t}_months']):,g}" for t in TIERS]
        lines.append((row["key"], *cells, f"{over:.2%}", f"{of_wanted:.3%}", row["quotas_lost"], row["seconds"]))
    headings = ("case", *(f"{t}: year's bound / months" for t in TIERS), *MONTHS_SAID)
    title = (
        "## Twelve months one by one\n\nHosts and pace from the year plan; each month is published before the next.\n\n"
    )
    return title + table(headings, lines) if lines else ""


def _profile(rows: Rows) -> str:
    lines = []
    for row in rows:
        if row["failure"]:
            continue
        total = sum(float(row[s]) for s in profile.STAGES)
        shares = [f"{float(row[s]):.1f} ({float(row[s]) / total:.0%})" for s in profile.STAGES]
        lines.append((row["key"], row["outcome"], f"{total:.1f}", *shares, row["megabytes"]))
    title = "## What the time goes to\n\nSeconds, from a workbook on disk to a folder of results.\n\n"
    return title + table(("case", "outcome", "total", *profile.STAGES, "MB"), lines) if lines else ""


def physician_table(rows: Rows) -> str:
    """Return value / bound in so many seconds of each solver beside the known optimum."""
    lines = []
    for row in rows:
        cells = [
            f"{row[f'{who}_value'] or '-'} / {row[f'{who}_bound'] or '?'} in {row[f'{who}_seconds']} s"
            for who in physician.SOLVERS
        ]
        ours, rival = float(row["ours_seconds"]), float(row["rival_seconds"])
        lines.append((row["key"], row["known"] or "?", *cells, f"{rival / ours:.1f}"))
    headings = ("instance", "known", "ours, HiGHS", "ours, CP-SAT", "textbook, CP-SAT", "time ratio")
    return f"{PHYSICIAN}\n" + table(headings, lines) if lines else ""
