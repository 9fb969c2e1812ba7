"""Attendance in a county folder: forms out, verified, taken in, and the ledger that follows."""

from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from api.month.attendance import hand_out_forms, take_attendance
from api.month.ledger import ledger
from models.county import Part
from models.files.month import read_state
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import CountyFolder, FolderProblem
from models.issue import InputRefused
from models.policy import policy_of
from models.roster import RosterCase
from tests.api.month.conftest import MARCH
from tests.builders import attendance

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def fill_in(form: Path, target: Path, answer: Answer) -> Path:
    """Fill in each line of a form that has a code."""
    book = load_workbook(form)
    sheet = book.active
    assert sheet is not None
    columns = {str(cell.value).rstrip("*"): n for n, cell in enumerate(sheet[2], start=1)}
    for row in range(3, sheet.max_row + 1):
        cells = {title: sheet.cell(row, n).value for title, n in columns.items()}
        for title, value in (answer(cells) if cells["工号"] else {}).items():
            sheet.cell(row, columns[title]).value = value
    book.save(target)
    return target


def verified(cells: dict[str, Any]) -> dict[str, Any]:
    return {"接收单位核验人": "院办", "工作量": 10}


def test_each_unit_gets_its_duties_and_what_is_verified_counts(published: CountyFolder, tmp_path: Path) -> None:
    version = read_state(published.root).of(MARCH).published
    assert version is not None
    forms = hand_out_forms(published, MARCH)
    assert {f.stem for f in forms} == {d.facility for d in version.plan.duties}
    back = [fill_in(f, tmp_path / f.name, verified) for f in forms]
    result = take_attendance(published, back)
    assert len(result.joined.added) == len(version.plan.duties)
    assert result.waiting == {}
    lines = ledger(published, MARCH).lines
    assert sum(line.verified for line in lines) == sum(d.part.days for d in version.plan.duties)
    assert sum(line.pending for line in lines) == 0
    kept = {p.read_bytes() for p in (published.root / "attendance" / "in").iterdir()}
    assert kept == {p.read_bytes() for p in back}


def test_a_form_that_nobody_verified_leaves_its_duties_pending(published: CountyFolder, tmp_path: Path) -> None:
    form = hand_out_forms(published, MARCH)[0]
    result = take_attendance(published, [fill_in(form, tmp_path / "a.xlsx", lambda cells: {})])
    assert [len(duties) for code, duties in result.waiting.items() if code == form.stem] == [len(result.joined.added)]
    assert all(line.verified == 0 for line in ledger(published, MARCH).lines)


def test_an_absence_is_neither_verified_service_nor_pending(published: CountyFolder, tmp_path: Path) -> None:
    before = {line.person: line.pending for line in ledger(published, MARCH).lines}
    form = hand_out_forms(published, MARCH)[0]
    missed: list[str] = []

    def first_missed(cells: dict[str, Any]) -> dict[str, Any]:
        if missed:
            return {}
        missed.append(cells["工号"])
        return {"接收单位核验人": "院办", "认定天数": 0}

    take_attendance(published, [fill_in(form, tmp_path / "a.xlsx", first_missed)])
    line = next(x for x in ledger(published, MARCH).lines if x.person == missed[0])
    assert (line.verified, line.pending) == (0, before[missed[0]] - 1)


def test_the_next_month_is_paced_on_verified_and_pending_days_and_an_absence_is_owed_again(
    published: CountyFolder, tmp_path: Path
) -> None:
    days = brought_to_april(published)
    person = next(who for who, (_, pending) in days.items() if pending)
    assert sum(verified for verified, _ in days.values()) == 0
    forms = hand_out_forms(published, MARCH)
    missed: list[str] = []

    def once_absent(cells: dict[str, Any]) -> dict[str, Any]:
        if cells["工号"] != person:
            return {}
        missed.append(str(cells["日期"]))
        return {"接收单位核验人": "院办", "认定天数": 0} if len(missed) == 1 else verified(cells)

    take_attendance(published, [fill_in(f, tmp_path / f.name, once_absent) for f in forms])
    after = brought_to_april(published)
    assert after[person] == (days[person][1] - 1, 0)
    assert {who: its for who, its in after.items() if who != person} == {
        who: its for who, its in days.items() if who != person
    }


def brought_to_april(folder: CountyFolder) -> dict[str, tuple[float, float]]:
    """Return everybody's verified and pending days as April is solved with them."""
    april = MARCH.following
    county = read_state(folder.root).county_for(april)
    history = RosterCase(county, policy_of(county), april.first, april.last).history
    return {p.id: history.brought(p.id, april.year, april.first) for p in county.staff}


