"""What the index knows of an instance."""

import datetime as dt
from typing import Literal

from pydantic import Field

from models.base import Record
from models.certificate import Outcome
from models.county import Tier
from models.text import Text


class InstanceEntry(Record):
    """One shipped instance: where it comes from, what it is for, and the best that is known of it.

    ``county_hash`` is that of the county for which the values hold. ``best_known`` and ``bound`` are values tier by
    tier, in lexicographic order of the tiers; equal ones are proven optimal. ``proved_by`` says who proved them,
    ``why`` the reasoning of a value by hand or the cause of infeasibility, and ``group`` the folder.
    """

    id: str
    group: Literal["counties", "toys", "hard"]
    file: str
    decision: Literal["roster"] = "roster"
    profile: str
    first: dt.date = Field(alias="from")
    last: dt.date = Field(alias="to")
    county_hash: str
    title: Text
    source: Text
    outcome: Outcome
    best_known: dict[Tier, float] = Field(default_factory=dict)
    bound: dict[Tier, float] = Field(default_factory=dict)
    proved_by: str = ""
    why: Text | None = None
