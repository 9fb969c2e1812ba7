"""``kill -9`` of a worker, the scheduler or the main process at random moments: the same command resumes."""

import argparse
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from api.batch.keep import CERTIFICATE, run_folder
from api.cli.exits import ExitCode
from benchmarks.rows import Row, append
from benchmarks.scenarios.logged import BEGUN
from benchmarks.scenarios.site import ROOT, XIACHEN, Site
from instances.generate import generate
from models.certificate import Certificate
from models.files import write_county_json
from models.scenario.row import ResultRow

FAMILY = "scenarios-faults"
KINDS = ("worker", "scheduler", "main")
COUNTY = (60, 8, 4, 3, 0.8, 4)
"""People, facilities, specialties, weeks, tightness, eligible facilities of each county: a second or two a solve."""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options; ``folder`` is where the batch is kept, and emptied first."""
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--counties", type=int, default=8)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="no round begins later than that")
    parser.add_argument("--longest", type=float, default=5.0, help="seconds of solving after which a round kills")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Kill and start again, round by round; let the batch end; solve it once more in peace. Yield one row."""
    shutil.rmtree(given.folder, ignore_errors=True)
    file, notes, out = given.folder / "batch.yaml", given.folder / "notes", given.folder / "out"
    notes.mkdir(parents=True)
    write_batch(file, given.counties, given.seeds)
    site = Site(given.folder, (str(notes), "compare", str(file), "--out", str(out)))
    rng, began, killed, codes = random.Random(given.seed), monotonic(), Counter[str](), list[int]()
    orphans, rounds, slowest = 0, 0, 0.0
    repeated: set[str] = set()
    try:
        while rounds < given.rounds and monotonic() - began < given.seconds:
            safe, before = kept(out), begun(notes)
            kind = one_round(site, notes, rng, given.longest, codes)
            repeated |= {run for run in safe if begun(notes)[run] > before[run]}
            if not kind:
                break
            rounds += 1
            killed[kind] += 1
            left, seconds = site.settled(idle=kind != "worker")
            orphans, slowest = orphans + len(left), max(slowest, seconds)
        safe, before = kept(out), begun(notes)
        site.start()
        codes.append(site.wait("main", 3600))
        repeated |= {run for run in safe if begun(notes)[run] > before[run]}
        orphans += len(site.settled(idle=True)[0])
    finally:
        site.close()
    row: Row = {
        "key": f"{given.seed}/{given.rounds}/{given.counties}x{given.seeds}",
        "rounds": rounds,
        **{f"killed_{kind}": killed[kind] for kind in KINDS},
        **judged(notes, out, given.counties * given.seeds),
        "twice": len(repeated),
        "differing": differing(given.folder, file, out),
        "exit": codes[-1],
        "other_exits": sum(code not in (ExitCode.UNAVAILABLE, -9) for code in codes[:-1]),
        "orphans": orphans,
        "slowest_end": round(slowest, 1),
        "seconds": round(monotonic() - began, 1),
    }
    append(FAMILY, row)
    yield row


def write_batch(file: Path, counties: int, seeds: int) -> None:
    """Write a scenario file over generated counties beside it."""
    names = [f"c{n}" for n in range(1, counties + 1)]
    for n, name in enumerate(names, 1):
        write_county_json(generate(*COUNTY, n, "urad"), file.parent / f"{name}.json")
    bases = ", ".join(f"{{id: {name}, county: {name}.json}}" for name in names)
    horizon = "from: 2026-03-02\nto: 2026-03-22\n"
    file.write_text(f"{horizon}options: {{time_limit: null}}\nbases: [{bases}]\nrepetitions: {seeds}\n", "utf-8")


def one_round(site: Site, notes: Path, rng: random.Random, longest: float, codes: list[int]) -> str:
    """Start what is gone, let it solve for a while, kill one; return what was killed, nothing where all is done."""
    before = len(told(notes))
    site.start()
    while len(told(notes)) == before and site.running["main"].poll() is None:
        time.sleep(0.05)
    time.sleep(rng.uniform(0, longest))
    if site.running["main"].poll() is not None:
        return ""
    kind = rng.choice(KINDS)
    site.kill(rng.choice(site.names) if kind == "worker" else kind)
    if kind == "scheduler":
        codes += [site.wait(name) for name in ("main", *site.names)]
    return kind


def told(notes: Path) -> list[tuple[str, str]]:
    """Return what solves have noted: the run, and whether it began or was done."""
    lines = (line.split() for path in notes.iterdir() for line in path.read_text("utf-8").splitlines())
    return [(run, what) for run, what in lines]


def begun(notes: Path) -> Counter[str]:
    """Return how often each run was begun."""
    return Counter(run for run, what in told(notes) if what == BEGUN)


def kept(out: Path) -> set[str]:
    """Return the runs whose answers are kept."""
    rows = (ResultRow.model_validate_json(path.read_bytes()) for path in out.glob("runs/*/row.json"))
    return {f"{row.county_hash[:16]}-{seed_of(out, row)}" for row in rows if row.whole}


def seed_of(out: Path, row: ResultRow) -> int:
    """Return the seed of a run."""
    content = (run_folder(out, row.run) / CERTIFICATE).read_bytes()
    return Certificate.model_validate_json(content).seed


def judged(notes: Path, out: Path, runs: int) -> Row:
    """Return what became of the runs; ``again`` is how often one was begun once more, as what solved it was killed."""
    starts = begun(notes)
    rows = [ResultRow.model_validate_json(path.read_bytes()) for path in out.glob("runs/*/row.json")]
    return {
        "runs": runs,
        "kept": sum(row.whole for row in rows),
        "failed": sum(not row.whole for row in rows),
        "lost": runs - len(rows),
        "begun": sum(starts.values()),
        "again": sum(starts.values()) - len(starts),
    }


def differing(folder: Path, file: Path, out: Path) -> int:
    """Return how many plans are not those, byte for byte, of threads here that nobody kills."""
    quiet = folder / "quiet"
    command = [sys.executable, *XIACHEN, "compare", str(file), "--out", str(quiet)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    plans = {path.parent.name: path.read_bytes() for path in quiet.glob("runs/*/plan.json")}
    found = {path.parent.name: path.read_bytes() for path in out.glob("runs/*/plan.json")}
    return sum(found.get(run) != plan for run, plan in plans.items()) + len(found.keys() - plans.keys())
