"""Generated counties as cases, and the ways in which tests change them."""

from collections.abc import Iterable
from random import Random
from typing import Any

from instances import generate
from instances.generate.size import Size
from models.county import County
from models.county.settings import PolicySetting
from models.policy import policy_of
from models.roster import RosterCase

Values = dict[str, str]


def generated(values: Values | None = None, **size: Any) -> RosterCase:
    """Return the case of a generated county of two dozen people and two weeks, unless ``size`` says otherwise."""
    sizes = {"people": 24, "facilities": 5, "specialties": 4, "weeks": 2, "eligible": 3} | size
    county = with_settings(generate(**sizes), values or {})
    weeks = Size(**{**_DEFAULTS, **sizes})
    return RosterCase(county=county, policy=policy_of(county), first=weeks.first, last=weeks.last)


_DEFAULTS: dict[str, Any] = {
    "tightness": 0.9,
    "seed": 1,
    "profile": "urad",
    "halves": False,
    "hosts": True,
    "hospitals": 1,
}


def with_settings(county: County, values: Values) -> County:
    """Return the county whose sheet of policy readings says ``values`` as well (``{"roster.rooms.mode": "soft"}``)."""
    return county.model_copy(update={"policy": (*county.policy, *map(_reading, values.items()))})


def _reading(item: tuple[str, str]) -> PolicySetting:
    key, value = item
    rule, parameter = key.rsplit(".", 1)
    if parameter == "mode":
        return PolicySetting.model_validate({"rule": rule, "mode": value})
    return PolicySetting(rule=rule, parameter=parameter, value=value)


def again(case: RosterCase, county: County) -> RosterCase:
    """Return the case of another county over the same horizon."""
    return RosterCase(county=county, policy=policy_of(county), first=case.first, last=case.last)


SHEETS = ("facilities", "departments", "staff", "absences", "needs", "roads", "opening", "published", "pins")


def shuffled(county: County, seed: int) -> County:
    """Return the county with the rows of every sheet in another order."""
    rng = Random(seed)
    return county.model_copy(update={sheet: _shuffle(rng, getattr(county, sheet)) for sheet in SHEETS})


def _shuffle(rng: Random, rows: Iterable[Any]) -> tuple[Any, ...]:
    mixed = list(rows)
    rng.shuffle(mixed)
    return tuple(mixed)


def renamed(county: County, seed: int) -> County:
    """Return the county with new codes for people, facilities and departments, in another order of the alphabet."""
    ids = [row.id for sheet in (county.facilities, county.departments, county.staff) for row in sheet]
    rng = Random(seed)
    numbers = rng.sample(range(10_000), len(ids))
    codes = {old: f"X{number:04d}" for old, number in zip(ids, numbers, strict=True)}
    return County.model_validate(_replace(county.model_dump(by_alias=True), codes))


def _replace(value: Any, codes: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _replace(item, codes) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_replace(item, codes) for item in value)
    return codes.get(value, value) if isinstance(value, str) else value
