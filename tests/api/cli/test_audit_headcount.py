"""``xiachen audit`` of a headcount plan: clean ones are clean, a breach planted by hand is found and named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from api.cli.exits import ExitCode
from models.county import Mode
from models.files import write_county_json
from models.files.out import HeadcountResults, write_headcount_results
from models.files.plans.read import read_plan_here
from models.headcount import HeadcountCase
from models.rules import audit
from tests.api.cli.conftest import Xiachen, document
from tests.files.out.certificates import certificate_of
from tests.headcount_builders import headcount_case, headcount_county, headcount_plan, moved, posts, posts_of

Edit = Callable[[Workbook], None]


@pytest.fixture(scope="module")
def case() -> HeadcountCase:
    """Return a county where T1 has a post too many, T2 misses two, and H1 has vacancies."""
    rows = [
        posts("T1", approved=5, filled=4, required=4),
        posts("T2", approved=2, required=4),
        posts("H1", approved=9, filled=7, required=9),
    ]
    return headcount_case(headcount_county(rows))


@pytest.fixture(scope="module")
def county_file(case: HeadcountCase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_county_json(case.county, tmp_path_factory.mktemp("county") / "county.json")


@pytest.fixture(scope="module")
def book(case: HeadcountCase, county_file: Path) -> Path:
    """Return headcount.xlsx of the plan that moves a post from T1 to T2."""
    plan = headcount_plan(case, posts_of("T1", 4), posts_of("T2", 3), moved("T1", "T2"), profile=case.policy.profile)
    verdict = audit(case, plan)
    results = HeadcountResults(case, plan, verdict, certificate_of(case, plan, verdict, ()), (), (), None)
    write_headcount_results(county_file.parent / "posts", results)
    return county_file.parent / "posts" / "headcount.xlsx"


def _cell(book: Workbook, sheet: str, row: int, heading: str) -> Any:
    """Return the cell below a heading in the n-th line of a table, from 1."""
    column = next(cell.column for cell in book[sheet][3] if cell.value == heading)
    return book[sheet].cell(row=3 + row, column=column)


def _edited(book: Path, edit: Edit, folder: Path) -> Path:
    opened = load_workbook(book)
    edit(opened)
    path = folder / "edited.xlsx"
    opened.save(path)
    return path


def _one_more_post(book: Workbook) -> None:
    _cell(book, "编制前后对照", 2, "调后编制").value += 1


def _fewer_than_staff(book: Workbook) -> None:
    _cell(book, "编制前后对照", 1, "调后编制").value = 3
    _cell(book, "编制前后对照", 2, "调后编制").value = 4
    _cell(book, "调剂明细", 1, "数量").value = 2


def _across_levels(book: Workbook) -> None:
    _cell(book, "编制前后对照", 1, "调后编制").value = 5
    _cell(book, "编制前后对照", 3, "调后编制").value = 8
    _cell(book, "调剂明细", 1, "调出单位").value = _cell(book, "编制前后对照", 3, "机构").value


def _too_many_recruits(book: Workbook) -> None:
    _cell(book, "编制前后对照", 3, "招聘").value = 3


def test_the_plan_as_written_is_clean_and_says_what_is_missing(xiachen: Xiachen, county_file: Path, book: Path) -> None:
    result = xiachen("audit", county_file, book)
    assert result.exit_code == ExitCode.ANSWERED, result.output
    assert "核查通过" in result.stdout
    assert "缺编：现在2名，2026年末1名。" in result.stdout


@pytest.mark.parametrize(
    ("edit", "rules"),
    [
        (_one_more_post, {"headcount.class_total"}),
        (_fewer_than_staff, {"headcount.occupied", "headcount.no_siphon"}),
        (_across_levels, {"headcount.two_levels", "headcount.same_class"}),
        (_too_many_recruits, {"headcount.occupied"}),
    ],
)
def test_a_breach_planted_in_the_workbook_is_found(
    case: HeadcountCase, book: Path, tmp_path: Path, edit: Edit, rules: set[str]
) -> None:
    plan = read_plan_here(_edited(book, edit, tmp_path), case.county).plan
    assert {f.rule for f in audit(case, plan).findings if f.mode is Mode.HARD} == rules


def test_a_breach_is_told_with_exit_code_amount_and_who_must_act(
    xiachen: Xiachen, county_file: Path, book: Path, tmp_path: Path
) -> None:
    found = document(xiachen("audit", county_file, _edited(book, _one_more_post, tmp_path), "--json"))
    assert (found["exit"], found["clean"], found["same_county"]) == (ExitCode.INFEASIBLE, False, True)
    broken = [f for f in found["findings"] if f["mode"] == "hard"]
    assert [(f["rule"], f["amount"]) for f in broken] == [("headcount.class_total", 1)] * 2, "beyond it, out of nowhere"
    assert broken[0]["owner"]["zh"]


def test_what_is_no_number_is_named_at_its_cell(
    xiachen: Xiachen, county_file: Path, book: Path, tmp_path: Path
) -> None:
    def write_words(opened: Workbook) -> None:
        _cell(opened, "编制前后对照", 1, "调后编制").value = "四名左右"

    found = document(xiachen("audit", county_file, _edited(book, write_words, tmp_path), "--json"))
    assert found["exit"] == ExitCode.BAD_INPUT
    assert [(i["sheet"], i["cell"]) for i in found["issues"]] == [("编制前后对照", "E4")]


def test_a_headcount_cannot_be_adopted_as_a_roster(xiachen: Xiachen, county_file: Path, book: Path) -> None:
    result = xiachen("adopt", county_file, book.with_name("plan.json"), "out.json", "--as", "month")
    assert result.exit_code == ExitCode.BAD_INPUT
    assert not Path("out.json").exists()
