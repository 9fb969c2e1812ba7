"""``xiachen attendance import`` on the command line, in JSON."""

import json
from pathlib import Path

from typer.testing import CliRunner

from api.cli.exits import ExitCode
from api.cli.main import app
from models.files.month import read_state
from models.folder import CountyFolder
from models.month.duty_code import duty_code
from tests.api.month.conftest import MARCH


def test_json_names_the_duties_that_wait(published: CountyFolder, tmp_path: Path) -> None:
    version = read_state(published.root).of(MARCH).published
    assert version is not None
    first, *rest = version.plan.duties
    table = tmp_path / "a.csv"
    row = f"{first.date},{first.part.zh},{first.person},{first.facility},院办"
    table.write_text(f"日期,时段,工号,接收单位,接收单位核验人\n{row}\n", "utf-8")
    result = CliRunner().invoke(app, ["attendance", "import", str(published.root), str(table), "--json"])
    assert result.exit_code == ExitCode.ANSWERED
    found = json.loads(result.stdout)
    waiting = {code for codes in found["waiting_duties"].values() for code in codes}
    assert waiting == {duty_code(d) for d in rest}
    assert {unit: len(codes) for unit, codes in found["waiting_duties"].items()} == found["waiting"]
