"""A county while it is changed: its rows, and which entry of the patch each change came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from models.county import County
from models.files.input.codes import did_you_mean
from models.files.sheets import RECORD_SHEETS, SHEET_BY_KEY
from models.patch.selector import Selector, spelled
from models.text import Text, text


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
    _known: dict[tuple[str, str], dict[str, list[DraftRow]]] = field(default_factory=dict)

    @classmethod
    def of(cls, county: County) -> "Draft":
        """Return the draft of a county."""
        document = county.model_dump(mode="json", by_alias=True)
        found = {spec.key: document[spec.key] for spec in RECORD_SHEETS}
        return cls({key: [DraftRow(row) for row in _rows(value)] for key, value in found.items()})

    def selected(self, selector: Selector) -> tuple[DraftRow, ...]:
        """Return the rows that are selected, as long as nothing is changed."""
        rows = self.tables[selector.spec.key]
        if selector.where:
            key, wanted = next(iter(selector.where.items()))
            rows = self._by_value(selector.spec.key, key).get(wanted, [])
        return tuple(row for row in rows if selector.matches(row.values))

    def nearest(self, selector: Selector) -> Text:
        """Return the hint at what may have been meant where no row is selected."""
        for key, wanted in selector.where.items():
            known = self._by_value(selector.spec.key, key)
            if wanted not in known:
                return did_you_mean(wanted, {value: value for value in sorted(known) if value})
        return text("", "")

    def _by_value(self, sheet: str, key: str) -> dict[str, list[DraftRow]]:
        """Return the rows of a sheet by what ``key`` holds: a patch may have thousands of entries."""
        if (sheet, key) not in self._known:
            known: dict[str, list[DraftRow]] = {}
            for row in self.tables[sheet]:
                known.setdefault(spelled(row.values.get(key)), []).append(row)
            self._known[sheet, key] = known
        return self._known[sheet, key]

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
