"""The region on the page and in the workbook: named first, drawn, ranked, and small for the counties of a country."""

import json
import re
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from models.files.out.scenarios.classes import FROM_BAD_TO_GOOD, FROM_FEW_TO_MANY, classes_of
from models.files.out.scenarios.map import map_of
from models.files.out.scenarios.page import Comparison, comparison_page
from models.files.out.scenarios.tables import table_workbook
from models.scenario import Scenarios, expand
from models.scenario.measures import MEASURES
from models.scenario.region import Place
from models.scenario.table import table_of
from models.text import Lang
from tests.scenario.results import Results, failed, result
from tests.scenario.test_region import file, region, summary

MADE = datetime(2026, 3, 1, 8, 30)


def many(count: int) -> tuple[Scenarios, Results]:
    """Return so many counties on a line, the last of which failed."""
    given = file(count)
    *runs, last = expand(given)
    found = [
        (run, result(run, n, n / count, county=f"<{n}>县", parts={"need": (n, count)}, lon=75 + n * 0.01, lat=44.0))
        for n, run in enumerate(runs, start=1)
    ]
    return given, [*found, (last, failed(last))]


def comparison(count: int) -> Comparison:
    """Return the comparison of so many counties."""
    given, results = many(count)
    return Comparison(given, results, table_of(given, results), {}, {}, MADE)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_has_no_plan_comes_before_everything_else_with_why(lang: Lang) -> None:
    page = comparison_page(comparison(7), lang)
    first = page.index("没有方案的县" if lang == "zh" else "Counties without a plan")
    assert first < page.index("区域汇总" if lang == "zh" else "The region together")
    assert ("求解进程意外结束" if lang == "zh" else "the solving process ended unexpectedly") in page[first:]


def test_names_from_county_files_are_escaped() -> None:
    page = comparison_page(comparison(7), "zh")
    assert "<3>县" not in page
    assert "&lt;3&gt;县" in page


def test_map_and_rankings_draw_from_the_same_data() -> None:
    page = comparison_page(comparison(7), "zh")
    data = json.loads(re.findall(r"const region = (.*);", page)[0])
    road = next(m for m in data["measures"] if m["title"] == "在途分钟")
    assert len(road["marks"]) == 7
    assert road["marks"][6] == "-"
    assert [n for _, n in road["ranked"]] == [0, 1, 2, 3, 4, 5]
    assert page.count("<circle") == 6


def test_the_page_of_one_run_a_county_has_no_plots_and_compares_nobody_with_themselves() -> None:
    page = comparison_page(comparison(7), "zh")
    assert "Plotly" not in page
    assert "谁、哪里有变" not in page


def test_the_page_of_a_country_stays_small() -> None:
    """Twenty measures of 2,200 counties."""
    given, results = many(2200)
    every = {key: 1 / (n + 3) for n, key in enumerate(list(MEASURES)[:20])}
    full = [(run, row.model_copy(update={"indicators": every | row.indicators})) for run, row in results]
    its = Comparison(given, full, table_of(given, full), {}, {}, MADE)
    assert len(comparison_page(its, "zh").encode()) < 3_000_000


def test_classes_never_part_equals_and_are_colored_by_what_is_better() -> None:
    given, results = many(9)
    its = region(given, results)
    found = classes_of(summary(its, "indicator.need"))
    assert found.marks == "00122344-"
    assert [span[2] for span in found.ranges if span] == [2, 1, 2, 1, 2]
    assert found.colors == FROM_BAD_TO_GOOD
    assert classes_of(summary(its, "indicator.road")).colors == FROM_BAD_TO_GOOD[::-1]
    assert FROM_FEW_TO_MANY[0] != FROM_FEW_TO_MANY[-1]


def places(*at: tuple[float, float] | None) -> list[Place]:
    """Return counties at such coordinates."""
    runs = expand(file(len(at)))
    return [
        Place(
            run.base,
            result(run, 1, 1.0, lon=it[0] if it else None, lat=it[1] if it else None),
            f"木垒哈萨克自治县{run.base}",
        )
        for run, it in zip(runs, at, strict=True)
    ]


def test_north_is_up_and_counties_of_one_seat_are_side_by_side() -> None:
    drawn = map_of(places((80, 40), (82, 42), (82, 42), None))
    assert drawn is not None
    south, north, beside = drawn.points
    assert south.y > north.y
    assert south.x < north.x
    assert abs(north.x - beside.x) >= 2 * drawn.radius
    assert drawn.unplaced == 1
    assert all(0 <= p.x <= drawn.width and 0 <= p.y <= drawn.height for p in drawn.points)


def test_names_stay_on_the_map() -> None:
    drawn = map_of(places((80, 40), (90, 40)))
    assert drawn is not None
    assert [p.left for p in drawn.points] == [False, True]


def test_one_point_is_no_map() -> None:
    assert map_of(places((80, 40), None)) is None


def test_the_workbook_has_the_region_ranks_and_clauses() -> None:
    its = comparison(7)
    book = openpyxl.load_workbook(BytesIO(table_workbook(its.table, "区", MADE, "zh", its.region)))
    assert book.sheetnames == ["情景", "汇总", "排名", "监测条款", "列"]
    rows = {row[0].value: [cell.value for cell in row] for row in book["汇总"].iter_rows(min_row=3)}
    need = dict(zip(rows["指标"], rows["需求落实率"], strict=True))
    assert (need["单位"], need["县数"], need["分子"], need["分母"], need["全区"]) == ("%", 6, 21, 42, 50)
    assert (need["居首"], need["居末"]) == ("<6>县", "<1>县")
    assert [cell.value for cell in book["排名"][4]][:2] == ["<1>县", "可行"]
    assert [row[0].value for row in book["监测条款"].iter_rows(min_row=4, max_row=27)] == [
        f"G{n:02d}" for n in range(1, 25)
    ]


def test_a_workbook_of_few_counties_has_no_region() -> None:
    given, results = many(3)
    table = table_of(given, results)
    book = openpyxl.load_workbook(BytesIO(table_workbook(table, "区", MADE, "zh")))
    assert book.sheetnames == ["情景", "列"]
