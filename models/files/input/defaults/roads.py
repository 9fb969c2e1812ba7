"""Roads where none are listed: estimated from coordinates, or from nothing."""

from math import asin, ceil, cos, radians, sin, sqrt
from typing import Any

from models.county import FacilityKind
from models.files.input.codes import listed
from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book, Row
from models.files.sheets import SHEET_BY_KEY

_EARTH_KM = 6371.0


def fill_roads(book: Book, log: DefaultLog) -> None:
    """Fill in minutes; add roads for facilities that no listed road joins to a lead hospital.

    A sheet that says itself that it is complete gets no road, only a warning about places out of reach.
    """
    speed = settings("roads.row")["km_per_hour"]
    for row in book.of("roads"):
        log.fill(row, "minutes", ceil(row.get("km") / speed * 60), "roads.minutes")
        log.fill(row, "winter_minutes", row.get("minutes"), "roads.winter_minutes")
    apart = unconnected(book)
    if not apart:
        return
    if "roads" in book.closed:
        _warn(book, apart)
    else:
        _add_roads(book, log, apart)


def _leads(book: Book) -> list[Row]:
    return [row for row in book.of("facilities") if row.get("kind") is FacilityKind.LEAD_HOSPITAL]


def unconnected(book: Book) -> list[Row]:
    """Return the facilities that no road joins to the first lead hospital, closed seasons left aside."""
    near: dict[str, set[str]] = {}
    for road in book.of("roads"):
        near.setdefault(road.get("a"), set()).add(road.get("b"))
        near.setdefault(road.get("b"), set()).add(road.get("a"))
    start = _leads(book)[0].get("id")
    reached, open_ends = {start}, [start]
    while open_ends:
        new = near.get(open_ends.pop(), set()) - reached
        reached |= new
        open_ends.extend(new)
    return [row for row in book.of("facilities") if row.get("id") not in reached]


def _warn(book: Book, apart: list[Row]) -> None:
    names = listed(row.get("short_name") or row.get("name") for row in apart)
    lead = _leads(book)[0]
    place = apart[0].place("id")
    book.report("unreachable", place, lead=lead.get("short_name") or lead.get("name"), places=names)


def _add_roads(book: Book, log: DefaultLog, apart: list[Row]) -> None:
    """Add a road from each facility in ``apart`` to its lead hospitals, its parent and the three nearest."""
    spec = SHEET_BY_KEY["roads"]
    rows = book.rows.setdefault("roads", [])
    known = {frozenset((row.get("a"), row.get("b"))) for row in rows}
    for facility in apart:
        for other in _neighbors(book, facility):
            pair = frozenset((facility.get("id"), other.get("id")))
            if pair in known:
                continue
            known.add(pair)
            km, minutes = estimate(facility, other)
            values = {"a": other.get("id"), "b": facility.get("id"), "km": km, "minutes": minutes}
            values["winter_minutes"] = minutes
            row = Row(spec, values, len(rows), sheet=spec.title.zh if book.workbook else "", added=True)
            rows.append(row)
            log.add_row(row, "km", "roads.row")


def _neighbors(book: Book, facility: Row) -> list[Row]:
    """Return the facilities that an estimated road joins to ``facility``."""
    others = [row for row in book.of("facilities") if row is not facility]
    by_id = {row.get("id"): row for row in others}
    lead, parent = by_id.get(facility.get("lead") or ""), by_id.get(facility.get("parent") or "")
    chosen = [lead] if lead else [row for row in _leads(book) if row is not facility]
    if facility.get("lon") is None:
        return [parent] if parent else chosen[:1]
    near = sorted((row for row in others if row.get("lon") is not None), key=lambda o: straight_km(facility, o))
    joined = [*chosen, *([parent] if parent else []), *near[: settings("roads.row")["nearest"]]]
    return list({row.get("id"): row for row in joined}.values())


def straight_km(a: Row, b: Row) -> float:
    """Return the great-circle distance between two facilities with coordinates, in km."""
    lon1, lat1, lon2, lat2 = (radians(v) for v in (a.get("lon"), a.get("lat"), b.get("lon"), b.get("lat")))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def estimate(a: Row, b: Row) -> tuple[float, int]:
    """Return km (to 0.1) and minutes of the road between two facilities."""
    rule: dict[str, Any] = settings("roads.row")
    if a.get("lon") is None or b.get("lon") is None:
        in_town = a.get("sends") and b.get("sends")
        place = "town" if in_town else "unknown"
        return float(rule[f"{place}_km"]), int(rule[f"{place}_minutes"])
    zones = (a.get("zone") or "") + (b.get("zone") or "")
    grassland = any(word in zones for word in rule["grassland"])
    km = round(straight_km(a, b) * rule["grassland_factor" if grassland else "factor"], 1)
    return km, ceil(km / rule["km_per_hour"] * 60)
