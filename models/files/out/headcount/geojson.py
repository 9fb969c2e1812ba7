"""headcount.geojson: facilities with their posts, and transfers between them, for QGIS and web maps (RFC 7946).

Every feature has ``feature`` (``facility`` or ``transfer``), a ``year`` and a ``title`` to show; coordinates are
longitude and latitude in degrees as the county gives them. What has no coordinates has no geometry and is listed all
the same.
"""

import json
from collections.abc import Iterator
from typing import Any

from models.files.out.headcount.results import HeadcountResults
from models.files.out.shown import Shown
from models.rules.headcount.post_rows import sums
from models.text import text

_FACILITY = text("{f}（{y}年末）缺编 {g}", "{f} (end of {y}): {g} posts missing")
_TRANSFER = text("{a} → {b} {c} {n}（{y}年）", "{a} → {b}: {c} {n} ({y})")

Feature = dict[str, Any]


def headcount_geojson(results: HeadcountResults, shown: Shown) -> str:
    """Return the collection: a point for each facility and year, a line for each transfer."""
    features = [*_facilities(results, shown), *_transfers(results, shown)]
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def _facilities(results: HeadcountResults, shown: Shown) -> Iterator[Feature]:
    for n, year in enumerate(results.case.years):
        rows = results.at(n)
        for facility in results.case.class_of:
            own = sums(row for row in rows if row.cell.facility == facility)
            title = _FACILITY.fill(f=shown.short(facility), y=year, g=own.gap)
            before = sum(row.before for row in rows if row.cell.facility == facility)
            point = _point(results, facility)
            yield _feature(
                "facility",
                {"type": "Point", "coordinates": point} if point else None,
                title=shown.say(title),
                year=year,
                id=facility,
                name=shown.facility(facility),
                level=shown.word(results.case.class_of[facility].level),
                before=before,
                posts=own.posts,
                on_loan=own.on_loan,
                staff=own.staff,
                need=own.need,
                gap=own.gap,
                vacant=own.vacant,
            )


def _transfers(results: HeadcountResults, shown: Shown) -> Iterator[Feature]:
    for rows in results.transfers:
        for row in rows:
            source, target = row.source.cell.facility, row.target.cell.facility
            year, category = results.case.years[row.year], shown.word(row.category)
            title = _TRANSFER.fill(a=shown.short(source), b=shown.short(target), c=category, n=row.posts, y=year)
            ends = [_point(results, source), _point(results, target)]
            yield _feature(
                "transfer",
                {"type": "LineString", "coordinates": ends} if None not in ends else None,
                title=shown.say(title),
                year=year,
                category=category,
                source=source,
                target=target,
                posts=row.posts,
            )


def _point(results: HeadcountResults, facility: str) -> list[float] | None:
    place = results.case.county.facility_by_id[facility]
    return None if place.lon is None or place.lat is None else [place.lon, place.lat]


def _feature(feature: str, geometry: dict[str, Any] | None, **properties: Any) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": {"feature": feature} | properties}
