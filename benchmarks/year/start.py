"""The county as it stands on 1 January: balances of the year before, nothing published yet."""

from datetime import date
from pathlib import Path

from instances import path as instance
from models.county import County
from models.county.service import Opening
from models.files import read_county, write_county_workbook

COUNTY = "urad-middle-banner"
YEAR = 2026


def write_start(target: Path) -> Path:
    """Write the workbook that the year begins with."""
    read = read_county(instance(COUNTY))
    return write_county_workbook(at_start(read.county), target, read.defaults, leave_blank=True)


def at_start(county: County) -> County:
    """Return the county before its first month: what was served in the year before, and no roster yet."""
    opening = tuple(_carried(row) for row in county.opening)
    info = county.county.model_copy(update={"year": YEAR, "month": 1})
    return county.model_copy(update={"county": info, "opening": opening, "published": (), "attendance": ()})


def _carried(row: Opening) -> Opening:
    """Return a balance as of the end of the year before; the days of 24 months lose those of this year."""
    before = max(0.0, row.days_24m - row.days_year)
    return Opening(person=row.person, as_of=date(YEAR - 1, 12, 31), days_year=0.0, days_24m=before)
