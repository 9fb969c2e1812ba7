"""Hostile and broken files: one clear issue each, in a child process that cannot hurt."""

import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from models.files import guard as guard_module
from models.files import read_county
from models.files.input import limits
from models.files.input.limits import LIMITS, MIB
from models.files.input.pipeline import read_here
from models.files.input.sources import detect
from models.issue import InputRefused, Issue
from tests.files.input.books import FACILITIES, MINIMAL, STAFF, errors, refusal, write_book, write_folder

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
SHEET = "xl/worksheets/sheet1.xml"


def _refused(path: Path) -> tuple[Issue, ...]:
    """Return the issues of ``path`` as every caller gets them: by way of the child process."""
    with pytest.raises(InputRefused) as refused:
        read_county(path)
    return refused.value.issues


def _codes(issues: tuple[Issue, ...]) -> list[str]:
    return [issue.code for issue in issues]


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_good_workbook_passes_through_the_child(tmp_path: Path) -> None:
    result = read_county(write_book(tmp_path / "甲县.xlsx", MINIMAL))
    assert [p.id for p in result.county.staff] == ["P001", "P002", "P003"]
    assert result.defaults


def test_faults_pass_through_the_child_as_they_are(tmp_path: Path) -> None:
    path = write_book(tmp_path / "book.xlsx", MINIMAL | {"机构": FACILITIES[:2], "人员": [*STAFF, ("P001", "H2")]})
    assert _refused(path) == refusal(path)


