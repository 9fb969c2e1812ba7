"""``xiachen solve --decision headcount``: files, documents, exit codes, and the audit of what was written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import instances
from api.cli.exits import ExitCode
from api.cli.main import app
from api.runner.worker import Solver
from models.county.words import Stage
from models.files import write_county_json
from models.headcount import HeadcountPlan
from tests.api.cli.conftest import Xiachen, document
from tests.api.runner import solvers
from tests.headcount_builders import headcount_county, posts, total

FILES = (
    "plan.json",
    "certificate.json",
    "analysis.json",
    "headcount.xlsx",
    "headcount.csv",
    "transfers.csv",
    "headcount.geojson",
    "report.html",
)
SAME = ("plan.json", "analysis.json", "headcount.csv", "transfers.csv", "headcount.geojson")
"""Files without the time of the solve."""
SOLVE = ("--decision", "headcount")


@pytest.fixture(scope="module")
def county_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a county where T1 has two posts too many and T2 misses three of five; H1 misses one and none can come."""
    rows = [
        posts("T1", approved=5, filled=3, required=3),
        posts("T2", approved=2, required=5),
        posts("H1", approved=9, required=10),
    ]
    return write_county_json(headcount_county(rows), tmp_path_factory.mktemp("county") / "county.json")


@pytest.fixture(scope="module")
def solved(county_file: Path) -> Result:
    """Return the one solve that tells machines; its files are in the folder ``posts`` beside the county."""
    out = str(county_file.parent / "posts")
    return CliRunner().invoke(app, ["solve", str(county_file), *SOLVE, "--out", out, "--json"])


def test_posts_are_moved_and_the_same_county_gives_the_same_plan(
    xiachen: Xiachen, county_file: Path, solved: Result
) -> None:
    result = xiachen("solve", county_file, *SOLVE)
    assert result.exit_code == ExitCode.ANSWERED, result.output
    for word in ("最优", "基层最大缺编率", "20%", "缺编：现在4名，2026年末2名。", "谁还缺编（共2处，列出2处）"):
        assert word in result.stdout
    assert "测算稿，未经审核备案不得执行" in result.stdout
    assert "纳入考核的规则均已落实。" in result.stdout
    folder, other = Path("out") / "测试县-headcount", Path(document(solved)["folder"])
    plan = HeadcountPlan.model_validate_json((folder / "plan.json").read_text("utf-8"))
    assert [(t.source, t.target, t.posts) for t in plan.transfers] == [("T1", "T2", 2)]
    for name in FILES:
        assert (folder / name).stat().st_size > 0
    for name in SAME:
        assert (folder / name).read_bytes() == (other / name).read_bytes(), name


def test_the_document_has_stages_years_gaps_and_moves(solved: Result) -> None:
    found = document(solved)
    assert (found["outcome"], found["hard"], solved.stderr) == ("optimal", 0, "")
    stages = ["breach", "contracts", "grassroots", "hospitals", "gap", "vacancies", "filings", "changes"]
    assert [t["tier"] for t in found["tiers"]] == stages
    assert all(t["value"] == t["bound"] for t in found["tiers"])
    assert found["years"] == [2026]
    assert found["missing"] == [
        {"year": 2026, "level": "hospital", "need": 10, "missing": 1},
        {"year": 2026, "level": "grassroots", "need": 8, "missing": 1},
    ]
    assert found["transfers"] == [{"year": 2026, "category": "physician", "source": "T1", "target": "T2", "posts": 2}]
    assert (found["granted"], found["borrowed"]) == ([], [])
    assert {Path(file).name for file in found["files"]} == set(FILES)


@pytest.mark.parametrize("name", ["plan.json", "headcount.xlsx"])
def test_what_was_written_is_clean_when_audited(xiachen: Xiachen, county_file: Path, solved: Result, name: str) -> None:
    told = document(solved)
    found = document(xiachen("audit", county_file, Path(told["folder"]) / name, "--json"))
    assert (found["clean"], found["same_county"], found["issues"]) == (True, True, [])
    assert found["tiers"] == {t["tier"]: t["value"] for t in told["tiers"]}
    assert found["findings"] == told["findings"]


