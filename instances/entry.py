"""What the index knows of an instance."""

import datetime as dt
from typing import Literal

from pydantic import Field

from models.base import Record
from models.certificate import Outcome
from models.county import County, Goal, Stage, Tier
from models.decision import Case, Decision
from models.headcount import HeadcountCase
from models.policy.county import policy_of
from models.roster import RosterCase
from models.siting import SitingCase
from models.text import Text

Values = dict[Tier | Goal | Stage, float]
"""Values of a roster by tier, of a siting by goal, of a headcount by stage, in lexicographic order."""


class InstanceEntry(Record):
    """A decision for a shipped county: where it comes from, what it is for, and the best that is known of it.

    A county with several decisions has an entry for each, of the same file. The horizon of a siting is from the year of
    its first phase to its last deadline, and its values are by goal instead of tier; a headcount is of whole years and
    its values are by stage. ``county_hash`` is that of the county
    for which the values hold. ``best_known`` and ``bound`` are values tier by tier, in lexicographic order; equal ones
    are proven optimal. ``proved_by`` says who proved them, ``why`` the reasoning of a value by hand or the cause of
    infeasibility, and ``group`` the folder.
    """

    id: str
    group: Literal["counties", "toys", "hard"]
    file: str
    decision: Decision = Decision.ROSTER
    profile: str
    first: dt.date = Field(alias="from")
    last: dt.date = Field(alias="to")
    county_hash: str
    title: Text
    source: Text
    outcome: Outcome
    best_known: Values = Field(default_factory=dict)
    bound: Values = Field(default_factory=dict)
    proved_by: str = ""
    why: Text | None = None

    def case(self, county: County) -> Case:
        """Return the case of ``county``, which is that of :attr:`file`, under its own policy."""
        if self.decision is Decision.SITING:
            return SitingCase(county, policy_of(county))
        if self.decision is Decision.HEADCOUNT:
            return HeadcountCase(county, policy_of(county))
        return RosterCase(county=county, policy=policy_of(county), first=self.first, last=self.last)
