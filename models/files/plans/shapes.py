"""What a plan document of each decision consists of: its record, its head, and its tables of rows."""

from dataclasses import dataclass

from models.base import Record
from models.files.plans.headcount_spec import BORROWED, CELLS, GRANTED, TRANSFERS
from models.files.plans.siting_spec import SERVICES, STANDINGS
from models.files.plans.spec import DUTIES, OUTINGS
from models.files.sheets import SheetSpec
from models.headcount import Borrowed, CellYear, Granted, HeadcountPlan, Transfer
from models.plan import Duty, Outing, RosterPlan
from models.siting.plan import Service, SitingPlan, Standing


@dataclass(frozen=True)
class Shape:
    """A decision's document: ``head`` are the keys that it must have, ``tables`` its arrays."""

    record: type[Record]
    head: tuple[str, ...]
    tables: tuple[tuple[SheetSpec, type[Record]], ...]

    @property
    def keys(self) -> set[str]:
        """Every key that the document may have."""
        return {field.alias or name for name, field in self.record.model_fields.items()}


SHAPES = {
    "roster": Shape(
        RosterPlan, ("county_hash", "profile", "from", "to", "version"), ((DUTIES, Duty), (OUTINGS, Outing))
    ),
    "siting": Shape(SitingPlan, ("county_hash", "profile"), ((STANDINGS, Standing), (SERVICES, Service))),
    "headcount": Shape(
        HeadcountPlan,
        ("county_hash", "profile"),
        ((CELLS, CellYear), (TRANSFERS, Transfer), (GRANTED, Granted), (BORROWED, Borrowed)),
    ),
}
"""The shape of each decision's plan."""
