"""The table: a row a run, each column documented, the same in CSV, workbook and Parquet."""

import csv
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from models.files.out.scenarios.tables import NoParquetError, table_csv, table_parquet, table_workbook
from models.scenario import Axis, Scenarios, expand
from models.scenario.expand import FIXED_DIMENSIONS, TABLE_COLUMNS
from models.scenario.measures import MEASURES
from models.scenario.table import VariantTable, table_of
from tests.scenario.results import Results, grid, result, six

DOCS = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text("utf-8")
MADE = datetime(2026, 3, 1, 8, 30)


@pytest.fixture(scope="module")
def table() -> VariantTable:
    """Return the table of six runs."""
    return table_of(grid(), six())


def test_a_row_says_everything_of_its_run(table: VariantTable) -> None:
    second = dict(zip((c.id for c in table.columns), table.rows[1], strict=True))
    wanted = {
        "run": 2, "label": "天数 20 · =比例 50%",
        "base": "a", "variant": "as_is", "days": 20, "share": "50%", "seed": 1,
        "county": "甲县", "profile_used": "urad", "state": "completed", "outcome": "feasible",
        "termination": "time_limit", "failure": None, "clean": True, "reproducible": False, "defaults_used": 3,
        "hash": "0" * 16, "need.value": 20.0, "need.bound": 10.0, "need.gap": 0.5, "short.need": 2.0,
        "indicator.need": 0.5, "indicator.road": 200.0, "seconds.weeks": 1.5, "seconds.total": 2.5, "peak_mib": 108.7,
        "cpu_seconds": 2.25,
    }  # fmt: skip
    assert second == wanted
    assert list(second) == list(wanted)


def test_a_run_that_failed_has_a_row_with_why(table: VariantTable) -> None:
    last = {c.id: v for c, v in zip(table.columns, table.rows[5], strict=True) if v is not None}
    assert (last["state"], last["failure"], last["seconds.total"]) == ("failed", "worker_lost", 1.0)
    assert not {"outcome", "clean", "need.value", "short.need", "indicator.road", "peak_mib"} & last.keys()


def test_csv_is_read_back_by_ids(table: VariantTable) -> None:
    rows = list(csv.DictReader(StringIO(table_csv(table).removeprefix("\ufeff"))))
    assert len(rows) == 6
    assert (rows[1]["days"], rows[1]["clean"], rows[1]["need.gap"]) == ("20", "true", "0.5")
    assert (rows[5]["outcome"], rows[5]["indicator.road"]) == ("", "")


def test_a_negative_number_stays_a_number_and_text_no_formula() -> None:
    axis = Axis(id="x", patch="county.month", values=(-1, 2))
    label = Axis(id="y", patch="county.name", values=("=1+1",))
    given = grid(grid=(axis, label), reference={})
    rows = list(csv.DictReader(StringIO(table_csv(table_of(given, plain(given))).removeprefix("\ufeff"))))
    assert (rows[0]["x"], rows[0]["y"]) == ("-1", "'=1+1")


def plain(given: Scenarios) -> Results:
    """Return alike results of every run of a file."""
    return [(run, result(run, 1.0, 0.1)) for run in expand(given)]


def test_the_workbook_speaks_to_its_reader(table: VariantTable) -> None:
    book = openpyxl.load_workbook(BytesIO(table_workbook(table, "比较", MADE, "zh")))
    sheet = book["情景"]
    headings = [cell.value for cell in sheet[3]]
    second = dict(zip(headings, [cell.value for cell in sheet[5]], strict=True))
    assert (second["天数"], second["结果"], second["无硬性突破"], second["需求差距"]) == (20, "可行", "是", 0.5)
    assert second["情景"] == "天数 20 · =比例 50%"
    assert [row[0].value for row in book["列"].iter_rows(min_row=4, max_row=3 + len(table.columns))] == [
        column.id for column in table.columns
    ]


def test_parquet_has_the_same_columns_or_says_what_it_needs(table: VariantTable) -> None:
    try:
        import pyarrow.parquet
    except ModuleNotFoundError:
        with pytest.raises(NoParquetError):
            table_parquet(table)
        return
    found = pyarrow.parquet.read_table(BytesIO(table_parquet(table)))
    assert found.column_names == [column.id for column in table.columns]
    assert found["indicator.road"].to_pylist() == [100.0, 200.0, 300.0, 150.0, 260.0, None]
    assert found["clean"].to_pylist()[0] is True


def test_an_axis_of_mixed_values_is_text_throughout() -> None:
    given = grid(grid=(Axis(id="x", patch="county.month", values=(1, "二月")),), reference={})
    assert table_of(given, plain(given)).values("x") == ["1", "二月"]


def test_no_axis_can_be_called_like_a_column(table: VariantTable) -> None:
    own = {c.id for c in table.columns} - {"days", "share"}
    assert {id for id in own if "." not in id} == {*TABLE_COLUMNS, *FIXED_DIMENSIONS} - {"profile", "ended_at"}


def test_every_column_is_documented_in_both_languages(table: VariantTable) -> None:
    for column in table.columns:
        if "." not in column.id and column.id not in ("days", "share"):
            assert f"| `{column.id}` | {column.title.zh} | {column.title.en} |" in DOCS, column.id
    for key, its in MEASURES.items():
        assert f"| `indicator.{key}` | {its.title.zh} | {its.title.en} |" in DOCS, key
