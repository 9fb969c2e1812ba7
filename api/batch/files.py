"""The files of a batch that is done: its table in three forms, and the page of the comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.files.out.atomic import write_bytes, write_text
from models.files.out.scenarios.page import Comparison, comparison_page
from models.files.out.scenarios.tables import NoParquetError, table_csv, table_parquet, table_workbook
from models.scenario import Run, Scenarios
from models.scenario.differences import Difference
from models.scenario.row import ResultRow
from models.scenario.table import table_of
from models.text import Lang

CSV, WORKBOOK, PARQUET, PAGE = "table.csv", "table.xlsx", "table.parquet", "compare.html"


@dataclass(frozen=True)
class Written:
    """The files that were written; ``parquet`` says whether that one is among them."""

    files: tuple[Path, ...]
    parquet: bool


def write_comparison(
    folder: Path,
    scenarios: Scenarios,
    results: Sequence[tuple[Run, ResultRow]],
    differences: Mapping[int, tuple[Difference, ...]],
    names: Mapping[str, str],
    lang: Lang,
) -> Written:
    """Write table and comparison, each in one step; without what writes Parquet its file is left out, and removed."""
    table, made = table_of(scenarios, results), datetime.now()
    its = Comparison(scenarios, results, table, differences, names, made)
    files = [
        write_text(folder / PAGE, comparison_page(its, lang)),
        write_bytes(folder / WORKBOOK, table_workbook(table, its.title, made, lang, its.region)),
        write_text(folder / CSV, table_csv(table)),
    ]
    try:
        files.append(write_bytes(folder / PARQUET, table_parquet(table)))
    except NoParquetError:
        (folder / PARQUET).unlink(missing_ok=True)
        return Written(tuple(files), parquet=False)
    return Written(tuple(files), parquet=True)
