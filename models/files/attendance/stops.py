"""Stops: a village clinic or station is visited under its center, and a stop that is named belongs to it."""

from collections import defaultdict
from collections.abc import Iterable

from models.county import Attendance, County, FacilityKind
from models.files.attendance.read_form import ReadRow
from models.files.input.clean import match_key
from models.files.input.codes import Place, make_issue
from models.issue import Issue
from models.month.attended import Came
from models.policy import policy_of
from models.roster.destinations import destination_kinds
from models.text import text

_OWNER = text("，属于{w}", ", it belongs to {w}")
_KINDS = (FacilityKind.VILLAGE_CLINIC, FacilityKind.STATION)


class Stops:
    """The facilities of a county as stops of others, under its profile."""

    def __init__(self, county: County) -> None:
        self._places = county.facility_by_id
        self._counted = destination_kinds(policy_of(county))
        self._named: dict[str, set[str]] = defaultdict(set)
        for place in county.facilities:
            for said in (place.id, place.name, place.short_name):
                if said:
                    self._named[match_key(said)].add(place.id)

    def booked(self, rows: Iterable[ReadRow], source: str) -> tuple[list[Came], list[Issue]]:
        """Return the rows of a file as they are booked, and what is to be said of their stops."""
        came, issues = [], []
        for row in rows:
            record = self._under_its_center(row.record)
            if record is not row.record:
                issues.append(self._remark(row, record, source))
            named = self._named.get(match_key(record.stop), set()) if record.stop else set()
            if named and not any(self.belongs(place, record.facility) for place in named):
                issues.append(self._stray(row, record, named, source))
            came.append(Came(record, source, row.sheet, row.cells["date"]))
        return came, issues

    def belongs(self, place: str, unit: str) -> bool:
        """Return whether ``place`` is the unit itself or lies under it."""
        seen: set[str] = set()
        while place in self._places and place not in seen:
            if place == unit:
                return True
            seen.add(place)
            place = self._places[place].parent
        return False

    def _under_its_center(self, record: Attendance) -> Attendance:
        """Return a record under the center, the stop named, where the profile counts no service at the clinic itself.

        A stop that the row names itself stays as it is written.
        """
        place = self._places[record.facility]
        above = self._places.get(place.parent)
        if place.kind not in _KINDS or place.kind in self._counted or above is None:
            return record
        return record.model_copy(update={"facility": above.id, "stop": record.stop or place.name})

    def _remark(self, row: ReadRow, record: Attendance, source: str) -> Issue:
        return make_issue(
            "attendance_stop_booked", _place(row, "facility", source), stop=self._name(row.record.facility),
            unit=self._name(record.facility),
        )  # fmt: skip

    def _stray(self, row: ReadRow, record: Attendance, named: set[str], source: str) -> Issue:
        parents = sorted({self._places[place].parent for place in named} - {""})
        whose = _OWNER.fill(w="、".join(map(self._name, parents))) if parents else text("", "")
        return make_issue(
            "attendance_stop_elsewhere", _place(row, "stop", source), found=record.stop,
            unit=self._name(record.facility), owner=whose,
        )  # fmt: skip

    def _name(self, code: str) -> str:
        place = self._places.get(code)
        return f"{place.name}（{code}）" if place else code


def _place(row: ReadRow, key: str, source: str) -> Place:
    return Place(sheet=f"{source}：{row.sheet}", cell=row.cells[key])
