"""A batch of chains: each run has its three decisions by folder, is known by content, and is compared in all three."""

import json
from pathlib import Path

import pytest

from api.batch import Order, prepare
from api.batch.differ import differences
from api.batch.files import write_comparison
from api.batch.keep import run_folder
from models.certificate import Outcome
from models.decision import Decision
from models.files import write_county_json
from models.files.input.pipeline import read_here
from models.headcount import HeadcountPlan
from models.issue import InputRefused
from models.scenario import ReadScenarios
from models.scenario.reading import read_scenarios_here
from models.scenario.row import ResultRow
from tests.api.batch.solvers import never
from tests.api.batch.test_batch import Batch
from tests.api.chain.solvers import engines, without_headcount
from tests.chain.hand import hand_county, hand_policy

DAYS = """\
decision: chain
from: 2026-03-01
to: 2026-03-31
bases: [{{id: hand, county: county.json}}]
variants: [{{id: as_is, set: {settings}}}]
grid: [{{id: days, title: 每名缺员天数, set: roster.need.post_days, values: [4, 2]}}]
"""


def scenarios(folder: Path, **changes: str) -> ReadScenarios:
    """Return the scenario file of two chains beside its county; ``changes`` are texts in place of others."""
    county = hand_county()
    write_county_json(county, folder / "county.json")
    settings = {f"{s.rule}.{s.parameter}": s.value for s in hand_policy(county).settings}
    text = DAYS.format(settings=json.dumps(settings))
    for old, new in changes.items():
        text = text.replace(old.replace("__", ": "), new)
    (folder / "s.yaml").write_text(text, encoding="utf-8")
    return read_scenarios_here(folder / "s.yaml")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[ReadScenarios, Path]:
    """Return the file and its folder."""
    folder = tmp_path_factory.mktemp("beside")
    return scenarios(folder), folder


@pytest.fixture(scope="module")
def done(read: tuple[ReadScenarios, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Batch, list[ResultRow]]:
    """Return the batch, done, and its rows."""
    folder = tmp_path_factory.mktemp("done")
    batch = Batch(folder, orders_of(read, folder))
    return batch, batch.run_by(engines)


def orders_of(read: tuple[ReadScenarios, Path], folder: Path) -> tuple[Order, ...]:
    """Return the orders of the file."""
    return prepare(read[0], read[1], folder).orders


def test_a_row_says_all_of_the_three_decisions(done: tuple[Batch, list[ResultRow]]) -> None:
    four, two = done[1]
    assert (four.outcome, four.clean, four.ended_at) == (Outcome.OPTIMAL, True, None)
    own = {"center_posts": 3, "center_unfilled": 2, "unfilled": 2}
    days = {"visits_wanted": 8, "visits_planned": 4, "visits_unmet": 4}
    assert own.items() | days.items() <= four.indicators.items()
    assert (two.indicators["visits_wanted"], two.indicators["visits_unmet"]) == (4.0, 0.0)
    assert (four.indicators["centers"], four.indicators["missing"], four.indicators["days"]) == (1.0, 1.0, 5.0)
    tiers = [tier.tier.value for tier in four.tiers]
    assert {"shortfall", "cost", "breach", "gap", "policy", "need"} <= set(tiers) and len(set(tiers)) == len(tiers)
    assert list(four.seconds) == ["siting", "headcount", "roster", "total"]
    assert {score.rule.partition(".")[0] for score in four.scores} == {"siting", "headcount", "roster"}


def test_each_decision_has_its_folder_that_an_audit_reads(done: tuple[Batch, list[ResultRow]]) -> None:
    batch, rows = done
    place = run_folder(batch.folder, rows[0].run)
    names = {f"{of.value}/{name}" for of in Decision for name in ("county.json", "plan.json", "certificate.json")}
    assert set(rows[0].files) == names | {"follow.json"}
    plan = HeadcountPlan.model_validate_json((place / "headcount/plan.json").read_bytes())
    assert read_here(place / "headcount" / "county.json").county.hash == plan.county_hash


def test_a_chain_is_known_by_its_content(read: tuple[ReadScenarios, Path], done: tuple[Batch, list[ResultRow]]) -> None:
    batch, rows = done
    assert len({row.run for row in rows}) == 2
    again = Batch(batch.folder, batch.orders)
    assert [row.run for row in again.run(never)] == [row.run for row in rows]
    (run_folder(batch.folder, rows[1].run) / "roster" / "plan.json").write_text("{}")
    again.run_by(engines)
    assert [known for _, known in again.heard] == [True, False]


def test_what_a_run_no_longer_has_is_taken_away(read: tuple[ReadScenarios, Path], tmp_path: Path) -> None:
    batch = Batch(tmp_path, orders_of(read, tmp_path)[:1])
    [row] = batch.run_by(engines)
    place = run_folder(tmp_path, row.run)
    (place / "row.json").unlink()
    batch.run_by(without_headcount)
    assert not (place / "roster" / "plan.json").exists() and not (place / "headcount" / "plan.json").exists()


def test_all_three_decisions_are_compared(
    read: tuple[ReadScenarios, Path], done: tuple[Batch, list[ResultRow]], tmp_path: Path
) -> None:
    batch, rows = done
    results = [(order.run, row) for order, row in zip(batch.orders, rows, strict=True)]
    changes = differences(read[0].scenarios, results, batch.folder)
    assert [change.of for change in changes[2]] == [Decision.SITING, Decision.HEADCOUNT, Decision.ROSTER]
    assert [change.amount for change in changes[2]] == [0.0, 0.0, 0.0]
    write_comparison(tmp_path, read[0].scenarios, results, changes, {}, "zh")
    table = (tmp_path / "table.csv").read_text("utf-8-sig").splitlines()
    assert "indicator.visits_unmet" in table[0] and "ended_at" not in table[0]
    page = (tmp_path / "compare.html").read_text("utf-8")
    assert "选址、编制、排班三段联算" in page and "缺员到访未排天数" in page


def test_a_chain_that_ends_early_says_where(read: tuple[ReadScenarios, Path], tmp_path: Path) -> None:
    batch = Batch(tmp_path, orders_of(read, tmp_path))
    row, _ = batch.run_by(without_headcount)
    assert (row.outcome, row.ended_at, row.scores, row.indicators) == (
        Outcome.INFEASIBLE, Decision.HEADCOUNT, (), {},
    )  # fmt: skip
    assert set(row.files) == {
        "siting/county.json", "siting/plan.json", "siting/certificate.json", "headcount/county.json",
        "headcount/certificate.json",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"to__2026-03-31": "to: 2026-03-30"}, "scenario_month", "/to"),
        ({"from__2026-03-01": "from: 2027-03-01", "to__2026-03-31": "to: 2027-03-31"}, "scenario_year", "/bases/0"),
        ({"county__county.json": "instance: siting-staffed"}, "scenario_nothing", "/bases/0"),
    ],
)
def test_what_a_chain_cannot_begin_with_is_told(
    changes: dict[str, str], code: str, pointer: str, tmp_path: Path
) -> None:
    read = scenarios(tmp_path, **changes)
    with pytest.raises(InputRefused) as refused:
        prepare(read, tmp_path, tmp_path / "out")
    assert {(issue.code, issue.pointer) for issue in refused.value.issues} == {(code, pointer)}
    assert not list((tmp_path / "out").rglob("*.json"))
