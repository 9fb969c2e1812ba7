"""Attendance under attack: malformed and hostile files, very many, twice at once, interrupted; all or nothing."""

import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.month import attendance as attending
from api.month import given
from api.month.attendance import take_attendance
from models.files.month import read_state
from models.files.sheet_csv import sheet_csv
from models.files.sheets import SHEET_BY_KEY
from models.folder import CountyFolder, FolderProblem
from models.issue import InputRefused
from tests.builders import attendance

HEAD = "日期,工号,接收单位,接收单位核验人,备注\n"


def table(path: Path, *lines: str) -> Path:
    path.write_text(HEAD + "\n".join(lines), "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.xlsx", b"", "file_empty"),
        ("坏.xlsx", b"PK\x03\x04" + bytes(range(256)), "workbook_damaged"),
        ("图.png", b"\x89PNG\r\n\x1a\n", "unknown_format"),
        ("别的.csv", "甲,乙\n1,2\n".encode(), "no_headings"),
        ("半截.csv", "日期,工号\n2026-03-03,P1\n".encode(), "missing_column"),
        ("重.csv", f"{HEAD}2026-03-03,P1,T1,院办,\n2026-03-03,P1,T1,院办,x\n".encode(), "repeated_row"),
        ("长.csv", f"{HEAD}2026-03-03,P1,T1,院办,{'长' * 3000}\n".encode(), "text_too_long"),
        ("负.csv", "日期,工号,接收单位,派出单位考核得分\n2026-03-03,P1,T1,-5\n".encode(), "too_small"),
    ],
)
def test_a_malformed_file_is_named_and_nothing_is_kept(
    name: str, content: bytes, code: str, published: CountyFolder, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    good = table(tmp_path / "好.csv", "2026-03-04,P2,T1,院办,")
    before = published.state
    with pytest.raises(InputRefused) as refused:
        take_attendance(published, [good, tmp_path / name])
    assert code in {issue.code for issue in refused.value.issues}
    assert all(name in issue.sheet or name in issue.message.zh for issue in refused.value.issues)
    assert published.state == before


def test_hostile_texts_are_data(published: CountyFolder, tmp_path: Path) -> None:
    said = ["=cmd|' /C calc'!A0", "[bold]x[/bold]", "{date}{0}", "../../etc", "=HYPERLINK(1)", "-1", "a\u2028b"]
    lines = [f"2026-03-0{n},P1,T1,{text},{text}" for n, text in enumerate(said, start=2)]
    take_attendance(published, [table(tmp_path / "..%2f=1+1.csv", *lines)])
    same = take_attendance(published, [tmp_path / "..%2f=1+1.csv"])
    assert (same.joined.replaced, same.joined.unchanged) == ((), len(said))
    plain = {text.replace("\u2028", " ") for text in said}
    kept = read_state(published.root).attendance
    assert {a.note for a in kept} == {a.verified_by for a in kept} == plain
    assert [p.parent.name for p in published.root.rglob("*=1+1.csv")] == ["in"]


def test_two_hundred_files_are_read_in_one_child(
    published: CountyFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attending, "read_attendance", given.read_attendance)
    started: list[object] = []
    start = subprocess.Popen

    def counted(*args: object, **named: object) -> object:
        started.append(args)
        return start(*args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", counted)
    files = [table(tmp_path / f"{n:03}.csv", f"2026-{4 + n // 28:02}-{1 + n % 28:02},P1,T1,院办,") for n in range(200)]
    result = take_attendance(published, files)
    assert (result.files, len(result.joined.added), len(started)) == (200, 200, 1)


def test_twice_at_once_both_are_kept_or_one_is_told_to_wait(published: CountyFolder, tmp_path: Path) -> None:
    files = [table(tmp_path / f"{n}.csv", f"2026-03-0{n},P1,T1,院办,") for n in (3, 4)]
    gate = threading.Barrier(2)

    def take(path: Path) -> bool:
        gate.wait()
        try:
            take_attendance(CountyFolder(published.root, "P9"), [path])
        except FolderProblem:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(take, files))
    assert any(done)
    kept = {a.date.day for a in read_state(published.root).attendance}
    assert kept == {day for day, taken in zip((3, 4), done, strict=True) if taken}


@pytest.mark.parametrize("step", ["keep", "_keep_years", "_waiting"])
def test_an_interruption_keeps_nothing(
    step: str, published: CountyFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(tmp_path / "a.csv", "2026-03-03,P1,T1,院办,")
    before = published.state

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(attending, step, interrupted)
        take_attendance(published, [path])
    assert (published.state == before) is (step != "_waiting"), "what was answered late is kept whole all the same"
    kept = read_state(published.root).attendance
    assert len(kept) == (step == "_waiting")
    again = take_attendance(published, [path])
    assert len(again.joined.added) + again.joined.unchanged == 1


def test_a_years_file_from_before_the_employers_mark_is_read_and_written_anew(
    published: CountyFolder, tmp_path: Path
) -> None:
    row = attendance("P1", "T1", "2026-03-03", score=90)
    sheet = sheet_csv(SHEET_BY_KEY["attendance"], [row]).replace("派出单位考核得分,", "").replace(",90,,", ",90,")
    (published.root / "attendance").mkdir()
    (published.root / "attendance" / "2026.csv").write_text(sheet, "utf-8")
    assert read_state(published.root).attendance == (row,)
    take_attendance(published, [table(tmp_path / "a.csv", "2026-03-04,P1,T1,院办,")])
    assert len(read_state(published.root).attendance) == 2
