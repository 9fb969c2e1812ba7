"""The index of the shipped instances: values by hand from the builders, computed ones kept from the last refresh."""

import json
from datetime import date
from pathlib import Path

from instances.build.changji import CHANGJI, CHANGJI_SOURCES
from instances.build.counties import COUNTIES, HEADCOUNT_SOURCES, SITING_SOURCES, SOURCES, WITH_POSTS
from instances.build.hard import HARD
from instances.build.history import FIRST, LAST
from instances.build.shipped import HERE, RECIPES, built, file_of
from instances.build.small import Small
from instances.build.toys import TOYS
from instances.entry import InstanceEntry
from models.certificate import Outcome
from models.county import County
from models.decision import Decision
from models.headcount import HeadcountCase
from models.policy.county import policy_of
from models.text import Text, text

INDEX = HERE / "index.json"
BY_HAND = "手算 by hand"
OWN = text("自编", "made for this package")


def write_index(target: Path = INDEX) -> Path:
    """Write the index, with computed values as they stand in the present one; return its path."""
    known = _known()
    return save_index([known_values(fresh, known.get(fresh.id)) for fresh in fresh_entries()], target)


def save_index(entries: list[InstanceEntry], target: Path = INDEX) -> Path:
    """Write entries as the index; return its path."""
    rows = [entry.model_dump(mode="json", by_alias=True, exclude_none=True) for entry in entries]
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return target


def _known() -> dict[str, InstanceEntry]:
    if not INDEX.exists():
        return {}
    return {row["id"]: InstanceEntry.model_validate(row) for row in json.loads(INDEX.read_text("utf-8"))}


def known_values(fresh: InstanceEntry, known: InstanceEntry | None) -> InstanceEntry:
    """Return ``fresh`` with the computed values of ``known`` where they are of the same county and not by hand."""
    if known is None or fresh.proved_by == BY_HAND or known.county_hash != fresh.county_hash:
        return fresh
    kept = {key: getattr(known, key) for key in ("outcome", "best_known", "bound", "proved_by")}
    return fresh.model_copy(update=kept)


def fresh_entries() -> list[InstanceEntry]:
    """Return the entries of all files with what is known by hand: a county has one for each decision."""
    counties = [entry(name) for name in COUNTIES for entry in (_roster_entry, _siting_entry)]
    counties += [_roster_entry(name) for name in CHANGJI]
    counties += [_headcount_entry(name) for name in WITH_POSTS]
    return [*counties, *(_small_entry(name, small) for name, small in (TOYS | HARD).items())]


def _roster_entry(name: str) -> InstanceEntry:
    return _county_entry(name, Decision.ROSTER, (SOURCES | CHANGJI_SOURCES)[name], (FIRST, LAST))


def _county_entry(name: str, decision: Decision, said: tuple[Text, Text], horizon: tuple[date, date]) -> InstanceEntry:
    title, source = said
    return InstanceEntry(
        id=name if decision is Decision.ROSTER else f"{name}-{decision.value}",
        group="counties",
        file=file_of(name),
        decision=decision,
        profile=RECIPES[name].info["profile"],
        first=horizon[0],
        last=horizon[1],
        county_hash=built(name).county.hash,
        title=title,
        source=source,
        outcome=Outcome.UNKNOWN,
    )


def _siting_entry(name: str) -> InstanceEntry:
    horizon = _phases(built(name).county)
    return _county_entry(name, Decision.SITING, SITING_SOURCES[name], horizon)


def _headcount_entry(name: str) -> InstanceEntry:
    return _county_entry(name, Decision.HEADCOUNT, HEADCOUNT_SOURCES[name], _years(built(name).county))


def _years(county: County) -> tuple[date, date]:
    """Return the first and the last day of the years of a headcount."""
    years = HeadcountCase(county, policy_of(county)).years
    return date(years[0], 1, 1), date(years[-1], 12, 31)


def _phases(county: County) -> tuple[date, date]:
    """Return the first day of the year of the first phase, and the last deadline."""
    deadlines = [phase.deadline for phase in county.phases]
    return date(min(deadlines).year, 1, 1), max(deadlines)


def _horizon(small: Small, county: County) -> tuple[date, date]:
    match small.decision:
        case Decision.SITING:
            return _phases(county)
        case Decision.HEADCOUNT:
            return _years(county)
        case _:
            return small.first, small.last


def _small_entry(name: str, small: Small) -> InstanceEntry:
    outcome, county = Outcome.UNKNOWN, small.county()
    if small.infeasible or small.best:
        outcome = Outcome.INFEASIBLE if small.infeasible else Outcome.OPTIMAL
    first, last = _horizon(small, county)
    return InstanceEntry(
        id=name,
        group="toys" if name in TOYS else "hard",
        file=file_of(name),
        decision=small.decision,
        profile=county.county.profile,
        first=first,
        last=last,
        county_hash=county.hash,
        title=small.title,
        source=OWN,
        outcome=outcome,
        best_known=small.best,
        bound=small.best,
        proved_by=BY_HAND if outcome is not Outcome.UNKNOWN else "",
        why=small.why,
    )
