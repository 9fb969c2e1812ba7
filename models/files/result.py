"""What reading an input gives."""

from models.base import Record
from models.county import County
from models.issue import DefaultUsed, Issue


class ReadResult(Record):
    """A complete county, the defaults that were filled in, and the warnings and notices found on the way."""

    county: County
    defaults: tuple[DefaultUsed, ...] = ()
    issues: tuple[Issue, ...] = ()
