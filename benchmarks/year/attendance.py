"""Receiving units verify who came: most at the end of the month, some a month late, a twentieth of duties missed."""

import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.year.desk import Desk
from benchmarks.year.forms import Cells, fill_in
from models.month import Month

ABSENT, HALF, LATE = 0.05, 0.03, 0.15
"""How many duties are missed, how many end at noon, and how many units hand in a month late."""


@dataclass
class Attended:
    """What the units of a month wrote: duties that were served, missed, and left at noon; units that are late."""

    served: int = 0
    absent: int = 0
    half: int = 0
    late: int = 0


def attend(desk: Desk, table: Path, late: Path, month: Month, rng: random.Random, until: date) -> Attended:
    """Hand out the month's forms, let units fill them in up to a date, and take in what is back.

    Beside it comes back what was late before.
    """
    desk.run("attendance sheet", desk.root, "--month", month)
    seen = Attended()
    before = sorted(late.glob("*.xlsx"))
    back = [_moved(path, table) for path in before]
    for form in sorted((desk.root / "attendance" / "out" / str(month)).glob("*.xlsx")):
        is_late = rng.random() < LATE and month.month < 12
        seen.late += is_late
        target = (late if is_late else table) / f"{month}-{form.name}"
        fill_in(form, target, "工号", lambda cells: _verify(cells, seen, rng, until))
        back += [] if is_late else [target]
    desk.run("attendance import", desk.root, *back)
    return seen


def _moved(path: Path, table: Path) -> Path:
    return path.rename(table / path.name)


def _verify(cells: Cells, seen: Attended, rng: random.Random, until: date) -> Cells | None:
    """Return what the unit writes beside a duty; nothing where it is still to come, or on record already."""
    if cells["接收单位核验人"] or cells["日期"].date() > until:
        return None
    chance, verified = rng.random(), {"接收单位核验人": "院办"}
    if chance < ABSENT:
        seen.absent += 1
        return verified | {"认定天数": 0, "备注": "未到岗"}
    seen.served += 1
    work = {"工作量": rng.randrange(5, 30), "考核得分": rng.randrange(80, 101)}
    if chance < ABSENT + HALF and cells["时段"] == "全天":
        seen.half += 1
        return verified | work | {"到岗": "08:30", "离岗": "12:00"}
    hours = {"全天": ("08:30", "17:00"), "上午": ("08:30", "12:00"), "下午": ("13:30", "17:00")}[cells["时段"]]
    return verified | work | dict(zip(("到岗", "离岗"), hours, strict=True))
