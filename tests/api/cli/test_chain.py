"""``xiachen chain``: three decisions in their folders, and a page, a workbook and a document that follow each need."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from api.cli import chain
from api.cli.exits import ExitCode
from api.runner import SolveJob, SolveResult
from models.chain import ChainReport
from models.county import County
from models.files import write_county_json
from models.files.input.pipeline import read_here
from tests.api.chain.solvers import solved, without_headcount
from tests.api.cli.conftest import Xiachen, document
from tests.chain.hand import by_hand, hand_county, hand_policy

UseSolver = Callable[[Callable[[SolveJob], SolveResult]], None]


@pytest.fixture
def solving(monkeypatch: pytest.MonkeyPatch) -> UseSolver:
    """Return what puts another solver in place of child processes; the county is read in this process too."""
    monkeypatch.setattr("api.cli.county.read_county", read_here)

    def use(solver: Callable[[SolveJob], SolveResult]) -> None:
        monkeypatch.setattr(chain, "here", lambda job, on_step, stop: solver(job))

    return use


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    """Return the arguments that solve the county by hand's rules."""
    county = hand_county()
    write_county_json(county, tmp_path / "hand.json")
    settings = [f"--set={s.rule}.{s.parameter}={s.value}" for s in hand_policy(county).settings]
    return ["chain", "hand.json", "--out", "out", *settings]


def test_three_decisions_and_what_follows_needs_through_them(
    xiachen: Xiachen, solving: UseSolver, asked: list[str]
) -> None:
    solving(solved)
    result = xiachen(*asked)
    assert result.exit_code == ExitCode.ANSWERED, result.stderr
    assert "转为需求天数 8 / 8" in result.stdout and "已排天数 4 / 4" in result.stdout
    report = ChainReport.model_validate_json(Path("out/follow.json").read_bytes())
    assert report.centers == by_hand().report.centers
    for decision, workbook in (("siting", "centers"), ("headcount", "headcount"), ("roster", "roster")):
        place = Path("out", decision)
        assert {"plan.json", "certificate.json", "county.json", f"{workbook}.xlsx"} <= {p.name for p in place.iterdir()}
    audited = xiachen("audit", "out/headcount/county.json", "out/headcount/plan.json")
    assert audited.exit_code == ExitCode.ANSWERED and "指纹" not in audited.output


def test_the_workbook_adds_up_and_the_page_speaks_both_languages(
    xiachen: Xiachen, solving: UseSolver, asked: list[str]
) -> None:
    solving(solved)
    assert xiachen(*asked, "--lang", "en").exit_code == ExitCode.ANSWERED
    page = Path("out/follow.html").read_text("utf-8")
    assert "What centers need" in page and "医学检验科 4 / 8" in page and "中心的需求" not in page
    book = openpyxl.load_workbook(BytesIO(Path("out/follow.xlsx").read_bytes()))
    assert book.sheetnames == ["sums", "needs", "where posts come from"]
    heads, *rows = book["needs"].iter_rows(min_row=3, max_row=5, values_only=True)
    of = {head: [row[n] for row in rows] for n, head in enumerate(heads)}
    assert (of["needed"], of["asked"], of["filled"], of["unfilled"]) == ([4, 1], [3, 1], [1, 1], [2, 0])
    assert (of["days wanted"], of["planned"], of["unmet"]) == ([8, None], [4, None], [4, None])
    [posts] = book["where posts come from"].iter_rows(min_row=4, max_row=4, values_only=True)
    assert posts[2:] == (1, 3, 1, 2, 0, 0, 3, 2, 1, 2)


def test_a_chain_that_ends_early_says_where_and_leaves_no_old_report(
    xiachen: Xiachen, solving: UseSolver, asked: list[str]
) -> None:
    solving(solved)
    xiachen(*asked)
    solving(lambda job: without_headcount(job, lambda event: None, None, discard=None))  # type: ignore[arg-type]
    result = xiachen(*asked)
    assert result.exit_code == ExitCode.INFEASIBLE
    assert "三段联算止于编制调剂：无可行方案" in result.stdout
    assert not list(Path("out").glob("follow.*"))
    answered = document(xiachen(*asked, "--json"))
    assert [stage["outcome"] for stage in answered["stages"]] == ["optimal", "infeasible"]
    assert (answered["outcome"], answered["sums"]) == ("infeasible", {})


@pytest.mark.parametrize(
    ("changed", "arguments", "code"),
    [
        ({"centers": [], "sites": [], "volumes": []}, [], "no_centers"),
        ({"posts": [], "totals": [], "movements": []}, [], "no_posts"),
        ({}, ["--from", "2026-03-02"], "not_a_month"),
        ({}, ["--from", "2027-03-01"], "not_in_years"),
    ],
)
def test_what_a_chain_cannot_begin_with_is_told(
    xiachen: Xiachen, solving: UseSolver, tmp_path: Path, changed: dict[str, object], arguments: list[str], code: str
) -> None:
    solving(solved)
    county: County = hand_county(**changed)
    write_county_json(county, tmp_path / "hand.json")
    result = xiachen("chain", "hand.json", "--out", "out", "--json", *arguments)
    assert result.exit_code == ExitCode.BAD_INPUT
    assert [issue["code"] for issue in json.loads(result.stdout)["issues"]] == [code]
    assert not Path("out").exists()


def test_names_stay_out_where_they_should(xiachen: Xiachen, solving: UseSolver, asked: list[str]) -> None:
    county = hand_county()
    named = county.model_copy(update={"staff": tuple(p.model_copy(update={"name": "某某"}) for p in county.staff)})
    write_county_json(named, Path("hand.json"))
    solving(solved)
    assert xiachen(*asked, "--anonymous").exit_code == ExitCode.ANSWERED
    texts = [path.read_text("utf-8") for path in Path("out").rglob("*") if path.suffix in (".json", ".html", ".csv")]
    assert texts and not any("某某" in text for text in texts)
    assert xiachen("audit", "out/roster/county.json", "out/roster/plan.json").exit_code == ExitCode.ANSWERED
