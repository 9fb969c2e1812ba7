"""Files as they come back: any name and format; whose it is, which counts, and what cannot be used is named."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.month.merge import MergeResult
from models.folder.tree import working_files
from tests.api.collect.collecting import Scene, add, both, copied, county, csv_of, made, put


def errors(result: MergeResult) -> dict[str, str]:
    """Return the first error of each file."""
    return {i.place.partition("：")[0]: i.code for i in reversed(result.issues) if i.severity == "error"}


def write(scene: Scene, name: str, content: bytes | str) -> Path:
    path = scene.root / "collect/in" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("gb18030"))
    return path


def test_each_table_as_a_csv_in_gbk(scene: Scene) -> None:
    given = scene.give_back("D01", both(put("人员", "P01a", 行政职务="主任"), put("科室", "D01", 负责人="王")))
    given = given.rename(scene.root / "form.xlsx")
    write(scene, "表1.csv", csv_of(given, "人员"))
    write(scene, "表2.csv", csv_of(given, "科室"))
    given.unlink()
    result = scene.merge()
    assert (result.issues, [str(n) for n in result.joined]) == ([], ["KS-D01-1"])
    assert (scene.county.person_by_id["P01a"].role, scene.county.department_by_id["D01"].head) == ("主任", "王")
    assert "D01" not in [its.form.code for its in result.late]


def test_a_zip_of_csv_files(scene: Scene) -> None:
    given = scene.give_back("T1", put("机构", "T1", 诊室数=7)).rename(scene.root / "form.xlsx")
    with zipfile.ZipFile(scene.root / "collect/in/交表.zip", "w") as archive:
        for title in ("封面", "机构", "基层需求"):
            archive.writestr(f"../../{title}.csv", csv_of(given, title).encode("gb18030"))
    given.unlink()
    assert scene.merge().issues == []
    assert scene.county.facility_by_id["T1"].rooms == 7


def test_a_table_without_its_number_is_known_by_its_rows(scene: Scene) -> None:
    given = scene.give_back("D02", put("人员", "P02a", 行政职务="主任"))
    text = csv_of(given, "人员", first_line=False)
    given.unlink()
    write(scene, "新建 文本.csv", text)
    write(scene, "谁的.csv", text.replace("D02", "D09").replace("P02", "P99"))
    result = scene.merge()
    assert [(i.code, i.severity) for i in result.issues] == [("form_by_rows", "notice"), ("form_unknown", "error")]
    assert scene.county.person_by_id["P02a"].role == "主任"


def test_names_do_for_codes_and_everyday_spellings_for_words(scene: Scene) -> None:
    scene.give_back(
        "D01",
        both(
            put("人员", "P01a", 聘任职称="副主任医师", 科室="D01科"),
            add("请假外出", 工号="p01B", 类型="年假", 开始="2026.3.5", 结束="20260306"),
        ),
    )
    result = scene.merge()
    assert [(c.what.zh, c.who) for c in result.changes] == [("新增", "P01b 年休假 2026-03-05 全天")]


def test_sent_twice_the_one_saved_last_counts(scene: Scene) -> None:
    def saved(hour: int) -> object:
        return lambda book: setattr(book.properties, "modified", datetime(2026, 2, 1, hour, tzinfo=UTC))

    path = scene.root / "collect/out" / scene.form("D01").file
    for name, hour, role in (("z.xlsx", 8, "旧"), ("a.xlsx", 9, "新")):
        book = load_workbook(path)
        put("人员", "P01a", 行政职务=role)(book)
        write(scene, name, b"")
        book.save(scene.root / "collect/in" / name)
        _say_saved(scene.root / "collect/in" / name, hour)
    result = scene.merge()
    assert scene.county.person_by_id["P01a"].role == "新"
    assert [i.message.zh for i in result.issues] == [
        "D01科交了两次：以最后保存的“in/a.xlsx”（2026-02-01 09:00）为准，“in/z.xlsx”（2026-02-01 08:00）不计"
    ]


def _say_saved(path: Path, hour: int) -> None:
    """Let a workbook say when it was saved."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head, _, rest = parts["docProps/core.xml"].partition(b"<dcterms:modified")
    tail = rest.partition(b"</dcterms:modified>")[2]
    stamp = f'<dcterms:modified xsi:type="dcterms:W3CDTF">2026-02-01T{hour:02}:00:00Z</dcterms:modified>'.encode()
    parts["docProps/core.xml"] = head + stamp + tail
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_hostile_and_broken_files_are_named_and_nothing_is_lost(scene: Scene) -> None:
    scene.give_back("D01", put("人员", "P01a", 行政职务="主任"))
    other = scene.give_back("D02", lambda book: book["封面"].__setitem__("B3", "别县"), "别县.xlsx")
    write(scene, "空.xlsx", b"")
    write(scene, "坏.xlsx", b"PK\x03\x04rubbish")
    write(scene, "旧.xls", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600))
    write(scene, "图.png", b"\x89PNG")
    write(scene, "[red]=cmd|' \x1b[31m.csv", "=1+1,2\n")
    write(scene, "-rf.csv", b"\xff\xff\xfe\x00")
    with zipfile.ZipFile(scene.root / "collect/in/弹.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("人员.csv", b"0" * (40 << 20))
    two = scene.give_back("D03", lambda book: book["科室"].__setitem__("A1", "x 科室 表号：KS-D02-1"), "两号.xlsx")
    nobody = scene.give_back("D03", _number("KS-D77-1"), "没有.xlsx")
    faulty = scene.give_back("T1", put("机构", "T1", 诊室数="许多"), "错.xlsx")
    unknown = scene.give_back("T2", put("基层需求", "T2", 接收单位="火星"), "不明.xlsx")
    (scene.root / "collect/in/链.xlsx").symlink_to("/etc/passwd")
    before = {p for p in working_files(scene.root) if p.startswith("collect/in/")}
    result = scene.merge()
    assert errors(result) == {
        "in/空.xlsx": "file_empty",
        "in/坏.xlsx": "workbook_damaged",
        "in/旧.xls": "old_xls",
        "in/图.png": "unknown_format",
        "in/[red]=cmd|' \x1b[31m.csv": "form_unknown",
        "in/-rf.csv": "bad_encoding",
        "in/弹.zip": "zip_ratio",
        f"in/{two.name}": "form_two_numbers",
        f"in/{nobody.name}": "form_nobody",
        f"in/{other.name}": "form_other_county",
        f"in/{faulty.name}": "not_a_number",
        f"in/{unknown.name}": "unknown_facility",
    }
    assert "form_link" in {i.code for i in result.issues}
    assert [n.code for n in result.joined] == ["D01"]
    assert {n.code for n in result.faulty} == {"T1", "T2"}
    assert [its.form.code for its in result.late] == ["D02", "D03"]
    assert scene.county.person_by_id["P01a"].role == "主任"
    assert {p for p in working_files(scene.root) if p.startswith("collect/in/")} == before
    assert before <= scene.folder.state.files.keys(), "and the history has them"


def _number(number: str) -> object:
    def edit(book: object) -> None:
        book["封面"]["B2"] = number  # type: ignore[index]
        for title in ("人员", "请假外出", "科室"):
            book[title]["A1"] = f"x {title} 表号：{number}"  # type: ignore[index]

    return edit


def test_rows_of_somebody_else_are_left_out(scene: Scene) -> None:
    scene.give_back(
        "D01",
        both(
            add("人员", 工号="P777", 科室="D02", 人员类别="医师", 聘任职称="中级"),
            add("请假外出", 工号="P02a", 类型="病假", 开始="2026-03-02", 结束="2026-03-03"),
        ),
    )
    scene.give_back("T1", add("基层需求", 接收单位="T2", 专业="外科", 周期="每周", 目标天数=1))
    result = scene.merge()
    assert [i.code for i in result.issues] == ["form_row_not_own"] * 3
    assert (result.number, result.changes) == (0, ())


def test_a_column_nobody_asked_for_is_named_and_left(scene: Scene) -> None:
    scene.give_back("D01", both(put("人员", "P01a", 行政职务="主任"), lambda b: b["人员"].__setitem__("X2", "血型")))
    result = scene.merge()
    assert [(i.code, i.severity) for i in result.issues] == [("unknown_column", "warning")]
    assert scene.county.person_by_id["P01a"].role == "主任"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Return a folder of twenty departments and five units whose forms are out."""
    return made(tmp_path_factory.mktemp("large"), county(20, 5))


WPS = Path(__file__).parent / "files/wps.xlsx"
"""The form of D05, filled in and saved by LibreOffice: a role, and a leave that is new."""


def test_twenty_five_forms(large: Scene, tmp_path: Path) -> None:
    scene = copied(large, tmp_path)
    late = ["D18", "D19", "T5"]
    plain = [f"D{n:02}" for n in range(6, 18)] + ["D20", "T1", "T2", "T3"]
    for code in plain:
        scene.give_back(code)
    scene.give_back("D01", put("人员", "P01a", 行政职务="主任"))
    scene.give_back("D02", add("人员", 工号="P01a", 人员类别="医师", 聘任职称="正高"))
    gbk = scene.give_back("D03", put("人员", "P03a", 行政职务="书记")).rename(scene.root / "x.xlsx")
    write(scene, "三科.csv", csv_of(gbk, "人员"))
    gbk.unlink()
    scene.give_back("D04", put("人员", "P04b", 撤销="是"))
    write(scene, "五科wps.xlsx", WPS.read_bytes())
    scene.give_back("T4", put("基层需求", "T4", 目标天数=4))
    result = scene.merge()
    assert (result.handed, len(result.joined), [its.form.code for its in result.late]) == (25, 22, late)
    assert [(c.who, c.field.zh) for c in result.contradictions] == [("P01a", "科室"), ("P01a", "聘任职称")]
    assert result.number == 0
    assert scene.merge(scene.form("D01").file).contradictions == []
    now = scene.county
    roles = {p.id: p.role for p in now.staff if p.role}
    assert roles == {"P01a": "主任", "P03a": "书记", "P05a": "护士长"}
    assert [(a.person, str(a.first)) for a in now.absences if a.person == "P05b"] == [("P05b", "2026-03-16")]
    assert "P04b" not in now.person_by_id
    assert [n.target for n in now.needs] == [2, 2, 2, 4, 2]
    assert len(now.staff) == 39