def test_a_form_is_printed_with_its_title_on_each_page_and_a_line_to_sign(published: CountyFolder) -> None:
    sheet = load_workbook(hand_out_forms(published, MARCH)[0]).active
    assert sheet is not None
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes, one across
    foot = sheet.oddFooter.left.text
    assert foot is not None and "核验人签字" in foot
    assert len(foot) < 255  # what Excel takes
    headings = [str(cell.value).rstrip("*") for cell in sheet[2]]
    assert headings == [
        "日期", "星期", "时段", "工号", "姓名", "接收单位", "巡回点", "到岗", "离岗", "认定天数", "服务内容", "工作量",
        "接收单位核验人", "考核得分", "派出单位考核得分", "备注",
    ]  # fmt: skip


def test_both_marks_and_the_work_stay_on_record(published: CountyFolder, tmp_path: Path) -> None:
    form = hand_out_forms(published, MARCH)[0]
    said = {"到岗": "8:05", "离岗": "16:40", "考核得分": 95, "派出单位考核得分": 88.5, "备注": "迟到", "巡回点": "东村"}
    take_attendance(published, [fill_in(form, tmp_path / "a.xlsx", lambda cells: verified(cells) | said)])
    kept = read_state(published.root).attendance
    assert kept
    for record in kept:
        assert (record.score, record.home_score, record.volume) == (95, 88.5, 10)
        assert (record.arrived, record.left, record.stop) == (time(8, 5), time(16, 40), "东村")
        assert record.note == "迟到"
    assert {line.home_score for line in ledger(published, MARCH).lines if line.verified} == {88.5}


def test_a_late_correction_takes_the_place_of_what_was_there(published: CountyFolder, tmp_path: Path) -> None:
    form = hand_out_forms(published, MARCH)[0]
    take_attendance(published, [fill_in(form, tmp_path / "a.xlsx", verified)])
    days = sum(line.verified for line in ledger(published, MARCH).lines)
    half = fill_in(form, tmp_path / "b.xlsx", lambda cells: verified(cells) | {"到岗": "08:30", "离岗": "12:00"})
    result = take_attendance(published, [half])
    assert result.joined.added == ()
    assert len(result.joined.replaced) == days
    assert sum(line.verified for line in ledger(published, MARCH).lines) == days / 2
    same = take_attendance(published, [half])
    assert (same.joined.replaced, same.joined.unchanged) == ((), days)


def test_faults_of_all_files_are_told_and_nothing_is_kept(published: CountyFolder, tmp_path: Path) -> None:
    form = hand_out_forms(published, MARCH)[0]
    good = fill_in(form, tmp_path / "a.xlsx", verified)
    other = fill_in(form, tmp_path / "b.xlsx", lambda cells: {"接收单位核验人": "院办", "认定天数": 0})
    wrong = tmp_path / "c.csv"
    wrong.write_text("日期,工号,接收单位\n2026-03-02,P99,T1\n2026-13-02,P1,T9\n", encoding="gb18030")
    before = published.state.files
    with pytest.raises(InputRefused) as refused:
        take_attendance(published, [good, other, wrong])
    codes = [issue.code for issue in refused.value.issues]
    assert codes.count("attendance_contradiction") == sum(1 for _ in rows(good))
    assert {i.cell for i in refused.value.issues if i.sheet.startswith("c.csv")} == {"B2", "A3", "C3"}
    spots = {(i.sheet, i.cell) for i in refused.value.issues if i.code == "attendance_contradiction"}
    assert spots == {("b.xlsx：实际出勤核验表", f"A{3 + n}") for n, _ in enumerate(rows(good))}
    assert all("a.xlsx：实际出勤核验表!A" in i.message.zh for i in refused.value.issues if "contra" in i.code)
    assert published.state.files == before


def test_a_code_pasted_over_credits_nobody(published: CountyFolder, tmp_path: Path) -> None:
    """Where the county keeps no names the form prints the code as the name."""
    form = next(f for f in hand_out_forms(published, MARCH) if {row[3] for row in rows(f)} != {"P1"})
    pasted = fill_in(form, tmp_path / "a.xlsx", lambda cells: verified(cells) | {"工号": "P1"})
    before = published.state.files
    with pytest.raises(InputRefused) as refused:
        take_attendance(published, [pasted])
    told = {(i.sheet, i.cell) for i in refused.value.issues if i.code == "name_not_of_code"}
    others = [n for n, row in enumerate(rows(form), start=3) if row[3] != "P1"]
    assert told == {("a.xlsx：实际出勤核验表", f"E{n}") for n in others}
    assert published.state.files == before


def rows(form: Path) -> list[Any]:
    sheet = load_workbook(form).active
    assert sheet is not None
    return [row for row in sheet.iter_rows(min_row=3, values_only=True) if row[3]]


