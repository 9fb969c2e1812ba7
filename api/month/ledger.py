"""The ledger at the end of a month, written to the county folder as a step."""

from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from models.files.month.places import ledger_file
from models.files.month.state import read_state
from models.files.out.monthly.ledger import ledger_workbook
from models.files.out.shown import Shown
from models.folder import Action, CountyFolder
from models.month import Month
from models.policy import policy_of
from models.report.ledger import LedgerLine, ledger_lines
from models.text import Lang, text

_NOTE = text("{m}月底台账", "ledger at the end of {m}")


@dataclass(frozen=True)
class Ledger:
    """The ledger of a month and the workbook that it was written to."""

    month: Month
    lines: tuple[LedgerLine, ...]
    file: Path


def ledger(folder: CountyFolder, month: Month, lang: Lang = "zh") -> Ledger:
    """Count everybody's year up to the end of a month and write it to ``ledger/``; no step where it says what it said.

    Raises ``FolderProblem`` and ``InputRefused``.
    """
    with folder.change(Action.LEDGER, _NOTE.fill(m=month)) as change:
        county = read_state(folder.root).county
        policy = policy_of(county)
        lines = ledger_lines(county, policy, month)
        made = datetime.combine(month.last, time())
        content = ledger_workbook(county, policy, month, lines, made, Shown(county, lang))
        change.write(ledger_file(month), content)
    return Ledger(month, tuple(lines), folder.root / ledger_file(month))
