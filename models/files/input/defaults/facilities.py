"""What a facility does, and how big it is, where its row does not say."""

from models.county import FacilityKind
from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book, Row


def fill_facilities(book: Book, log: DefaultLog) -> None:
    """Fill in sends, receives, rooms, opening days, lead hospital and population."""
    rows = book.of("facilities")
    rooms = settings("facilities.rooms")
    for row in rows:
        kind = row.get("kind").value
        for key in ("sends", "receives"):
            log.fill(row, key, kind in settings(f"facilities.{key}")["kinds"], f"facilities.{key}")
        log.fill(row, "rooms", rooms["kinds"].get(kind, rooms["value"]), "facilities.rooms")
        days = tuple(settings("facilities.open_weekdays")["value"])
        log.fill(row, "open_weekdays", days, "facilities.open_weekdays")
    _fill_leads(rows, log)
    _fill_population(rows, log)


def _fill_leads(rows: list[Row], log: DefaultLog) -> None:
    """Fill in the lead hospital: that of the parent, or the only one there is."""
    by_id = {row.get("id"): row for row in rows}
    leads = [row.get("id") for row in rows if row.get("kind") is FacilityKind.LEAD_HOSPITAL]
    for row in rows:
        if row.has("lead") or row.get("id") in leads:
            continue
        above = by_id.get(row.get("parent") or "")
        while above is not None and not above.get("lead"):
            if above.get("id") in leads:
                break
            above = by_id.get(above.get("parent") or "")
        lead = (above.get("lead") or above.get("id")) if above else ""
        if lead or len(leads) == 1:
            log.fill(row, "lead", lead or leads[0], "facilities.lead")


def _fill_population(rows: list[Row], log: DefaultLog) -> None:
    """Fill in the mean population of centers for centers that state none, where some do."""
    centers = [row for row in rows if row.get("kind").value in settings("needs.row")["kinds"]]
    known = [row.get("population") for row in centers if row.get("population")]
    for row in centers:
        if known and row.get("receives"):
            log.fill(row, "population", round(sum(known) / len(known)), "facilities.population")
