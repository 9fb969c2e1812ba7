"""One month at the desk: draft, consent, plan anew, publish, revise, attend, ledger; and its figures."""

import random
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import monotonic

from benchmarks.rows import Row
from benchmarks.year.attendance import attend
from benchmarks.year.desk import Desk
from benchmarks.year.events import close_road, fall_ill, swap_requests
from benchmarks.year.people import Heads, answer_forms
from models.files.month import FolderState, read_state
from models.month import Drafted, Month

ROUNDS = 4
"""How often heads are asked again about duties that are new to them, at most."""
WINTER = (1, 2, 11, 12)
LAST_MONTH, MADE_UP = 12, (15, 25)
"""The days of December up to which attendance comes in early, so that what was missed can still be made up for."""


@dataclass(frozen=True)
class Table:
    """Where things lie that are not in the county folder: filled-in forms and requests, by month."""

    root: Path

    def of(self, month: Month, name: str) -> Path:
        """Return a fresh folder for something of a month."""
        place = self.root / str(month) / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        return place

    @property
    def late(self) -> Path:
        """The folder of what comes back a month late."""
        place = self.root / "late"
        place.mkdir(parents=True, exist_ok=True)
        return place


def work_month(desk: Desk, table: Table, month: Month, limit: float, rng: random.Random) -> Row:
    """Do a month's work up to its attendance and ledger; return its figures."""
    begun = monotonic()
    asked = ("--month", month, "--time-limit", limit)
    desk.run("draft", desk.root, *asked)
    heads = ask(desk, table, month, rng)
    objected = heads.substituted + heads.declined
    desk.run("draft", desk.root, *asked)
    second = last_draft(desk, month)
    row: Row = {
        "month": str(month),
        "duties": second.stood,
        "substituted": heads.substituted,
        "declined": heads.declined,
        "objected": objected,
        "agreed": second.stood - second.objected,
        "kept": second.kept,
        "kept_share": second.kept_share,
    }
    row["rounds"] = settle(desk, table, month, limit, rng)
    desk.run("publish", desk.root, "--month", month, "--approver", "A1")
    row["revisions"] = revise(desk, table, month, limit, rng) + make_up(desk, table, month, limit, rng)
    seen = attend(desk, table.of(month, "attendance"), table.late, month, rng, month.last)
    row |= {"attended": seen.served, "absent": seen.absent, "half": seen.half, "late": seen.late}
    desk.run("ledger", desk.root, "--month", month)
    return row | {"seconds": round(monotonic() - begun, 1)}


def ask(desk: Desk, table: Table, month: Month, rng: random.Random, *, agreeing: bool = False) -> Heads:
    """Let everybody answer to the open draft, and take the answers in."""
    state = state_of(desk)
    number = max(state.of(month).drafts)
    forms = desk.root / str(month) / f"draft-{number}" / "consent"
    heads, back = answer_forms(forms, table.of(month, f"answers-{number}"), rng, agreeing=agreeing)
    if back:
        desk.run("consent", desk.root, *back, "--month", month)
    return heads


def settle(desk: Desk, table: Table, month: Month, limit: float, rng: random.Random) -> int:
    """Ask about what is new until nobody objects any more; return how many more drafts that took."""
    for round_ in range(ROUNDS):
        heads = ask(desk, table, month, rng, agreeing=round_ == ROUNDS - 1)
        if not heads.substituted + heads.declined:
            return round_
        desk.run("draft", desk.root, "--month", month, "--time-limit", limit)
    return ROUNDS


def state_of(desk: Desk) -> FolderState:
    """Return what the folder holds."""
    return read_state(desk.root)


def last_draft(desk: Desk, month: Month) -> Drafted:
    """Return what is said of a month's last draft."""
    draft = state_of(desk).of(month).draft
    assert draft is not None
    return draft.drafted


def revise(desk: Desk, table: Table, month: Month, limit: float, rng: random.Random) -> int:
    """Let something happen after publication: a version that supersedes for each; return how many."""
    workbook = desk.root / "county.xlsx"
    happened = [fall_ill, close_road] if month.month in WINTER else [fall_ill]
    for event in happened:
        its = event(workbook, state_of(desk), month, rng)
        supersede(desk, table, month, limit, rng, its.first - timedelta(1), its.reason)
    requests = swap_requests(state_of(desk), month, table.of(month, "requests") / "requests.csv", rng)
    desk.run("change", desk.root, requests, "--month", month, "--approver", "A1", "--reason", "临时会诊")
    return len(happened) + 1


def supersede(
    desk: Desk, table: Table, month: Month, limit: float, rng: random.Random, until: date, reason: str
) -> None:
    """Plan anew what is left of a month after ``until``, ask about it, and publish it."""
    frozen = ("--freeze-until", until) if until >= month.first else ()
    desk.run("draft", desk.root, "--month", month, "--time-limit", limit, *frozen)
    settle(desk, table, month, limit, rng)
    desk.run("publish", desk.root, "--month", month, "--approver", "A1", "--reason", reason)


def make_up(desk: Desk, table: Table, month: Month, limit: float, rng: random.Random) -> int:
    """In the last month of the year, let days that were missed be made up for while it lasts; return the versions."""
    if month.month != LAST_MONTH:
        return 0
    for day in MADE_UP:
        until = date(month.year, month.month, day)
        attend(desk, table.of(month, f"attendance-{day}"), table.late, month, rng, until)
        supersede(desk, table, month, limit, rng, until, "补足缺勤天数")
    return len(MADE_UP)
