"""What the time goes to, from file to results: reading, building, weeks, days, audits, writing."""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.cases import Case
from benchmarks.child import run_apart
from benchmarks.rows import Row, append, missing
from models.files import read_county, write_county_workbook
from models.files.out.roster.results import Results
from models.files.out.roster.write import write_results
from models.policy import policy_of
from models.roster import RosterCase
from models.rules import audit
from optimizer.answer import SolveOptions
from optimizer.certificate import certify
from optimizer.roster import solve

FAMILY = "profile"
LIMIT = 600.0
SOLVING = ("build", "greedy", "hosts", "weeks", "days", "improvement", "audits")
"""Of the solve: the models, a first rotation, hosts, weeks, days, weeks that do not fit, audits of incumbents."""

STAGES = ("read", *SOLVING, "other", "audit", "write")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    parser.add_argument("--cases", default="M-month-1,M-year-1,L-year-1", help="size-horizon-seed, ...")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet and yield each new row."""
    for name in given.cases.split(","):
        size, horizon, seed = name.split("-")
        case = Case(size, horizon, int(seed))
        if not given.again and not missing(FAMILY, [case.key]):
            continue
        ran = run_apart(timed, case, limit=LIMIT)
        row: Row = {"key": case.key, "megabytes": ran.megabytes, "failure": ran.failure}
        row |= ran.result or {}
        append(FAMILY, row)
        yield row


def timed(case: Case) -> Row:
    """Return the seconds of each stage of one solve, from a workbook on disk to a folder of results."""
    with TemporaryDirectory() as folder:
        book = write_county_workbook(case.county(), Path(folder) / "county.xlsx", ())
        begin = monotonic()
        county = read_county(book).county
        seconds = {"read": monotonic() - begin}
        roster = RosterCase(county, policy_of(county), case.roster().first, case.roster().last)
        begin, submitted = monotonic(), datetime.now(UTC)
        chosen = SolveOptions(time_limit=LIMIT)
        answer = solve(roster, chosen, lambda event: None)
        solving = monotonic() - begin
        seconds |= {stage: answer.seconds.get(stage, 0.0) for stage in SOLVING}
        seconds["other"] = solving - sum(seconds[s] for s in SOLVING)
        if answer.plan is None:
            raise RuntimeError("no plan")
        begin = monotonic()
        verdict = audit(roster, answer.plan)
        seconds["audit"] = monotonic() - begin
        begin = monotonic()
        certificate = certify(roster, answer, verdict, chosen, defaults_used=0, submitted=submitted)
        write_results(Path(folder) / "out", Results(roster, answer.plan, verdict, certificate))
        seconds["write"] = monotonic() - begin
    return {"outcome": answer.outcome.value, **{stage: round(seconds[stage], 2) for stage in STAGES}}
