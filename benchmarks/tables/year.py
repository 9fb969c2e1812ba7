"""The year at the planner's desk: what each month kept after consent, and how the year ended."""

from benchmarks.tables.markdown import Rows, table

YEAR = """## A year of Urad at the planner's desk

Every step is the command `xiachen`: draft, consent (a tenth of the duties given to colleagues, three in a
hundred declined), draft again, publication, an illness and in winter a closed road as further versions that
leave days that are over alone, 调班, attendance with a twentieth of the duties missed and some units a month
late, ledger. "Kept" is how many of the duties nobody objected to the draft after consent keeps. Where kills are
asked for, commands are ended at moments left to chance, and the folder is read whole after each. Run 1 was made
before days that are over were left alone and before a bound was set on what moves. Run 2 was killed a hundred
times by early October; its December was stopped by a fault, since mended, in publishing what is left of a
month, and ended with the mended program: its draft after the 15th was planned anew.
"""
MONTH = (
    "month",
    "duties",
    "substituted",
    "declined",
    "agreed",
    "kept",
    "kept_share",
    "revisions",
    "attended",
    "absent",
)
END = (
    "obliged", "complete", "behind_planned", "behind_at_the_end", "behind_other", "days_verified", "recount_differs",
    "versions", "steps", "killed", "kept_before", "finished_after",
)  # fmt: skip


def year_table(rows: Rows) -> str:
    """Return the months of each run and how its year ended, or nothing without rows."""
    seeds = dict.fromkeys(row["key"].split("/")[0] for row in rows)
    return "\n".join([YEAR, *(_run(seed, rows) for seed in seeds)]) if rows else ""


def _run(seed: str, rows: Rows) -> str:
    mine = [row for row in rows if row["key"].startswith(f"{seed}/")]
    months = [tuple(_shown(row, name) for name in MONTH) for row in mine if row["month"]]
    ends = [row for row in mine if not row["month"]]
    closing = (
        [table(tuple(n.replace("_", " ") for n in END), [tuple(row[n] for n in END) for row in ends])] if ends else []
    )
    return "\n".join([f"Run {seed}.\n", table(tuple(n.replace("_", " ") for n in MONTH), months), *closing])


def _shown(row: dict[str, str], name: str) -> str:
    return f"{100 * float(row[name]):.1f}%" if name == "kept_share" else row[name]
