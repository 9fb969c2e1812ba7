"""Which month is meant where none is named."""

from models.files.month.places import county_file, months_in, numbered
from models.files.month.state import draft_is_open
from models.files.reading import read_county
from models.folder import CountyFolder
from models.month import Month


def month_to_draft(folder: CountyFolder) -> Month:
    """Return the first month with an open draft, else the one after the last published, else the workbook's.

    Raises ``InputRefused``.
    """
    waiting = month_to_publish(folder)
    if waiting is not None:
        return waiting
    published = [m for m in months_in(folder.root) if numbered(folder.root, m, "v")]
    if published:
        return published[-1].following
    info = read_county(county_file(folder.root)).county.county
    return Month(info.year, info.month)


def month_to_publish(folder: CountyFolder) -> Month | None:
    """Return the first month with an open draft."""
    return next((m for m in months_in(folder.root) if draft_is_open(folder.root, m)), None)


def month_published(folder: CountyFolder) -> Month:
    """Return the last month that is published, else the month to draft; raises ``InputRefused``."""
    published = [m for m in months_in(folder.root) if numbered(folder.root, m, "v")]
    return published[-1] if published else month_to_draft(folder)
