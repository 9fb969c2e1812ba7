"""A roll-up of many folders, which are only read; every fault of every folder is told at once."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.month import report as reporting
from api.month.report import report, report_to
from api.month.year import plan_year
from models.county import Change
from models.files.month.places import attendance_file, changes_file
from models.files.month.snapshot import edited_since, snapshot
from models.files.month.state import read_state
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import Action, CountyFolder
from models.folder.tree import working_files
from models.issue import InputRefused
from models.month import Answer, AnswerKind, Side
from models.report import read_period
from tests.api.month.conftest import MARCH, WORK, answered, drafted
from tests.api.month.test_report import PERIOD, attended
from tests.builders import attendance


@pytest.fixture
def two(with_version: Path, tmp_path: Path) -> list[Path]:
    """Return two folders of the same county's name, the second with a day attended."""
    roots = [Path(shutil.copytree(with_version, tmp_path / name)) for name in ("甲", "乙")]
    attended(CountyFolder(roots[1], "P9"), attendance("P2", "T2", "2026-03-03", volume=7))
    return roots


def files_of(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_two_folders_are_summed_and_left_as_they_are(two: list[Path], tmp_path: Path) -> None:
    before = [files_of(root) for root in two]
    made = report_to(two, PERIOD, tmp_path / "out")
    assert [files_of(root) for root in two] == before
    assert sorted(working_files(tmp_path / "out")) == ["report.html", "report.json", "report.xlsx"]
    found = json.loads((tmp_path / "out/report.json").read_text("utf-8"))
    assert [c["name"] for c in found["consortia"]] == ["测试县紧密型县域医共体（甲）", "测试县紧密型县域医共体（乙）"]
    assert found["totals"]["common"]["days"] == {"numerator": 1, "denominator": None, "value": 1}
    assert found["totals"]["common"]["taking_part"] == {"numerator": 1, "denominator": 10, "value": 0.1}
    rows = list(
        load_workbook(tmp_path / "out/report.xlsx")["本期天数（统一口径）"].iter_rows(min_row=4, values_only=True)
    )
    assert [r[:3] for r in rows[:3]] == [
        ("测试县紧密型县域医共体（甲）", 0, 0),
        ("测试县紧密型县域医共体（乙）", 1, 1),
        ("合计", 1, 1),
    ]
    assert made.edited == ()


def test_hand_edits_and_half_done_steps_are_not_counted(two: list[Path], tmp_path: Path) -> None:
    """What counts is the last step that is saved, whatever lies in the folder."""
    csv = two[1] / attendance_file(2026)
    csv.write_text(csv.read_text("utf-8").replace("2026-03-03", "2026-03-04"), "utf-8")
    shutil.rmtree(two[0] / "2026-03")
    made = report_to(two, PERIOD, tmp_path / "out")
    assert made.edited == tuple(two)
    assert made.report.totals(common=True)["days"].top == 1
    assert made.report.consortia[0].own.figures["published"].top == 1


def test_every_fault_of_every_folder_is_told_and_nothing_written(two: list[Path], tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with CountyFolder(two[0], "P9").change(Action.ATTENDANCE) as change:
        change.write(attendance_file(2026), "日期,工号,接收单位\n2026-03-03,P77,T1\n某日,P1,T1\n".encode())
    broken = Path(shutil.copytree(two[1], tmp_path / "坏"))
    for path in (broken / "history/objects").rglob("*"):
        if path.is_file():
            path.write_bytes(b"x")
    with pytest.raises(InputRefused) as told:
        report_to([*two, tmp_path / "空", broken, two[1]], PERIOD, tmp_path / "out")
    said = [(i.code, i.message.zh.split("：")[0]) for i in told.value.issues]
    assert {name for _, name in said} == {"甲", "空", "坏", "乙"}
    assert {code for code, name in said if name == "空"} == {"no_folder"}
    assert {code for code, name in said if name == "坏"} == {"damaged"}
    assert {code for code, name in said if name == "乙"} == {"folder_twice"}
    assert sum(name == "甲" for _, name in said) == 2, "the unknown person and the date that is none"
    assert not (tmp_path / "out").exists()


def test_a_folder_that_the_system_refuses_is_named(
    two: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(root: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(root))

    monkeypatch.setattr(reporting, "snapshot", refused)
    with pytest.raises(InputRefused) as told:
        report_to(two, PERIOD, tmp_path / "out")
    assert [i.message.zh for i in told.value.issues] == [f"{n}：不能读取：Permission denied" for n in ("甲", "乙")]


def test_a_step_that_says_no_time_is_damage(two: list[Path], tmp_path: Path) -> None:
    last = max((two[1] / "history/steps").glob("*.json"))
    step = json.loads(last.read_text("utf-8"))
    last.write_text(json.dumps(step | {"at": "gestern"}), "utf-8")
    with pytest.raises(InputRefused, match="the history is damaged"):
        report_to(two, PERIOD, tmp_path / "out")


def test_who_has_published_nothing_is_a_row_of_a_roll_up(two: list[Path], folder: CountyFolder, tmp_path: Path) -> None:
    drafted(folder)
    made = report_to([*two, folder.root], PERIOD, tmp_path / "out")
    third = made.report.consortia[2]
    assert ([str(m) for m in third.drafts], third.own.figures["published"].top) == (["2026-03"], 0)
    assert made.report.totals(common=True)["published"].value == pytest.approx(2 / 3)
    with pytest.raises(InputRefused, match="drafts only"):
        report_to([folder.root], PERIOD, tmp_path / "alone")


def test_one_folder_elsewhere_is_the_report_that_it_would_keep(two: list[Path], tmp_path: Path) -> None:
    made = report_to([two[1]], PERIOD, tmp_path / "out")
    assert not made.report.many
    kept = report(CountyFolder(two[1], "P9"), PERIOD).folder
    for name in ("report.xlsx", "report.html", "report.json"):
        assert (tmp_path / "out" / name).read_bytes() == (kept / name).read_bytes()


def test_a_report_that_cannot_be_made_leaves_no_trace(
    two: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> dict[str, bytes]:
        raise KeyboardInterrupt

    monkeypatch.setattr(reporting, "report_files", broken)
    folder = CountyFolder(two[0], "P9")
    step = folder.history.last
    with pytest.raises(KeyboardInterrupt):
        report(folder, PERIOD)
    with pytest.raises(KeyboardInterrupt):
        report_to(two, PERIOD, tmp_path / "out")
    assert (folder.history.last, folder.edited()) == (step, [])
    assert not (tmp_path / "out").exists()


def test_a_half_year_in_which_one_month_is_published(two: list[Path], tmp_path: Path) -> None:
    its = report_to([two[1]], read_period("2026-H1"), tmp_path / "out").report.consortia[0]
    assert [str(m) for m in its.missing] == ["2026-01", "2026-02", "2026-04", "2026-05", "2026-06"]
    assert its.own.figures["published"].bottom == 6


def test_a_snapshot_has_all_that_a_state_is_read_from(two: list[Path], tmp_path: Path) -> None:
    """A year plan, answers, requests, attendance, drafts and versions, as the folder itself reads them."""
    folder = CountyFolder(two[1], "P9")
    answered(folder, [Answer(duty="2026-03-02/P1/T1", draft=1, side=Side.UNIT, kind=AnswerKind.AGREED)])
    assert plan_year(folder, 2026, WORK)[0] is not None
    drafted(folder, MARCH.following)
    with folder.change(Action.CHANGE) as change:
        change.write(changes_file(2026), sheet_csv(SHEET_BY_KEY["changes"], [Change(duty="2026-03-02/P1/T1")]).encode())
    step = snapshot(two[1], tmp_path / "copy")
    own, copy = read_state(two[1]), read_state(tmp_path / "copy")
    assert (copy.county, copy.months, copy.years) == (own.county, own.months, own.years)
    assert copy.years
    assert copy.changes
    assert edited_since(two[1], step) == ()


def test_a_history_that_leads_out_of_the_folder_is_not_followed(two: list[Path], tmp_path: Path) -> None:
    last = max((two[1] / "history/steps").glob("*.json"))
    step = json.loads(last.read_text("utf-8"))
    step["files"] |= {f"{way}evil.json": step["files"]["county.json"] for way in ("2026-03/../../../", "/", "../")}
    last.write_text(json.dumps(step), "utf-8")
    snapshot(two[1], tmp_path / "a/b/copy")
    assert not list(tmp_path.rglob("evil.json"))
    assert len(report_to(two, PERIOD, tmp_path / "out").report.consortia) == 2
