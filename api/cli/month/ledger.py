"""``xiachen ledger``: everybody's year as of the end of a month."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from rich.table import Table

from api.cli.month import words_ledger as words
from api.cli.month.options import ByOption, FolderArgument, MonthOption, month_given, opened
from api.cli.options import JsonOption, LangOption
from api.cli.session import Session, session
from api.month.ledger import ledger as make_ledger
from api.month.next_month import month_published
from models.files.out.monthly.ledger import reachable
from models.report.ledger import LedgerLine

SHOWN = 20


def ledger(
    folder: FolderArgument,
    month: MonthOption = "",
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """履职台账：已核验、待核验、尚欠和下月应安排 | The ledger: verified, pending, owed, asked of the next month."""
    with session(lang, json) as run:
        wanted = month_given(month)
        home = opened(folder, by, run)
        made = make_ledger(home, wanted or month_published(home), lang)
        obliged = [line for line in made.lines if line.obliged]
        verified, pending = sum(x.confirmed for x in obliged), sum(x.pending for x in obliged)
        run.line(words.SUMMARY, m=str(made.month), n=len(obliged), v=f"{verified:g}", p=f"{pending:g}")
        behind = [line for line in obliged if line.short or line.lost]
        if behind:
            run.line(words.BEHIND, n=len(behind), k=sum(not line.reachable for line in behind))
            run.show(_table(behind, run))
        run.line(words.WRITTEN, style="bold green", path=made.file)
        run.answer(month=str(made.month), file=str(made.file), lines=[_document(line) for line in made.lines])


def _table(lines: list[LedgerLine], run: Session) -> Table:
    """Return those who are furthest behind."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in (words.CODE, words.DUE, words.VERIFIED, words.PENDING, words.SHORT, words.NEXT, words.REACHABLE):
        table.add_column(run.say(heading))
    for line in sorted(lines, key=lambda x: (-x.lost, -x.short, x.person))[:SHOWN]:
        days = (line.due, line.confirmed, line.pending, line.short, line.asked_next)
        table.add_row(line.person, *(f"{d:g}" for d in days), run.say(reachable(line)))
    if len(lines) > SHOWN:
        table.add_row("…")
    return table


def _document(line: LedgerLine) -> dict[str, Any]:
    """Return a line for programs: its fields, and what follows from them."""
    found = asdict(line) | {"month": str(line.month)}
    texts: Iterable[str] = ("excluded", "undecided")
    found |= {key: value.model_dump() if (value := getattr(line, key)) else None for key in texts}
    found["basis"] = [b.model_dump() for b in line.basis]
    follows = ("confirmed", "total", "short", "owed", "asked_next", "lost", "reachable")
    return found | {key: getattr(line, key) for key in follows}
