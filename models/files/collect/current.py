"""The county as it is now, row by row, in the sheets that forms ask for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from models.base import Record
from models.county import County
from models.files.collect.asked import KEYS
from models.files.collect.located import Located
from models.files.collect.stated import RowId, StatedRow, row_id, shown_values
from models.files.county_files import spots_of
from models.files.input.codes import Fault
from models.files.input.names import NameIndex
from models.files.sheets import SHEET_BY_KEY

ASKED = tuple(KEYS)
"""The sheets that forms ask for."""


@dataclass(frozen=True)
class Current:
    """The located county, its rows by what tells them apart, and the index of each in its sheet."""

    located: Located
    rows: dict[RowId, StatedRow] = field(default_factory=dict)
    index: dict[RowId, int] = field(default_factory=dict)

    @property
    def county(self) -> County:
        """The county."""
        return self.located.read.county

    def place(self, row: RowId, column: str) -> str:
        """Return where a value of the county stands."""
        return self.located.place(row.sheet, self.index[row], column)

    @cached_property
    def names(self) -> dict[str, NameIndex]:
        """Facilities, departments and staff by code and by name; a department's name counts where it is unique."""
        county = self.county
        found = {
            "facilities": NameIndex("unknown_facility"),
            "departments": NameIndex("unknown_department"),
            "staff": NameIndex("unknown_person"),
        }
        for facility in county.facilities:
            found["facilities"].add(facility.id, (facility.name, facility.short_name))
        for department in county.departments:
            found["departments"].add(department.id, (department.name,))
        for person in county.staff:
            found["staff"].add(person.id, (person.name,))
        return found

    def code_of(self, target: str, said: str) -> str:
        """Return the code that a spelling means, or the spelling where it means nothing that is known."""
        try:
            return self.names[target].find(said)
        except Fault:
            return said


def current_of(located: Located) -> Current:
    """Return the rows of a county that forms ask for."""
    found = Current(located)
    filled, added = default_spots(located)
    for sheet in ASKED:
        spec = SHEET_BY_KEY[sheet]
        for index, record in enumerate(getattr(found.county, sheet)):
            values = shown_values(spec, spec.columns, record_values(record))
            row = row_id(sheet, values)
            if row not in found.rows:
                defaults = tuple(c.key for c in spec.columns if (sheet, index, c.key) in filled)
                found.rows[row] = StatedRow(values=values, defaults=defaults, added=(sheet, index) in added)
                found.index[row] = index
    return found


def record_values(record: Record) -> dict[str, Any]:
    """Return the values of a record by column key."""
    return {f.alias or name: getattr(record, name) for name, f in type(record).model_fields.items()}


def default_spots(located: Located) -> tuple[set[tuple[str, int, str]], set[tuple[str, int]]]:
    """Return the values, and the whole rows, that defaults have filled in."""
    filled, added = set(), set()
    for sheet, index, column in _spots(located):
        if column:
            filled.add((sheet, index, column))
        else:
            added.add((sheet, index))
    return filled, added


def _spots(located: Located) -> Iterator[tuple[str, int, str]]:
    for default in located.read.defaults:
        yield from spots_of(default)
