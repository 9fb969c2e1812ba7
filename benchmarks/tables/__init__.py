"""The tables of ``docs/benchmarks.md``, generated from the raw rows; losses are printed like everything else."""

from pathlib import Path

from benchmarks.agreement import FAMILY as AGREEMENT
from benchmarks.comfort import FAMILY as COMFORT
from benchmarks.headcount import FAMILY as HEADCOUNT
from benchmarks.months import FAMILY as MONTHS
from benchmarks.physician import FAMILY as PHYSICIAN
from benchmarks.profile import FAMILY as PROFILE
from benchmarks.replan import FAMILY as REPLAN
from benchmarks.roster import FAMILY as ROSTER
from benchmarks.rows import load
from benchmarks.scenarios.faults import FAMILY as KILLS
from benchmarks.scenarios.policy import FAMILY as POLICY
from benchmarks.scenarios.region import FAMILY as REGION
from benchmarks.siting import FAMILY as SITING
from benchmarks.tables.agreement import agreement_table
from benchmarks.tables.comfort import comfort_table
from benchmarks.tables.growth import growth
from benchmarks.tables.headcount import headcount_table
from benchmarks.tables.location import TITLES, location_tables
from benchmarks.tables.months import months_table
from benchmarks.tables.physician import physician_table
from benchmarks.tables.profile import profile_table
from benchmarks.tables.replan import replan_table
from benchmarks.tables.scenarios import faults_table, policy_table, region_table
from benchmarks.tables.service import service_tables
from benchmarks.tables.siting import siting_table
from benchmarks.tables.versus import every_run, summary
from benchmarks.tables.year import year_table
from benchmarks.year.family import FAMILY as YEAR

DOCS = Path(__file__).parents[2] / "docs"
INTRO = Path(__file__).parents[1] / "intro.md"


def write() -> Path:
    """Write the page and the chart, and return the path of the page."""
    runs = load(ROSTER)
    parts = [INTRO.read_text(encoding="utf-8"), summary(runs), every_run(runs), growth(runs, DOCS)]
    parts += [comfort_table(load(COMFORT)), months_table(load(MONTHS)), replan_table(load(REPLAN))]
    parts += [year_table(load(YEAR)), profile_table(load(PROFILE)), physician_table(load(PHYSICIAN))]
    parts += [
        siting_table(load(SITING)),
        headcount_table(load(HEADCOUNT)),
        agreement_table(load(AGREEMENT)),
        policy_table(load(POLICY)),
        region_table(load(REGION)),
        faults_table(load(KILLS)),
        service_tables(),
        location_tables({family: load(family) for family in TITLES}),
    ]
    page = DOCS / "benchmarks.md"
    page.write_text("\n".join(part for part in parts if part), encoding="utf-8")
    return page
