"""centers.geojson: centers, members and the ways between them, for QGIS and web maps (RFC 7946).

Every feature has ``feature`` (``center``, ``member`` or ``service``) and a ``title`` to show; coordinates are longitude
and latitude in degrees as the county gives them. What has no coordinates has no geometry and is listed all the same.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from models.county.words import CenterMode
from models.files.out.shown import Shown
from models.files.out.siting.layout import status
from models.files.out.siting.results import SitingResults
from models.rules.siting.assignment_rows import AssignmentRow
from models.rules.siting.center_rows import CenterRow
from models.text import text

_CENTER = text("{s} {k}（{p}）", "{s}: {k} ({p})")
_SERVICE = text("{m} → {s} {k}（{p}）", "{m} → {s}: {k} ({p})")

Feature = dict[str, Any]
Point = tuple[float, float]


def centers_geojson(results: SitingResults, shown: Shown) -> str:
    """Return the collection: a point for each center and phase, one for each member, a line for each service."""
    drawn = _Drawn(results, shown)
    features = [*drawn.centers(), *drawn.members(), *drawn.services()]
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


class _Drawn:
    """The features of one plan."""

    def __init__(self, results: SitingResults, shown: Shown) -> None:
        self._results, self._shown = results, shown
        county = results.case.county
        places = [*((f.id, f.lon, f.lat) for f in county.facilities), *((j.id, j.lon, j.lat) for j in county.junctions)]
        self._points: dict[str, Point] = {
            id: (lon, lat) for id, lon, lat in places if lon is not None and lat is not None
        }
        self._ways = cache(results.case.reach.ways)

    def centers(self) -> Iterator[Feature]:
        """Yield the open centers, a feature for each phase."""
        for row in self._results.centers:
            yield self._feature("center", self._point(row.site), **self._center(row))

    def members(self) -> Iterator[Feature]:
        """Yield everybody who is a member of some kind."""
        volumes = self._results.case.volumes
        for facility in self._results.case.county.facilities:
            own = {kind: rows[facility.id] for kind, rows in volumes.items() if facility.id in rows}
            if own:
                yield self._feature(
                    "member",
                    self._point(facility.id),
                    title=facility.name,
                    id=facility.id,
                    name=facility.name,
                    population=facility.population,
                    kinds="、".join(own),
                    volume=sum(own.values()),
                )

    def services(self) -> Iterator[Feature]:
        """Yield a line from each member to its center, along the road where all places on it are known."""
        for row in self._results.services:
            yield self._feature("service", self._line(row), **self._service(row))

    def _center(self, row: CenterRow) -> dict[str, Any]:
        name, phase = self._shown.facility(row.site), self._results.case.phases[row.phase].phase
        title = _CENTER.fill(s=self._shown.short(row.site), k=row.kind, p=self._shown.phase(phase))
        used = row.utilization
        return {
            "title": self._shown.say(title),
            "phase": phase,
            "kind": row.kind,
            "site": row.site,
            "name": name,
            "status": self._shown.say(status(row)),
            "modules": row.modules,
            "capacity": row.capacity,
            "load": row.load,
            "utilization": None if used is None else round(used, 4),
            "members": row.members,
        }

    def _service(self, row: AssignmentRow) -> dict[str, Any]:
        phase, short = self._results.case.phases[row.phase].phase, self._shown.short
        title = _SERVICE.fill(m=short(row.member), s=short(row.site), k=row.kind, p=self._shown.phase(phase))
        return {
            "title": self._shown.say(title),
            "phase": phase,
            "kind": row.kind,
            "member": row.member,
            "site": row.site,
            "volume": row.volume,
            "minutes": row.minutes,
            "km": row.km,
            "courier": row.courier,
            "backup": row.backup,
        }

    def _point(self, place: str) -> dict[str, Any] | None:
        return {"type": "Point", "coordinates": self._points[place]} if place in self._points else None

    def _line(self, row: AssignmentRow) -> dict[str, Any] | None:
        """Return the way from member to center; straight where it goes by wire or passes places without coordinates."""
        if row.member not in self._points or row.site not in self._points:
            return None
        way: Sequence[str] = (row.member, row.site)
        if self._results.case.centers[row.kind].mode is not CenterMode.DIGITAL:
            along = self._ways(row.site).get(row.member, ())[::-1]
            if len(along) > 1 and all(place in self._points for place in along):
                way = along
        return {"type": "LineString", "coordinates": _two_at_least([self._points[place] for place in way])}

    @staticmethod
    def _feature(feature: str, geometry: dict[str, Any] | None, **properties: Any) -> Feature:
        return {"type": "Feature", "geometry": geometry, "properties": {"feature": feature} | properties}


def _two_at_least(points: list[Point]) -> list[Point]:
    """Return the positions of a line, of which there must be two: a center's own members are where it is."""
    return points if len(points) > 1 else points * 2
