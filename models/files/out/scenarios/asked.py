"""The table of a batch, as it is handed to whoever makes it elsewhere."""

from collections.abc import Mapping
from datetime import datetime

from models.base import Record
from models.files.out.scenarios.tables import table_workbook
from models.scenario import Run, Scenarios
from models.scenario.region import region_of
from models.scenario.row import ResultRow
from models.scenario.table import VariantTable, table_of
from models.text import Lang


class TableAsked(Record):
    """A batch with its runs, each with the key of its row: runs of one job share it."""

    title: str
    scenarios: Scenarios
    runs: tuple[tuple[str, Run], ...]
    rows: Mapping[str, ResultRow]
    made: datetime
    lang: Lang

    @property
    def results(self) -> list[tuple[Run, ResultRow]]:
        """The runs with their rows."""
        return [(run, self.rows[key]) for key, run in self.runs]

    def table(self) -> VariantTable:
        """Return the table."""
        return table_of(self.scenarios, self.results)

    def workbook(self) -> bytes:
        """Return the table as a workbook, with the region where there are many base counties."""
        table = self.table()
        return table_workbook(table, self.title, self.made, self.lang, region_of(self.scenarios, self.results, table))
