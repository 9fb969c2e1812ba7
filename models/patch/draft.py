"""A county while it is changed: its rows, and which entry of the patch each change came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from models.county import County
from models.files.sheets import RECORD_SHEETS, SHEET_BY_KEY


@dataclass(eq=False)
class DraftRow:
    """A row by its values of JSON; ``origins`` has the pointer into the patch of each field, ``""`` of the row."""

    values: dict[str, Any]
    origins: dict[str, str] = field(default_factory=dict)
    removed: bool = False

    def origin(self, key: str = "") -> str | None:
        """Return where in the patch a fault of ``key`` comes from: that field, the added row, or another field."""
        if key in self.origins:
            return self.origins[key]
        if "" in self.origins:
            return self.origins[""] + (f"/{key}" if key else "")
        return next(iter(self.origins.values()), None)


@dataclass
class Draft:
    """The rows of every sheet; the sheets whose rows were ``touched`` by the patch, or ``reopened`` to defaults."""

    tables: dict[str, list[DraftRow]]
    touched: set[str] = field(default_factory=set)
    reopened: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, county: County) -> "Draft":
        """Return the draft of a county."""
        document = county.model_dump(mode="json", by_alias=True)
        found = {spec.key: document[spec.key] for spec in RECORD_SHEETS}
        return cls({key: [DraftRow(row) for row in _rows(value)] for key, value in found.items()})

    def live(self, sheet: str) -> Iterator[DraftRow]:
        """Yield the rows of a sheet that are left."""
        return (row for row in self.tables[sheet] if not row.removed)

    def document(self) -> dict[str, Any]:
        """Return the county as JSON has it."""
        tables = {key: [row.values for row in self.live(key)] for key in self.tables}
        return {key: rows[0] if SHEET_BY_KEY[key].single else rows for key, rows in tables.items()}

    def origin(self, pointer: str) -> str | None:
        """Return where in the patch the fault at ``pointer`` of :meth:`document` comes from; ``None`` for nowhere."""
        sheet, *steps = pointer.strip("/").split("/")
        if sheet not in self.tables:
            return None
        if not SHEET_BY_KEY[sheet].single:
            number, *steps = steps or [""]
            rows = list(self.live(sheet))
            row = rows[int(number)] if number.isdecimal() and int(number) < len(rows) else None
        else:
            row = self.tables[sheet][0]
        return row.origin(steps[0] if steps else "") if row else None


def _rows(value: Any) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else [value]