def test_a_rule_that_is_off_lets_posts_pass(xiachen: Xiachen) -> None:
    """Nothing moves in this county with the rule: its best known plan misses half of T1's need."""
    lifted = ("--set", "headcount.two_levels.mode=off")
    found = document(xiachen("solve", instances.path("headcount-two-levels"), *SOLVE, *lifted, "--json"))
    assert [(t["source"], t["target"], t["posts"]) for t in found["transfers"]] == [("H1", "T1", 2)]
    assert sum(m["missing"] for m in found["missing"]) == 0
    assert instances.entry("headcount-two-levels").best_known[Stage.GRASSROOTS] == 0.5


def test_english_is_complete(xiachen: Xiachen, county_file: Path) -> None:
    result = xiachen("solve", county_file, *SOLVE, "--lang", "en")
    for word in (
        "worst gap at grassroots",
        "posts missing: 4 today, 2 at the end of 2026.",
        "who is still short",
        "Open",
    ):
        assert word in result.stdout
    for word in ("缺编", "规则", "层级", "请打开", "测算稿"):
        assert word not in result.stdout


def test_an_overfull_county_names_rule_remedy_and_who_must_act(xiachen: Xiachen) -> None:
    file = instances.path("headcount-overfull")
    found = document(xiachen("solve", file, *SOLVE, "--json"))
    assert (found["exit"], found["outcome"], found["files"]) == (ExitCode.INFEASIBLE, "infeasible", [])
    assert (found["missing"], found["transfers"]) == ([], [])
    (conflict,) = found["conflict"]
    assert conflict["rule"].startswith("headcount.")
    assert conflict["amount"] == 1
    shown = xiachen("solve", file, *SOLVE, "--lang", "en")
    assert shown.exit_code == ExitCode.INFEASIBLE
    assert "these hard rules cannot all be kept" in shown.stdout
    words = set(shown.stdout.split())
    for said in (conflict["remedy"]["en"], conflict["owner"]["en"]):
        assert set(said.split()) <= words


def test_the_best_headcount_at_the_limit_is_an_answer_that_claims_no_bound(
    xiachen: Xiachen, county_file: Path, solver: Callable[[Solver], None]
) -> None:
    solver(solvers.slow_with_posts)
    found = document(xiachen("solve", county_file, *SOLVE, "--time-limit", "0.2", "--json"))
    assert (found["exit"], found["outcome"], found["termination"]) == (0, "feasible", "time_limit")
    bounds = {t["tier"]: t["bound"] for t in found["tiers"]}
    assert bounds.pop("breach") == 0
    assert set(bounds.values()) == {None}
    assert {t["tier"]: t["value"] for t in found["tiers"]}["gap"] == 21, "two of a township, ten each, and a hospital's"


def test_dates_are_refused(xiachen: Xiachen, county_file: Path) -> None:
    found = document(xiachen("solve", county_file, *SOLVE, "--to", "2026-12-31", "--json"))
    assert found["exit"] == ExitCode.BAD_INPUT
    assert [(i["code"], i["pointer"]) for i in found["issues"]] == [("no_days", "--to")]


def test_a_county_without_posts_is_refused(xiachen: Xiachen) -> None:
    found = document(xiachen("solve", instances.path("rooms"), *SOLVE, "--json"))
    assert found["exit"] == ExitCode.BAD_INPUT
    assert [i["code"] for i in found["issues"]] == ["no_posts"]


def test_a_county_of_one_cell_that_needs_nothing_is_answered(xiachen: Xiachen, tmp_path: Path) -> None:
    county = headcount_county([posts("T1", approved=1, required=0)], [total(1)])
    file = write_county_json(county, tmp_path / "one.json")
    result = xiachen("solve", file, *SOLVE, "--out", "one")
    assert result.exit_code == ExitCode.ANSWERED, result.output
    assert "缺编：现在0名，2026年末0名。" in result.stdout
    assert "谁还缺编" not in result.stdout
    assert "没有编制变动" in (Path("one") / "report.html").read_text("utf-8")
