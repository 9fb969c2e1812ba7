"""An instance of physician scheduling: who may serve where, what each day needs, and what a roster costs.

The problem is that of Geibinger, Kletzander, Krainz, Mischek, Musliu and Winter, "Physician Scheduling During a
Pandemic", CPAIOR 2021, with what the MiniZinc Challenge 2021 counts: a day off is in department 0.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.physician.dzn import DznError, read_dzn

STANDARD, EXTENDED = 1, 2
FORBIDDEN = 4
"""The preference that says that a person never serves there with that skill."""
LONGEST = 6
"""Days up to which neither the hours of a week nor the days in a row can bind."""


class Duty(NamedTuple):
    """One person's duty on one day; a day off is ``None``."""

    station: int
    shift: int
    skill: int


Line = tuple[Duty | None, ...]
"""One person's days in order."""
Roster = tuple[Line, ...]
"""The lines of all people, in the order of the instance."""


@dataclass(frozen=True)
class Person:
    """What the data say of a person; two people of whom they say the same are equal."""

    preferences: tuple[tuple[int, ...], ...]
    required: bool
    at_risk: bool
    days_off: frozenset[int]
    last_station: int
    last_shift: int

    def preference(self, duty: Duty | None) -> int:
        """Return the preference of a duty or a day off; less is better."""
        return self.preferences[0][0] if duty is None else self.preferences[duty.station][duty.skill]


@dataclass(frozen=True)
class Cover:
    """Of the duties with ``skills`` at a department's own stations, ``needs[day]`` are extended ones."""

    department: int
    skills: frozenset[int]
    needs: tuple[int, ...]


@dataclass(frozen=True)
class Weights:
    """What one person at work, one point of preference, one point of risk and one change of station cost."""

    person: int
    preference: int
    risk: int
    change: int


@dataclass(frozen=True)
class Instance:
    """An instance; stations, shifts and skills count from 1, where 0 is none; days count from 0.

    A ``common`` station is shared: serving there is no change of station. There ``demand`` is exact for each shift;
    at the others the standard shift's demand is that of both shifts together, and ``covers`` say how many are extended.
    """

    departments: tuple[int, ...]
    common: tuple[bool, ...]
    forbidden_after: tuple[frozenset[int], ...]
    skills: int
    days: int
    demand: dict[tuple[int, int, int, int], int]
    covers: tuple[Cover, ...]
    people: tuple[Person, ...]
    weights: Weights

    @property
    def stations(self) -> range:
        """The stations without 0."""
        return range(1, len(self.departments))


def read_instance(path: Path) -> Instance:
    """Return the instance of a file. Raises ``DznError`` where it is malformed or needs a rule that is not covered."""
    return instance_of(path.read_text(encoding="utf-8"))


def instance_of(text: str) -> Instance:
    """Return the instance that a data file's text describes; raises ``DznError``."""
    items: dict[str, Any] = dict(read_dzn(text))
    try:
        instance = _instance(items)
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise DznError(f"missing or malformed: {error}") from error
    _refuse(items, instance)
    return instance


def _instance(items: dict[str, Any]) -> Instance:
    days = items["numDays"]
    names = (
        "stationPrefs",
        "persRequireWork",
        "persRisk",
        "forbiddenDays",
        "histLastStationWorked",
        "histShiftLastDay",
    )
    columns = [items[name] for name in names]
    if any(len(column) != items["numPers"] for column in columns):
        raise DznError("the lists of people are not of one length")
    return Instance(
        departments=tuple(items["stationDepartment"]),
        common=tuple(items["stationCommon"]),
        forbidden_after=tuple(items["forbiddenSequences"]),
        skills=items["numSkills"],
        days=days,
        demand=_demand(items["demand"]),
        covers=tuple(
            Cover(*cover)
            for cover in zip(
                items["subDepartment"], items["subSkills"], (tuple(row) for row in items["subDemand"]), strict=True
            )
        ),
        people=tuple(
            Person(tuple(tuple(row) for row in likes), must, risk, frozenset(d - 1 for d in off), station, shift)
            for likes, must, risk, off, station, shift in zip(*columns, strict=True)
        ),
        weights=Weights(*(items[f"{name}Weight"] for name in ("pers", "preference", "risk", "station"))),
    )


def _demand(table: list[list[list[list[int]]]]) -> dict[tuple[int, int, int, int], int]:
    """Return what is asked for, by station, shift, day and skill; what is not there is 0."""
    return {
        (station, shift, day, skill): number
        for station, shifts in enumerate(table)
        for shift, days in enumerate(shifts)
        for day, skills in enumerate(days)
        for skill, number in enumerate(skills)
        if number
    }


def _refuse(items: dict[str, Any], instance: Instance) -> None:
    """Raise ``DznError`` for what neither the checker nor the models know."""
    covers = instance.covers
    apart = all(
        a.department != b.department or not a.skills & b.skills for n, a in enumerate(covers) for b in covers[:n]
    )
    faults = {
        "other shifts than the standard and the extended one": items["numShifts"] != EXTENDED,
        "night shifts": bool(items["indexNight"]),
        f"more than {LONGEST} days": instance.days > LONGEST,
        "demand of no station, no shift or no skill": any(not (s and h and k) for s, h, _, k in instance.demand),
        "extended demand of a station that is not common": any(
            h == EXTENDED and not instance.common[s] for s, h, _, _ in instance.demand
        ),
        "covers that share a skill": not apart,
        "people of no station who are not off": not instance.common[0] or instance.departments[0] != 0,
        "a weight of robustness": items["rbWeight"] != 0,
    }
    found = [name for name, there in faults.items() if there]
    if found:
        raise DznError("not covered: " + ", ".join(found))
