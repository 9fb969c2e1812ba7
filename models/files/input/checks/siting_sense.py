"""Warnings about complete sheets of shared centers: what is allowed, but hardly meant."""

from models.county import CenterMode, SiteStatus, Sourcing
from models.files.input.rows import Book, Row
from models.files.input.siting_rows import merged_rows, rows_by_kind


def check_siting_sense(book: Book) -> None:
    """Warn about kinds that can stand nowhere, limits that cannot be kept or do nothing, and merges that do not fit."""
    sites, volumes = rows_by_kind(book, "sites"), rows_by_kind(book, "volumes")
    for row in book.of("centers"):
        kind = row.get("kind")
        _check_rows(book, row, sites[kind], volumes[kind])
        _check_limits(book, row, sites[kind])
        _check_capacity(book, row, sites[kind], volumes[kind])
    _check_merges(book, {kind: {r.get("site") for r in rows} for kind, rows in sites.items()})


def _check_rows(book: Book, row: Row, sites: list[Row], volumes: list[Row]) -> None:
    if not sites:
        book.fault(row, "kind", "kind_without_site", kind=row.get("kind"))
    if not volumes:
        book.fault(row, "kind", "kind_without_member", kind=row.get("kind"))


def _check_limits(book: Book, row: Row, sites: list[Row]) -> None:
    kind, most = row.get("kind"), row.get("max_sites")
    if row.get("backup_limit") is not None:
        if len(sites) == 1:
            book.fault(row, "backup_limit", "backup_single", kind=kind, count=len(sites))
        elif most is not None and most < 2:
            book.fault(row, "backup_limit", "backup_max_sites", limit=most)
    settled = sum(site.get("status") in (SiteStatus.KEEP, SiteStatus.FIXED) for site in sites)
    if most is not None and settled > most:
        book.fault(row, "max_sites", "settled_above_max", kind=kind, found=settled, limit=most)
    if row.get("mode") is CenterMode.DIGITAL and row.get("time_limit") is not None:
        book.fault(row, "time_limit", "digital_time_limit", found=row.get("time_limit"))
    if bool(row.get("courier_cost")) != bool(row.get("trips")):
        book.fault(row, "trips" if row.get("courier_cost") else "courier_cost", "courier_half")


def _check_capacity(book: Book, row: Row, sites: list[Row], volumes: list[Row]) -> None:
    """Warn where the candidates together, or each of them for one member, are too small."""
    if not sites or any(site.get("module_capacity") is None for site in sites):
        return
    kind = row.get("kind")
    sizes = [site.get("module_capacity") * site.get("max_modules") for site in sites]
    total = sum(member.get("volume") for member in volumes)
    if total > sum(sizes):
        book.fault(row, "kind", "capacity_short", kind=kind, volume=total, capacity=sum(sizes))
    if row.get("sourcing") is Sourcing.SPLIT:
        return
    for member in volumes:
        if member.get("volume") > max(sizes):
            named = {"member": member.get("member"), "volume": member.get("volume"), "capacity": max(sizes)}
            book.fault(member, "volume", "member_above_capacity", kind=kind, **named)


def _check_merges(book: Book, places: dict[str, set[str]]) -> None:
    """Warn of kinds built together with different phases or without a candidate in common, at the row that says so."""
    deadlines = {row.get("phase"): row.get("deadline") for row in book.of("phases")}
    for row in book.of("centers"):
        if not row.get("merged_with"):
            continue
        for other in merged_rows(book, row):
            phases = sorted((row.get("phase"), other.get("phase")), key=lambda phase: deadlines[phase])
            if phases[0] != phases[1]:
                book.fault(row, "phase", "merged_phase", other=other.get("kind"), phase=phases[0])
            mine, its = places.get(row.get("kind"), set()), places.get(other.get("kind"), set())
            if mine and its and not mine & its:
                book.fault(row, "merged_with", "merged_site", other=other.get("kind"))
