"""Phases, centers, candidates and volumes where the sheets of shared centers leave them out."""

from collections.abc import Iterable
from datetime import date
from math import ceil

from models.county import CenterMode, FacilityKind, SiteStatus
from models.county.center_kinds import default_mode
from models.files.input.defaults.adding import add_row
from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book, Row
from models.files.input.siting_rows import merged_rows, rows_by_kind


def fill_siting(book: Book, log: DefaultLog) -> None:
    """Fill in everything about shared centers; nothing where no kind is listed."""
    if not book.of("centers"):
        return
    _fill_phases(book, log)
    _fill_centers(book, log)
    _fill_sites(book, log)
    _fill_volumes(book, log)
    _fill_max_modules(book, log)
    _fill_max_sites(book, log)


def _fill_phases(book: Book, log: DefaultLog) -> None:
    years = settings("phases.years")["value"]
    if not book.of("phases"):
        rule = settings("phases.row")
        last = date(book.of("county")[0].get("year"), rule["month"], rule["day"])
        add_row(book, log, "phases", "deadline", {"phase": rule["phase"], "deadline": last, "years": years})
        return
    for row in book.of("phases"):
        log.fill(row, "years", years, "phases.years")


def _fill_centers(book: Book, log: DefaultLog) -> None:
    last = max(book.of("phases"), key=lambda row: row.get("deadline")).get("phase")
    for row in book.of("centers"):
        log.fill(row, "mode", CenterMode(default_mode(row.get("kind"))), "centers.mode")
        log.fill(row, "phase", last, "centers.phase")


def _fill_sites(book: Book, log: DefaultLog) -> None:
    """Add candidates to kinds that list none, then fill in status and modules."""
    for kind, places in _missing(book, "sites", "site", _lead_hospitals(book)):
        for place in places:
            add_row(book, log, "sites", "site", {"kind": kind, "site": place})
    for row in book.of("sites"):
        if row.get("modules"):
            log.fill(row, "status", SiteStatus.EXISTING, "sites.status")
        if row.values.setdefault("status", SiteStatus.NEW).standing:
            log.fill(row, "modules", settings("sites.modules")["value"], "sites.modules")
        row.values.setdefault("modules", 0)


def _fill_volumes(book: Book, log: DefaultLog) -> None:
    people = {row.get("id"): row.get("population") or 0 for row in book.of("facilities")}
    kinds = settings("volumes.row")["kinds"]
    members = [row.get("id") for row in book.of("facilities") if row.get("kind").value in kinds]
    for kind, places in _missing(book, "volumes", "member", members):
        for place in places:
            add_row(book, log, "volumes", "volume", {"member": place, "kind": kind, "volume": people[place]})


def _lead_hospitals(book: Book) -> list[str]:
    return [row.get("id") for row in book.of("facilities") if row.get("kind") is FacilityKind.LEAD_HOSPITAL]


def _missing(book: Book, sheet: str, key: str, usual: list[str]) -> list[tuple[str, list[str]]]:
    """Return each kind that ``sheet`` says nothing of, with the places of kinds it is built with, else the usual."""
    if sheet in book.closed:
        return []
    listed = rows_by_kind(book, sheet)
    found = []
    for row in book.of("centers"):
        if not listed[row.get("kind")]:
            others = [r.get(key) for other in merged_rows(book, row) for r in listed[other.get("kind")]]
            found.append((row.get("kind"), list(dict.fromkeys(others)) or usual))
    return found


def _fill_max_modules(book: Book, log: DefaultLog) -> None:
    volumes = {kind: sum(r.get("volume") for r in rows) for kind, rows in rows_by_kind(book, "volumes").items()}
    most = settings("sites.max_modules")["most"]
    for row in book.of("sites"):
        if row.values.get("max_modules") is None:
            row.values.pop("max_modules", None)
        capacity = row.get("module_capacity")
        enough = ceil(volumes.get(row.get("kind"), 0) / capacity) if capacity else 1
        size = max(1, row.get("modules"), min(most, enough))
        if row.added:
            row.values["max_modules"] = size
        else:
            log.fill(row, "max_modules", size, "sites.max_modules")


def _fill_max_sites(book: Book, log: DefaultLog) -> None:
    sites, volumes = rows_by_kind(book, "sites"), rows_by_kind(book, "volumes")
    backup = settings("centers.max_sites")["with_backup"]
    needed: dict[str, int] = {}
    for row in book.of("centers"):
        least = backup if row.get("backup_limit") is not None else 1
        needed[row.get("kind")] = max(least, sites_needed(sites[row.get("kind")], volumes[row.get("kind")]))
    for row in book.of("centers"):
        together = max(needed[r.get("kind")] for r in (row, *merged_rows(book, row)))
        log.fill(row, "max_sites", together, "centers.max_sites")


def sites_needed(sites: Iterable[Row], volumes: Iterable[Row]) -> int:
    """Return ``max(1, fixed and kept sites, fewest of the largest candidates that can take the volume)``."""
    rows = [row for row in sites if row.get("status") is not SiteStatus.CLOSE]
    settled = sum(row.get("status") in (SiteStatus.KEEP, SiteStatus.FIXED) for row in rows)
    left = sum(row.get("volume") for row in volumes)
    if any(row.get("module_capacity") is None for row in rows):
        return max(1, settled)
    count = 0
    for capacity in sorted((r.get("module_capacity") * r.get("max_modules") for r in rows), reverse=True):
        if left <= 0:
            break
        left -= capacity
        count += 1
    return max(1, settled, count)
