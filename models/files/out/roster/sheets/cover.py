"""方案说明: what the roster is, how good it is, and from what."""

from models.files.out.roster.results import Results
from models.files.out.sheets.cover import COVER_ITEMS, cover_table
from models.files.out.sheets.table import Table
from models.files.out.shown import Shown
from models.text import text

_TITLE = text("{c}排班方案说明", "{c}: about this roster")


def roster_cover(results: Results, shown: Shown) -> Table:
    """Return outcome, tiers, horizon, version and provenance, one item a row."""
    plan = results.plan
    horizon = (
        (COVER_ITEMS["from"], plan.first.isoformat()),
        (COVER_ITEMS["to"], plan.last.isoformat()),
        (COVER_ITEMS["version"], str(plan.version)),
    )
    return cover_table(results, shown, _TITLE, horizon)
