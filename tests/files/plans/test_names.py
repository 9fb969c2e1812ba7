"""The name beside the code of a duty that is read back: two people's are a fault, and nobody is planned by either."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.county import County
from models.files.out import Results, write_results
from models.files.plans.read import read_plan_here
from models.issue import InputRefused, Issue
from models.text import Lang
from tests.files.out.results import NAMES, make_results


@pytest.fixture(scope="module")
def results() -> Results:
    return make_results()


def refused(path: Path, county: County) -> list[Issue]:
    with pytest.raises(InputRefused) as said:
        read_plan_here(path, county)
    return list(said.value.issues)


@pytest.mark.parametrize(("lang", "title", "headings"), [
    ("zh", "接收单位排班", ("工号", "姓名")), ("en", "roster by receiving unit", ("code", "name")),
])  # fmt: skip
def test_in_the_workbook(tmp_path: Path, results: Results, lang: Lang, title: str, headings: tuple[str, str]) -> None:
    write_results(tmp_path, results, lang)
    path = tmp_path / "roster.xlsx"
    book = load_workbook(path)
    sheet = book[title]
    line, codes = next((row[0].row, row) for row in sheet.iter_rows() if headings[0] in {c.value for c in row})
    code, name = ({c.value: c.column for c in codes}[heading] for heading in headings)
    row = next(n for n in range(line + 1, sheet.max_row + 1) if sheet.cell(n, code).value == "P1")
    sheet.cell(row, code).value = "P2"
    book.save(path)
    (issue,) = [i for i in refused(path, results.case.county) if i.code != "plan_sheets_differ"]
    assert (issue.code, issue.severity) == ("name_not_of_code", "error")
    assert issue.place == f"{title}!{sheet.cell(row, name).coordinate}"
    assert f"“P2”是{NAMES[1]}" in issue.message.zh
    assert f"“{NAMES[0]}”（P1）" in issue.message.zh


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_in_csv(tmp_path: Path, results: Results, lang: Lang) -> None:
    write_results(tmp_path, results, lang)
    path = tmp_path / "roster.csv"
    path.write_text(path.read_text("utf-8-sig").replace(f"P1,{NAMES[0]}", f"P2,{NAMES[0]}", 1), "utf-8-sig")
    (issue,) = refused(path, results.case.county)
    assert (issue.code, issue.place) == ("name_not_of_code", "roster.csv!E2")


def test_a_name_alone_or_of_somebody_without_one_is_as_before(tmp_path: Path, results: Results) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(f"日期,工号,姓名,接收单位\n2026-03-02,,{NAMES[0]},T1\n2026-03-03,P3,谁都行,T1\n2026-03-04,P2,,T1\n")
    read = read_plan_here(path, results.case.county)
    assert [d.person for d in read.plan.duties] == ["P1", "P3", "P2"]
    assert [i for i in read.issues if i.code == "name_not_of_code"] == []
