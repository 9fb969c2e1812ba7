"""headcount.csv, transfers.csv and headcount.geojson."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from models.files.out import HeadcountResults
from tests.files.out.headcount.results import FORMULA, HOSTILE

Feature = dict[str, Any]


@pytest.fixture(scope="module")
def features(headcount_zh: Path) -> list[Feature]:
    collection = json.loads((headcount_zh / "headcount.geojson").read_text("utf-8"))
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    found: list[Feature] = collection["features"]
    return found


def _of(features: list[Feature], kind: str) -> list[Feature]:
    return [f for f in features if f["properties"]["feature"] == kind]


def _rows(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def test_a_row_for_each_cell_and_year(headcount_zh: Path, headcount: HeadcountResults) -> None:
    rows = _rows(headcount_zh / "headcount.csv")
    assert len(rows) == len(headcount.plan.cells) == 33
    t2 = next(r for r in rows if (r["年度"], r["机构编码"]) == ("2026", "T2"))
    assert (t2["机构"], t2["层级"], t2["机构类型"], t2["经费形式"]) == ("石哈河镇卫生院", "基层", "乡镇卫生院", "全额")
    assert (t2["调前编制"], t2["调后编制"], t2["实有在编"], t2["需求"]) == ("4", "6", "6", "8")
    assert (t2["借用"], t2["缺编"], t2["空编"], t2["招聘"], t2["编外"]) == ("1", "1", "1", "2", "0")


def test_transfers_in_the_order_of_the_forms(headcount_zh: Path) -> None:
    rows = _rows(headcount_zh / "transfers.csv")
    assert [(r["年度"], r["人员类别"], r["调出单位编码"], r["调入单位编码"], r["数量"]) for r in rows] == [
        ("2026", "护士", "H1", "H2", "4"),
        ("2026", "医师", "T1", "T2", "2"),
        ("2026", "医师", "T1", "T3", "1"),
    ]


def test_names_that_a_spreadsheet_would_run_are_text(headcount_zh: Path, headcount_en: Path) -> None:
    for folder in (headcount_zh, headcount_en):
        for line in csv.reader(StringIO((folder / "headcount.csv").read_text("utf-8-sig"))):
            assert not [cell for cell in line if cell.startswith(("=", "+", "-", "@"))]


def test_headings_in_english(headcount_en: Path) -> None:
    head = (headcount_en / "headcount.csv").read_text("utf-8-sig").splitlines()[0]
    assert head.startswith("year,facility,facility_name,level,class_type,funding,category,before,posts,staff,need,gap")
    head = (headcount_en / "transfers.csv").read_text("utf-8-sig").splitlines()[0]
    assert head == "year,category,source,source_name,target,target_name,posts"


def test_facilities_are_points_of_each_year(features: list[Feature], headcount: HeadcountResults) -> None:
    points = _of(features, "facility")
    assert len(points) == 8 * 3
    t2 = next(f for f in points if (f["properties"]["year"], f["properties"]["id"]) == (2026, "T2"))
    assert t2["geometry"] == {"type": "Point", "coordinates": [108.95, 41.62]}, "longitude first"
    assert t2["properties"]["title"] == "石哈河（2026年末）缺编 1"
    assert sum(f["properties"]["gap"] for f in points) == sum(row.gap for row in headcount.rows)


def test_transfers_are_lines_from_giver_to_receiver(features: list[Feature]) -> None:
    (line,) = [f for f in _of(features, "transfer") if f["properties"]["target"] == "T2"]
    assert line["geometry"] == {"type": "LineString", "coordinates": [[108.10, 41.30], [108.95, 41.62]]}
    assert line["properties"]["title"] == "乌加河 → 石哈河 医师 2（2026年）"


def test_what_has_no_coordinates_is_listed_without_geometry(features: list[Feature]) -> None:
    lost = [f for f in features if f["geometry"] is None]
    assert {f["properties"]["id"] for f in lost} == {"T6"}


def test_names_stand_as_they_were_given(features: list[Feature]) -> None:
    t5 = next(f["properties"] for f in features if f["properties"].get("id") == "T5")
    assert t5["name"] == HOSTILE
    assert t5["title"].startswith(FORMULA)
