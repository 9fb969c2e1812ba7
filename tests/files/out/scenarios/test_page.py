"""The page of a comparison says what the table says, and nothing of the input is live in it."""

import re
from datetime import datetime

import pytest
from plotly.offline import get_plotlyjs

from models.files.out.scenarios.page import Comparison, comparison_page
from models.files.out.scenarios.pareto import pareto_figure
from models.scenario import Base, expand
from models.scenario.compare import varying
from models.scenario.differences import Difference, Shift
from models.scenario.table import table_of
from models.text import Lang
from tests.scenario.results import Results, grid, six

PLACES = (Shift("T1", 2.0, 1.0, 1.0), Shift("T2", 0.0, 0.5, 0.5))
CHANGE = Difference(1, 2, 1.5, (Shift("P1", 2.0, 1.5, 1.5, PLACES),), PLACES)


def page(lang: Lang = "zh", title: str = "比例<script>") -> str:
    """Return the page of six runs without plotly's own code."""
    scenarios = grid(title=title)
    its = Comparison(
        scenarios, six(), table_of(scenarios, six()), {1: (CHANGE,)}, {"T1": "甲镇<b>"}, datetime(2026, 3, 1, 8, 30)
    )
    return comparison_page(its, lang).replace(get_plotlyjs(), "")


@pytest.fixture(scope="module")
def chinese() -> str:
    """Return the page in Chinese, as text of its tables."""
    return page()


def cells(html: str, label: str) -> list[list[str]]:
    """Return the cells of the first row whose head has ``label``."""
    rows = (row for row in re.findall(r"<tr.*?</tr>", html) if label in row)
    return [re.sub(r"<[^>]+>", " ", cell).split() for cell in re.findall(r"<td.*?</td>", next(rows))]


def test_runs_stand_side_by_side_with_what_differs_from_the_reference(chinese: str) -> None:
    assert cells(chinese, "2 · 天数 20") == [["可行"], ["20", "−6"], ["2", "−0.6"], ["50%"], ["200", "−60"]]
    assert cells(chinese, "3 · 天数 20")[3] == ["60%", "+10个百分点"]
    assert cells(chinese, "5 · 天数 30") == [["可行"], ["26"], ["2.6"], ["50%"], ["260"]]
    assert cells(chinese, "6 · 天数 30") == [["求解进程意外结束"], ["—"], ["—"], ["—"], ["—"]]
    assert '<small class="better">−60</small>' in chinese


def test_each_step_has_its_mean_change(chinese: str) -> None:
    assert cells(chinese, '<td class="word">20 → 30</td>') == [
        ["20", "→", "30"],
        ["3"],
        ["+5.5"],
        ["+0.55"],
        ["0"],
        ["+55"],
    ]
    assert 'class="num worse">+55<' in chinese


def test_people_are_codes_and_places_have_names(chinese: str) -> None:
    assert "P1 2 → 1.5<small>甲镇&lt;b&gt; 2 → 1  T2 0 → 0.5</small>" in chinese
    assert "甲镇&lt;b&gt; 2 → 1；T2 0 → 0.5" in chinese


def test_what_is_typed_is_never_live(chinese: str) -> None:
    assert "比例&lt;script&gt;" in chinese and "比例<script>" not in chinese


def test_the_page_loads_nothing_and_speaks_english() -> None:
    english = page("en")
    assert not re.search(r'(src|href)="https?:', english)
    for said in ("Side by side", "What each step costs", "Who and where changes", "reference", "+10 pp"):
        assert said in english


def test_the_pareto_view_is_of_one_base_county() -> None:
    scenarios = grid(bases=(Base(id="a", county="a"), Base(id="b", county="b")))
    results: Results = [(run, row) for run, (_, row) in zip(expand(scenarios), [*six(), *six()], strict=True)]
    table = table_of(scenarios, results)
    figure = pareto_figure(table, varying(table), "en")
    assert figure is not None
    assert [menu.choices for menu in figure.menus][2] == ["a", "b"]
    titles = list(figure.menus[0].choices)
    view = figure.views[f"{titles.index('need met')}-{titles.index('minutes on the road')}-1"]
    assert [list(trace["x"]) for trace in view] == [[0.5], [0.4, 0.5, 0.6]]
    assert [list(trace["y"]) for trace in view] == [[260.0], [150.0, 200.0, 300.0]]
