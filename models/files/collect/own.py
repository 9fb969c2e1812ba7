"""Whose rows are whose: the rows of the county that a department or a unit is asked about."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.county import County, Facility, FacilityKind
from models.files.collect.asked import IMPLIED, Audience, asked_columns, form_sheets
from models.files.collect.current import Current
from models.files.collect.stated import RowId, StatedRow
from models.month import Month

_ABOUT = {"facilities": "id", "needs": "facility"}
"""The column that says which facility a row is about."""
_STOPS = (FacilityKind.VILLAGE_CLINIC, FacilityKind.STATION)


class Recipient(NamedTuple):
    """A department or a unit that is asked: its code, its name, and the hospital of a department."""

    audience: Audience
    code: str
    name: str
    employer: str = ""


def recipients(county: County, audience: Audience) -> list[Recipient]:
    """Return all departments of the hospitals that send, or all units that receive and are not a center's stop."""
    if audience is Audience.UNIT:
        return [Recipient(audience, f.id, f.name) for f in county.facilities if has_form(county, f)]
    named = {f.id: f.name for f in county.facilities if f.sends}
    return [Recipient(audience, d.id, d.name, named[d.employer]) for d in county.departments if d.employer in named]


def has_form(county: County, facility: Facility) -> bool:
    """Return whether a facility is asked itself: a clinic or station under a center is asked with its center."""
    above = county.facility_by_id.get(facility.parent)
    return facility.receives and not (facility.kind in _STOPS and above is not None and above.receives)


def unit_of(county: County, facility: str) -> str:
    """Return the unit that is asked about a facility: itself, or the nearest above it that has a form; else blank."""
    seen: set[str] = set()
    while facility in county.facility_by_id and facility not in seen:
        if has_form(county, county.facility_by_id[facility]):
            return facility
        seen.add(facility)
        facility = county.facility_by_id[facility].parent
    return ""


def own_rows(current: Current, who: Recipient, month: Month) -> dict[RowId, StatedRow]:
    """Return the rows that a recipient is asked about in a month, its own row first."""
    chosen = _department_rows if who.audience is Audience.DEPARTMENT else _unit_rows
    return {row: trimmed(who.audience, row, current.rows[row]) for row in chosen(current, who.code, month)}


def trimmed(audience: Audience, row: RowId, stated: StatedRow) -> StatedRow:
    """Return a row with those columns that a form asks, and the one that its owner implies."""
    kept = {c.key for c in asked_columns(form_sheets(audience)[row.sheet])} | {IMPLIED.get(row.sheet, "")}
    values = {key: value for key, value in stated.values.items() if key in kept}
    return stated.model_copy(
        update={"values": values, "defaults": tuple(key for key in stated.defaults if key in kept)}
    )


def _department_rows(current: Current, code: str, month: Month) -> Iterator[RowId]:
    """Yield its people who are still in service, their leave that touches the month, and its own row."""
    county = current.county
    people = {p.id for p in county.staff if p.dept == code and (p.end is None or p.end >= month.first)}
    away = {n for n, a in enumerate(county.absences) if _touches(a.first, a.last, month)}
    for row, stated in current.rows.items():
        values = stated.values
        mine = (
            (row.sheet == "staff" and values["id"] in people)
            or (row.sheet == "absences" and values["id"] in people and current.index[row] in away)
            or (row.sheet == "departments" and values["id"] == code)
        )
        if mine:
            yield row


def _touches(first: date, last: date, month: Month) -> bool:
    return first <= month.last and last >= month.first


def _unit_rows(current: Current, code: str, month: Month) -> Iterator[RowId]:
    """Yield its own row, its stops, and the needs of both."""
    county = current.county
    own = [row for row in current.rows if row.sheet == "facilities" and current.rows[row].values["id"] == code]
    yield from own
    for row, stated in current.rows.items():
        if row not in own and row.sheet in _ABOUT and unit_of(county, stated.values[_ABOUT[row.sheet]]) == code:
            yield row