def test_missing_and_empty_files(tmp_path: Path) -> None:
    assert _codes(_refused(tmp_path / "none.xlsx")) == ["file_missing"]
    assert _codes(_refused(tmp_path / "none")) == ["file_missing"]
    assert _codes(_refused(_written(tmp_path / "zero.xlsx", b""))) == ["file_empty"]
    (tmp_path / "folder").mkdir()
    assert _codes(_refused(tmp_path / "folder")) == ["no_csv"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("old.xls", OLE + b"\x00" * 600, "old_xls"),
        ("renamed.xlsx", OLE + b"\x00" * 600, "old_xls"),
        ("secret.xlsx", OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("text.xlsx", "机构,人员\n".encode(), "not_a_workbook"),
        ("text.docx", b"hello", "unknown_format"),
        ("机构.csv", "机构编码,机构名称\n".encode(), "csv_alone"),
        ("cut.xlsx", b"PK\x03\x04" + b"\x00" * 200, "workbook_damaged"),
        ("broken.json", b'{"facilities": [', "bad_json"),
        ("nan.json", b'{"facilities": [{"lon": NaN}]}', "json_not_finite"),
        ("infinite.json", b'{"facilities": [{"lon": 1e999}]}', "json_not_finite"),
        ("deep.json", b"[" * 1_000_000, "json_too_deep"),
        ("half.json", b'{"facilities": [{"name": "\\ud800"}]}', "bad_json"),
        ("twice.json", b'{"staff": [], "staff": []}', "json_twice"),
        ("list.json", b"[1, 2]", "json_shape"),
        ("binary.json", b"\x00\xff\xfe\x01", "bad_encoding"),
        ("long.json", b'{"county": {"year": ' + b"9" * 5000 + b"}}", "bad_json"),
    ],
)
def test_what_is_no_county(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    found = refusal(_written(tmp_path / name, content))
    assert found[0].code == code
    assert name in found[0].message.zh or not found[0].message.zh.startswith("“")


def test_deep_json_and_bombs_are_refused_by_the_child_too(tmp_path: Path) -> None:
    assert _codes(_refused(_written(tmp_path / "deep.json", b"[" * 1_000_000))) == ["json_too_deep"]
    assert _codes(_refused(_bomb(tmp_path / "bomb.xlsx", 300))) == ["zip_too_large"]


def _bomb(path: Path, mebibytes: int) -> Path:
    """Write a workbook-like zip that unpacks to so many MiB of zeros."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        with bomb.open(SHEET, "w", force_zip64=True) as file:
            for _ in range(mebibytes):
                file.write(b"\x00" * MIB)
    return path


def test_zip_bombs(tmp_path: Path) -> None:
    assert _codes(refusal(_bomb(tmp_path / "bomb.xlsx", 20))) == ["zip_ratio"]
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as many:
        for n in range(LIMITS.entries + 1):
            many.writestr(f"{n}.csv", "a")
    assert _codes(refusal(tmp_path / "many.zip")) == ["zip_entries"]


def test_a_zip_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "lie.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as lie:
        lie.writestr("机构.csv", "机构编码," * 50_000)
    content = path.read_bytes()
    size = (len("机构编码,".encode()) * 50_000).to_bytes(4, "little")
    assert content.count(size) == 2
    found = refusal(_written(path, content.replace(size, (100).to_bytes(4, "little"))))
    assert _codes(found) == ["workbook_damaged"]


def test_a_zip_of_a_version_that_nobody_knows_is_damaged(tmp_path: Path) -> None:
    content = bytearray(write_book(tmp_path / "book.xlsx", MINIMAL).read_bytes())
    content[content.index(b"PK\x01\x02") + 6] = 200
    assert _codes(refusal(_written(tmp_path / "version.xlsx", bytes(content)))) == ["workbook_damaged"]


def test_entities_of_xml_are_not_expanded(tmp_path: Path) -> None:
    source = write_book(tmp_path / "book.xlsx", MINIMAL)
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    target = tmp_path / "entities.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, bomb if name == SHEET else old.read(name))
    assert _codes(refusal(target)) == ["workbook_damaged"]


def _edited(source: Path, target: Path, sheet: bytes | None) -> Path:
    """Write the workbook anew with another first sheet, or with none although it is listed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name != SHEET:
                new.writestr(name, old.read(name))
            elif sheet is not None:
                new.writestr(name, sheet)
    return target


def test_a_sheet_that_is_listed_but_not_there_is_damage(tmp_path: Path) -> None:
    source = write_book(tmp_path / "book.xlsx", MINIMAL)
    assert _codes(refusal(_edited(source, tmp_path / "lost.xlsx", None))) == ["workbook_damaged"]


def test_a_row_beyond_the_last_is_damage(tmp_path: Path) -> None:
    source = write_book(tmp_path / "book.xlsx", MINIMAL)
    with zipfile.ZipFile(source) as book:
        sheet = book.read(SHEET)
    beyond = b'<row r="999999999999"><c r="A999999999999"><v>1</v></c></row></sheetData>'
    edited = _edited(source, tmp_path / "beyond.xlsx", sheet.replace(b"</sheetData>", beyond))
    assert _codes(refusal(edited)) == ["workbook_damaged"]


def test_an_encrypted_zip(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as plain:
        plain.writestr("机构.csv", "a")
    content = bytearray(buffer.getvalue())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert _codes(refusal(_written(tmp_path / "secret.zip", bytes(content)))) == ["encrypted"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_zip_whose_names_are_not_marked_as_utf8(tmp_path: Path, encoding: str) -> None:
    folder = write_folder(tmp_path / "甲县", MINIMAL, encoding)
    path, names = tmp_path / "甲县.zip", {}
    with zipfile.ZipFile(path, "w") as packed:
        for n, file in enumerate(sorted(folder.iterdir())):
            encoded = file.name.encode(encoding)
            names[str(n) * len(encoded)] = encoded
            packed.writestr(str(n) * len(encoded), file.read_bytes())
    content = path.read_bytes()
    for placeholder, encoded in names.items():
        content = content.replace(placeholder.encode(), encoded)
    assert len(read_here(_written(path, content)).county.staff) == 3


def test_limits_of_one_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = limits.Limits(rows=3, columns=6, text=20)
    for name in ("sources.raw", "gather"):
        monkeypatch.setattr(f"models.files.input.{name}.LIMITS", small)
    long = [*FACILITIES, ("T03", "南", "卫生院")]
    wide = [(*STAFF[0], None, "姓名"), *STAFF[1:]]
    found = refusal(write_book(tmp_path / "book.xlsx", {"机构": long, "人员": wide}))
    assert errors(found) == [("人员", "too_many_columns"), ("机构", "too_many_rows")]
    named = [FACILITIES[0], ("H01", "甲" * 21, "牵头医院")]
    found = refusal(write_book(tmp_path / "book.xlsx", {"机构": named, "人员": STAFF[:2]}))
    assert ("机构!B2", "text_too_long") in errors(found)


def test_a_file_too_big_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "LIMITS", limits.Limits(file_bytes=1000))
    assert _codes(_refused(_written(tmp_path / "big.xlsx", b"x" * 1001))) == ["file_too_big"]


def test_a_reader_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard_module, "LIMITS", limits.Limits(seconds=0.01))
    assert _codes(_refused(write_book(tmp_path / "book.xlsx", MINIMAL))) == ["too_slow"]


def test_a_reader_that_wants_too_much_memory_ends_itself(tmp_path: Path) -> None:
    path = _written(tmp_path / "wide.json", b"[" + b",".join([b"[0]"] * 4_000_000) + b"]")
    code = "import sys, models.files.child as c; c.LIMITS = c.LIMITS.__class__(memory_bytes=400 << 20)"
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    run = [sys.executable, "-c", f"{code}; sys.exit(c.main('county', c.Path({str(path)!r})))"]
    answer = subprocess.run(run, capture_output=True, check=False, env=environment)
    assert answer.returncode == guard_module.NO_MEMORY
    assert guard_module.issue_of(path, answer).code == "too_much_memory"


def test_a_reader_without_a_parent_ends_by_itself() -> None:
    code = "import models.files.child as c; c.limit_resources(c.LIMITS.__class__(seconds=0.5))\nwhile True: pass"
    run = [sys.executable, "-c", code]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    answer = subprocess.run(run, check=False, timeout=60, env=environment)
    assert answer.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


def test_a_reader_that_dies_is_one_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard_module.sys, "executable", "/bin/false")
    found = _refused(write_book(tmp_path / "book.xlsx", MINIMAL))
    assert _codes(found) == ["reader_stopped"]


def test_csv_that_is_not_csv(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "c", MINIMAL)
    (folder / "科室.csv").write_bytes('科室名称,派出单位\n"内科,H01\n'.encode())
    (folder / "车辆.csv").write_bytes(b"\x81\x00\xff\xff")
    assert errors(refusal(folder)) == [("科室", "bad_csv"), ("车辆", "bad_encoding")]


def test_a_json_county_is_bounded_by_the_same_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.files.input.gather_json.LIMITS", limits.Limits(rows=1, text=5))
    document = {"facilities": [{"name": "甲县人民医院", "kind": "lead_hospital"}], "staff": [{}, {}]}
    found = refusal(_written(tmp_path / "a.json", json.dumps(document).encode()))
    assert ("/facilities/0/name", "text_too_long") in errors(found)
    assert ("/staff", "too_many_rows") in errors(found)
