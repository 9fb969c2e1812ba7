"""The source tables of a county as rows of a document, as :func:`models.files.complete_county` takes them."""

import csv
from importlib.resources import files
from typing import Any

from instances.generate.geometry import Point, lay_road, straight_km
from models.files.sheets import SHEET_BY_KEY

Row = dict[str, Any]
Document = dict[str, Any]
"""A county by sheet key; a cell that is left out is filled in by its default."""


def source_rows(county: str, sheet: str) -> list[dict[str, str]]:
    """Return the rows of ``sources/<county>_<sheet>.csv``; none where the county has no such table."""
    table = files("instances.build.sources").joinpath(f"{county}_{sheet}.csv")
    if not table.is_file():
        return []
    return list(csv.DictReader(table.read_text("utf-8").splitlines()))


def sheet_rows(county: str, sheet: str) -> list[Row]:
    """Return the rows of a source table with the columns of the workbook's sheet that are filled in."""
    columns = [c.key for c in SHEET_BY_KEY[sheet].columns if c.key != "source"]
    return [{key: row[key] for key in columns if row.get(key)} for row in source_rows(county, sheet)]


def road_rows(county: str) -> list[Row]:
    """Return the roads; a blank ``km`` is the straight line between the ends x the row's ``factor``."""
    points = {
        row["id"]: (float(row["lon"]), float(row["lat"]))
        for sheet in ("facilities", "junctions")
        for row in source_rows(county, sheet)
        if row["lon"]
    }
    return [_road_row(row, points) for row in source_rows(county, "roads")]


def _road_row(row: dict[str, str], points: dict[str, Point]) -> Row:
    a, b = row["a"], row["b"]
    km = float(row["km"]) if row["km"] else straight_km(points[a], points[b]) * float(row["factor"])
    road = lay_road(a, b, km, float(row["speed"]), float(row["winter"]))
    closed = {key: row[key] for key in ("closed_from", "closed_to") if row[key]}
    return {"a": a, "b": b, "km": road.km, "minutes": road.minutes, "winter_minutes": road.winter_minutes} | closed
