"""The sheets of shared centers of a shipped county, from its source tables."""

from instances.build.tables import Document, Row, sheet_rows, source_rows

SHEETS = ("phases", "centers", "sites")


def siting_rows(name: str) -> Document:
    """Return the sheets of shared centers; a county without a table of centers has none."""
    if not source_rows(name, "centers"):
        return {}
    return {sheet: sheet_rows(name, sheet) for sheet in SHEETS} | {"volumes": volume_rows(name)}


def volume_rows(name: str) -> list[Row]:
    """Return the yearly volume of each member of each kind: ``flat`` + people x ``per_1000`` / 1000, whole.

    A row of the table is for the facilities whose kind or code stands in ``members``.
    """
    places = source_rows(name, "facilities")
    return [
        {"member": place["id"], "kind": row["kind"], "volume": _volume(row, place)}
        for row in source_rows(name, "volumes")
        for place in places
        if {place["id"], place["kind"]} & set(row["members"].split("、"))
    ]


def _volume(row: dict[str, str], place: dict[str, str]) -> int:
    people = int(place["population"] or 0)
    return round(float(row["flat"] or 0) + people * float(row["per_1000"] or 0) / 1000)