def test_a_sheet_of_any_dates_is_taken_and_remarked(published: CountyFolder, tmp_path: Path) -> None:
    sheet = tmp_path / "出勤.csv"
    row = attendance("P1", "T1", "2026-05-06", arrived="08:30", left="10:00", verified_by="院办")
    sheet.write_text(sheet_csv(SHEET_BY_KEY["attendance"], [row]), encoding="gb18030")
    result = take_attendance(published, [sheet])
    assert [i.code for i in result.issues] == ["attendance_unpublished", "attendance_no_day"]
    assert read_state(published.root).attendance == (row,)


def test_a_month_that_is_not_published_has_no_forms(with_march: CountyFolder) -> None:
    with pytest.raises(FolderProblem, match="not published yet"):
        hand_out_forms(with_march, MARCH)


def one_row(path: Path, *fields: str) -> Path:
    """Write a CSV file with a line of attendance on 3 March, verified."""
    head = "日期,工号,接收单位,时段,认定天数,接收单位核验人"
    path.write_text(f"{head}\n2026-03-03,{','.join(fields)},院办\n", encoding="gb18030")
    return path


def test_two_units_at_once_name_the_cells_of_both_rows_of_one_call_or_two(
    published: CountyFolder, tmp_path: Path
) -> None:
    first, second = one_row(tmp_path / "a.csv", "P1", "T1", "", ""), one_row(tmp_path / "b.csv", "P1", "T2", "", "")
    with pytest.raises(InputRefused) as refused:
        take_attendance(published, [first, second])
    (issue,) = refused.value.issues
    assert (issue.code, issue.sheet, issue.cell) == ("attendance_two_places", "b.csv：实际出勤", "A2")
    assert "a.csv：实际出勤!A2" in issue.message.zh
    take_attendance(published, [first])
    with pytest.raises(InputRefused) as refused:
        take_attendance(published, [second])
    assert "attendance/2026.csv：实际出勤!A2" in refused.value.issues[0].message.zh
    missed = one_row(tmp_path / "c.csv", "P1", "T1", "", "0")
    assert take_attendance(published, [second, missed]).joined.added != ()


def test_a_row_that_would_take_back_what_is_verified_names_both_cells(published: CountyFolder, tmp_path: Path) -> None:
    take_attendance(published, [one_row(tmp_path / "a.csv", "P1", "T1", "", "")])
    back = tmp_path / "b.csv"
    back.write_text("工号,日期,接收单位,工作量\nP1,2026-03-03,T1,5\n", encoding="gb18030")
    with pytest.raises(InputRefused) as refused:
        take_attendance(published, [back])
    (issue,) = refused.value.issues
    assert (issue.code, issue.sheet, issue.cell) == ("attendance_unverifies", "b.csv：实际出勤", "B2")
    assert "attendance/2026.csv：实际出勤!A2" in issue.message.zh
    assert "b.csv：实际出勤!B2" in issue.message.zh


def test_a_second_form_shows_what_is_on_record_and_asks_for_the_rest(published: CountyFolder, tmp_path: Path) -> None:
    form = next(f for f in hand_out_forms(published, MARCH) if f.stem == "T1")
    wanted = len(rows(form))
    missed: list[str] = []

    def some(cells: dict[str, Any]) -> dict[str, Any]:
        missed.append(cells["工号"])
        absent = {"接收单位核验人": "院办", "认定天数": 0}
        work = {
            "接收单位核验人": "院办",
            "到岗": "08:30",
            "离岗": "16:00",
            "工作量": 7.5,
            "考核得分": 90,
            "派出单位考核得分": 81,
        }
        return {1: absent, 2: work}.get(len(missed), {})

    extra = attendance("P1", "T1", "2026-03-29", stop="牧点", part=Part.AM, volume=3, note="义诊")
    (tmp_path / "b.csv").write_text(sheet_csv(SHEET_BY_KEY["attendance"], [extra]), "utf-8")
    take_attendance(published, [fill_in(form, tmp_path / "a.xlsx", some), tmp_path / "b.csv"])
    again = next(f for f in hand_out_forms(published, MARCH) if f.stem == "T1")
    before = read_state(published.root).attendance
    shown = rows(again)
    assert len(shown) == wanted + 1, "what was not planned is shown too"
    assert sum("院办" in row or "核验人" in row for row in shown) == 3
    result = take_attendance(published, [again])
    assert (result.joined.added, result.joined.replaced) == ((), ()), "handed in as it is it changes nothing"
    assert read_state(published.root).attendance == before
    take_attendance(published, [fill_in(again, tmp_path / "c.xlsx", verified)])
    assert sum(bool(a.verified_by) for a in read_state(published.root).attendance) == wanted + 1
