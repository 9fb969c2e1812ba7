"""centers.csv and centers.geojson."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from models.files.out import SitingResults
from tests.files.out.siting.results import HOSTILE

Feature = dict[str, Any]


@pytest.fixture(scope="module")
def features(siting_zh: Path) -> list[Feature]:
    collection = json.loads((siting_zh / "centers.geojson").read_text("utf-8"))
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    found: list[Feature] = collection["features"]
    return found


def _of(features: list[Feature], kind: str) -> list[Feature]:
    return [f for f in features if f["properties"]["feature"] == kind]


def test_csv_lists_each_center_with_its_place(siting_zh: Path) -> None:
    content = (siting_zh / "centers.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    assert [r["机构编码"] for r in rows] == ["H1", "T1", "H1", "T3", "H1", "T5"]
    grown = rows[2]
    assert (grown["期次"], grown["状态"], grown["利用率"], grown["经度"]) == ("2", "扩建", "0.5925", "108.52")
    assert rows[4]["年能力"] == ""


def test_csv_headings_in_english(siting_en: Path) -> None:
    head = (siting_en / "centers.csv").read_text("utf-8-sig").splitlines()[0]
    assert head.startswith("phase,kind,site,site_name,status,modules,capacity,load,utilization,members")


def test_each_feature_is_valid(features: list[Feature]) -> None:
    for feature in features:
        assert set(feature) == {"type", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert feature["properties"]["title"]
        geometry = feature["geometry"]
        if geometry is None:
            continue
        points = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
        assert geometry["type"] in ("Point", "LineString")
        assert geometry["type"] == "Point" or len(points) >= 2
        assert all(107 < lon < 110 and 40 < lat < 43 for lon, lat in points), "longitude first"


def test_centers_are_points_of_their_phase(features: list[Feature], siting: SitingResults) -> None:
    centers = _of(features, "center")
    assert len(centers) == len(siting.plan.centers)
    lab = next(f["properties"] for f in centers if (f["properties"]["phase"], f["properties"]["site"]) == ("2", "T3"))
    assert (lab["title"], lab["modules"], lab["load"], lab["utilization"]) == ("海流图 检验（第2期）", 1, 5400, 1.08)


def test_members_without_coordinates_are_listed_all_the_same(features: list[Feature]) -> None:
    members = {f["properties"]["id"]: f for f in _of(features, "member")}
    assert set(members) == {"H1", "T1", "T2", "T3", "T4", "T5", "T6"}
    assert members["T6"]["geometry"] is None
    assert members["T5"]["properties"]["name"] == HOSTILE
    assert members["T2"]["properties"]["kinds"] == "检验、心电、医废"
    assert members["T2"]["geometry"] == {"type": "Point", "coordinates": [108.95, 41.62]}


def _line(features: list[Feature], phase: str, kind: str, member: str, backup: bool = False) -> Any:
    wanted = {"phase": phase, "kind": kind, "member": member, "backup": backup}
    (found,) = [f for f in _of(features, "service") if wanted.items() <= f["properties"].items()]
    return found["geometry"]["coordinates"]


def test_services_follow_the_road_from_member_to_center(features: list[Feature]) -> None:
    way = _line(features, "1", "检验", "T1")
    assert way == [[108.10, 41.30], [108.20, 41.60], [108.38, 41.60], [108.52, 41.58]]


def test_what_goes_by_wire_is_straight(features: list[Feature]) -> None:
    assert _line(features, "2", "心电", "T1") == [[108.10, 41.30], [108.52, 41.58]]


def test_a_center_that_serves_itself_has_a_line_of_two_positions(features: list[Feature]) -> None:
    assert _line(features, "1", "检验", "H1") == [[108.52, 41.58]] * 2


def test_a_way_through_a_cut_off_season_is_that_of_the_open_one(features: list[Feature]) -> None:
    assert _line(features, "2", "检验", "T4") == [[108.30, 42.05], [108.62, 41.85]]
