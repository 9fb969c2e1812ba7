"""The tables of ``docs/benchmarks.md``, generated from the raw rows; losses are printed like everything else."""

from pathlib import Path

from benchmarks import comfort, months, physician, profile, roster
from benchmarks.rows import load
from benchmarks.tables.comfort import comfort_table
from benchmarks.tables.growth import growth
from benchmarks.tables.months import months_table
from benchmarks.tables.physician import physician_table
from benchmarks.tables.profile import profile_table
from benchmarks.tables.versus import every_run, summary

DOCS = Path(__file__).parents[2] / "docs"
INTRO = Path(__file__).parents[1] / "intro.md"


def write() -> Path:
    """Write the page and the chart, and return the path of the page."""
    runs = load(roster.FAMILY)
    parts = [INTRO.read_text(encoding="utf-8"), summary(runs), every_run(runs), growth(runs, DOCS)]
    parts += [comfort_table(load(comfort.FAMILY)), months_table(load(months.FAMILY))]
    parts += [profile_table(load(profile.FAMILY)), physician_table(load(physician.FAMILY))]
    page = DOCS / "benchmarks.md"
    page.write_text("\n".join(part for part in parts if part), encoding="utf-8")
    return page
