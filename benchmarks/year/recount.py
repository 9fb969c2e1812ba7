"""The year counted again from the folder's plain files alone: none of the program's own code is used here."""

import csv
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

DAY_HOURS, HALF_HOURS = 6, 3
_PARTS = {"全天": 1.0, "上午": 0.5, "下午": 0.5}


@dataclass
class Counted:
    """Days of a person: those that a receiving unit has verified, and those published and neither seen nor missed."""

    verified: float = 0.0
    pending: float = 0.0
    places: set[str] = field(default_factory=set)


def recount(root: Path, year: int) -> dict[str, Counted]:
    """Return what everybody has served by the files of attendance and of the published versions that hold."""
    found: dict[str, Counted] = defaultdict(Counted)
    by_day: dict[tuple[str, str], float] = defaultdict(float)
    settled: set[tuple[str, str, str]] = set()
    for row in _attendance(root / "attendance" / f"{year}.csv"):
        if not row["接收单位核验人"]:
            continue
        person, day = row["工号"], row["日期"]
        by_day[person, day] = min(1.0, by_day[person, day] + _days(row))
        settled |= {(person, day, half) for half in _halves(row["时段"] or "全天")}
        found[person].places.add(row["接收单位"])
    for (person, _), days in by_day.items():
        found[person].verified += days
    for duty in _published(root, year):
        halves = {(duty["person"], duty["date"], half) for half in _halves(duty["part"])}
        if not halves & settled:
            found[duty["person"]].pending += len(halves) / 2
    return dict(found)


def _attendance(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["服务内容"] != "远程会诊"]


def _days(row: dict[str, str]) -> float:
    """Return the days of a row: those recognized, else by hours on site, else as planned."""
    if row["认定天数"]:
        return float(row["认定天数"])
    if row["到岗"] and row["离岗"]:
        came, left = (datetime.strptime(row[key], "%H:%M") for key in ("到岗", "离岗"))
        hours = (left - came).total_seconds() / 3600
        return 1.0 if hours >= DAY_HOURS else 0.5 if hours >= HALF_HOURS else 0.0
    return _PARTS[row["时段"] or "全天"]


def _halves(part: str) -> set[str]:
    return {"am", "pm"} if part in ("day", "全天") else {"am" if part in ("am", "上午") else "pm"}


def _published(root: Path, year: int) -> list[dict[str, str]]:
    """Return the duties of the last version of each month."""
    duties: list[dict[str, str]] = []
    for month in sorted(root.glob(f"{year}-??")):
        numbers = [int(v.name[1:]) for v in month.glob("v*") if (v / "publication.json").is_file()]
        if numbers:
            plan = json.loads((month / f"v{max(numbers)}" / "plan.json").read_text(encoding="utf-8"))
            duties += [d for d in plan["duties"] if d.get("activity") != "remote"]
    return duties
