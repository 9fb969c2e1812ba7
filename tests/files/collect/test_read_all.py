"""Returned files are read in children: a file that ends one is named, and the rest are read by the next."""

from dataclasses import replace
from pathlib import Path

import pytest

from models.files import write_county_workbook
from models.files.collect import read_all
from models.files.collect.located import read_located
from models.files.collect.read_all import read_forms
from tests.builders import people, tiny_county


def test_a_file_that_ends_the_child_costs_no_other_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_all, "CHILD", "tests.files.collect.dying_child")
    monkeypatch.setattr(read_all, "LIMITS", replace(read_all.LIMITS, seconds=0.3))
    names = ["a", "endless", "deadly", "b", "c"]
    found = read_forms([Path(name) for name in names])
    assert [form.number for form in found] == ["a", "", "", "b", "c"]
    assert [[i.code for i in form.issues] for form in found] == [[], ["too_slow"], ["too_much_memory"], [], []]


def test_a_file_is_read_by_the_child(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("工号,科室,人员类别,聘任职称,行政职务\nP1,D1,医师,副高,主任\n".encode("gbk"))
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04")
    table, broken = read_forms([tmp_path / "a.csv", tmp_path / "b.xlsx"])
    assert [(s.key, s.rows[0].values["role"], s.place(2, "role")) for s in table.sheets] == [("staff", "主任", "a!E2")]
    assert [i.code for i in broken.issues] == ["workbook_damaged"]


def test_the_county_is_read_with_its_places(tmp_path: Path) -> None:
    file = write_county_workbook(tiny_county(people=people(2)), tmp_path / "county.xlsx")
    located = read_located(file)
    assert located.read.county.person_by_id.keys() == {"P1", "P2"}
    assert located.place("staff", 1, "dept") == "人员!D3"
    assert located.place("roads", 99, "km") == "/roads/99/km"
