"""What a plan says of itself beside its duties: horizon, version, policy, and the county it was made from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.county import County
from models.files.input.codes import Fault, Place
from models.files.input.dates import read_date
from models.files.input.rows import Book
from models.files.input.values import read_whole
from models.files.input.vocabulary import read_profile
from models.files.plans.duties import PlacedDuty
from models.files.plans.outings import PlacedOuting
from models.plan import RosterPlan
from models.policy import Setting, SettingFault, check_setting
from models.roster.calendar import month_ends
from models.text import text

_TITLES = {
    "from": text("起始日期", "from"),
    "to": text("截止日期", "to"),
    "version": text("版本", "version"),
    "profile": text("政策方案", "profile"),
}
_READERS = {"from": read_date, "to": read_date, "version": read_whole, "profile": read_profile}


@dataclass
class Header:
    """The values of a plan's head by key, and where each stands; what is absent follows from duties and county."""

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    settings: tuple[Setting, ...] = ()

    def read(self, book: Book, key: str, raw: object, place: Place) -> None:
        """Read one value; a fault is reported at ``place``."""
        reader: Any = _READERS.get(key, str)
        self.places[key] = place
        try:
            self.values[key] = reader(raw)
        except Fault as fault:
            book.report(fault.code, place, **({"column": _TITLES[key], "found": raw} | fault.values))

    def set_settings(self, book: Book, found: list[tuple[Setting, Place]]) -> None:
        """Keep the settings; those that name no rule, parameter or readable value are reported."""
        for setting, place in found:
            try:
                check_setting(setting)
            except SettingFault as fault:
                said = f"{fault.setting.rule}.{fault.setting.parameter}={fault.setting.value}"
                book.report("plan_setting", place, found=said)
        self.settings = tuple(setting for setting, _ in found)

    def plan(
        self, book: Book, county: County, duties: list[PlacedDuty], outings: list[PlacedOuting]
    ) -> RosterPlan | None:
        """Return the plan, or ``None`` where faults leave it without a horizon.

        Without dates of its own the horizon is the whole months that hold the duties.
        """
        dates = [duty.date for _, duty in duties]
        if not dates and not {"from", "to"} <= self.values.keys():
            if not book.refused:
                book.report("plan_empty", Place())
            return None
        first = self.values.get("from") or month_ends(min(dates).year, min(dates).month)[0]
        last = self.values.get("to") or month_ends(max(dates).year, max(dates).month)[1]
        self._check_dates(book, first, last, [*duties, *outings])
        if self.values.get("version", 1) < 1:
            book.report("too_small", self.places["version"], column=_TITLES["version"], limit=1,
                        found=self.values["version"])  # fmt: skip
        if book.refused:
            return None
        return RosterPlan(
            county_hash=self.values.get("county_hash", county.hash),
            profile=self.values.get("profile", county.county.profile),
            first=first,
            last=last,
            version=self.values.get("version", 1),
            settings=self.settings,
            duties=tuple(duty for _, duty in duties),
            outings=tuple(outing for _, outing in outings),
        )

    def _check_dates(self, book: Book, first: date, last: date, placed: Sequence[PlacedDuty | PlacedOuting]) -> None:
        if last < first:
            book.report("from_after_to", self.places.get("from", Place()), first=first, last=last)
            return
        for row, found in placed:
            if not first <= found.date <= last:
                book.report("plan_dates", row.place("date"), found=found.date, first=first, last=last)


def setting_of(said: str) -> Setting:
    """Return the setting that ``rule.parameter=value | document`` writes; what it lacks is empty and refused later."""
    assigned, _, basis = said.partition(" | ")
    name, _, value = assigned.partition("=")
    rule, _, parameter = name.strip().rpartition(".")
    return Setting(rule=rule, parameter=parameter, value=value.strip(), basis=basis.strip())
