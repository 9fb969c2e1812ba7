"""The simulated year: the recount from plain files, filled-in forms, and kills that leave no half step."""

import random
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from benchmarks.year import desk as desks
from benchmarks.year.desk import Desk, StepFailed
from benchmarks.year.forms import OFFERED, rows_of
from benchmarks.year.people import Heads, answer_forms
from benchmarks.year.recount import recount
from models.files.out.atomic import write_record, write_text
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import Action, CountyFolder
from models.month import Publication
from models.plan import Duty, RosterPlan
from tests.builders import attendance, day, duty

ROWS = (
    attendance("P1", "T1", "2026-03-03", arrived="08:00", left="16:00"),
    attendance("P1", "T1", "2026-03-04", arrived="08:00", left="11:30"),
    attendance("P1", "T1", "2026-03-05", days=0),
    attendance("P1", "T1", "2026-03-06", verified_by=""),
    attendance("P2", "T1", "2026-03-03", part="am"),
    attendance("P2", "T2", "2026-03-03", part="pm"),
)
PLANNED = (
    duty("P1", "T1", "2026-03-05"),
    duty("P1", "T1", "2026-03-06"),
    duty("P2", "T1", "2026-03-03"),
    duty("P3", "T1", "2026-03-09"),
)


def version(root: Path, number: int, duties: tuple[Duty, ...]) -> None:
    place = root / "2026-03" / f"v{number}"
    plan = RosterPlan(county_hash="", profile="urad", first=day("2026-03-01"), last=day("2026-03-31"), duties=duties)
    write_record(place / "plan.json", plan)
    its = Publication(month="2026-03", version=number, draft=number, approver="A1", at="", plan="")
    write_record(place / "publication.json", its)


def test_the_recount_takes_the_last_version_and_counts_no_day_twice(tmp_path: Path) -> None:
    version(tmp_path, 1, (duty("P4", "T1", "2026-03-02"),))
    version(tmp_path, 2, PLANNED)
    write_text(tmp_path / "attendance" / "2026.csv", sheet_csv(SHEET_BY_KEY["attendance"], ROWS))
    found = {person: (its.verified, its.pending) for person, its in recount(tmp_path, 2026).items()}
    assert found == {"P1": (1.5, 1.0), "P2": (1.0, 0.0), "P3": (0.0, 1.0)}


def form(path: Path) -> Path:
    book = Workbook()
    sheet, others = book.active, book.create_sheet(OFFERED)
    assert sheet is not None
    for row in (["title"], ["班次", "日期", "意见", "换人", "理由", "签字"], ["a", "1", None], ["b", "1", None]):
        sheet.append(row)
    others.sheet_state = "hidden"
    for line in (3, 4):
        others.cell(line, 1).value = "P7"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def test_forms_are_filled_in_by_their_headings(tmp_path: Path) -> None:
    form(tmp_path / "forms" / "a.xlsx")
    heads, back = answer_forms(tmp_path / "forms", tmp_path / "back", random.Random(5), agreeing=True)
    assert back == [tmp_path / "back" / "a.xlsx"] and heads.agreed == 2
    sheet = load_workbook(back[0]).active
    assert sheet is not None
    assert [cells["意见"] for _, cells in rows_of(sheet, "班次")] == ["同意", "同意"]


def test_heads_object_to_an_exact_part() -> None:
    heads = Heads(random.Random(3), 331)
    for n in range(331):
        heads.answer({"日期": f"day {n}", OFFERED: ["P7"]})
    assert (heads.substituted, heads.declined, heads.agreed) == (33, 10, 288)


def test_a_row_that_offers_nobody_is_made_up_for() -> None:
    heads = Heads(random.Random(3), 100)
    for n in range(100):
        heads.answer({"日期": f"day {n}", OFFERED: ["P7"] if n >= 50 else []})
    assert heads.substituted == 10


def test_a_colleague_is_sent_to_one_place_a_day() -> None:
    heads = Heads(random.Random(0), 1)
    cells = {"日期": "2026-03-03", OFFERED: ["P7"]}
    assert heads._colleague(dict(cells)) == "P7"
    assert heads._colleague(dict(cells)) == ""


def test_a_killed_command_leaves_the_folder_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = CountyFolder.init(tmp_path / "c", {"county.json": b"{}"}, "P9").root
    monkeypatch.setattr(desks, "OFTEN", 1.0)
    its = Desk(root, random.Random(1), kills=2)
    its.lasted["log"] = 0.01
    its.run("log", root)
    assert (its.killed, its.kept_before, its.finished_after) == (1, 1, 0)


def test_half_a_step_is_seen(tmp_path: Path) -> None:
    folder = CountyFolder.init(tmp_path / "c", {"county.json": b"{}"}, "P9")
    before = folder.state
    (folder.root / "left-over.json").write_text("{", "utf-8")
    with pytest.raises(StepFailed, match="half a step"):
        Desk(folder.root, random.Random(1))._whole(before, [])
    with folder.change(Action.EDIT):
        pass
    assert Desk(folder.root, random.Random(1))._whole(folder.state, []) is False
