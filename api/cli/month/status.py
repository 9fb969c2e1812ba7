"""``xiachen status``: where each month of a county folder stands, and what is next."""

from rich.table import Table

from api.cli.month import words
from api.cli.month.options import FolderArgument, opened
from api.cli.options import JsonOption, LangOption
from api.cli.session import session
from api.month.status import MonthStatus, Next, status_of

NEXT = {
    Next.CONSENT: words.DO_CONSENT,
    Next.REVISE: words.DO_REVISE,
    Next.PUBLISH: words.DO_PUBLISH,
    Next.ATTEND: words.DO_ATTEND,
    Next.DONE: words.DONE,
}


def status(folder: FolderArgument, lang: LangOption = "zh", json: JsonOption = False) -> None:
    """各月进展和下一步 | Where each month stands, and what is next."""
    with session(lang, json) as run:
        home = opened(folder, "", run)
        months = status_of(home)
        if not months:
            run.line(words.NO_MONTHS, root=folder)
        else:
            table = Table(show_edge=False, pad_edge=False)
            for heading in (words.MONTH, words.DRAFT, words.ANSWERS, words.VERSION, words.ATTENDED, words.NEXT):
                table.add_column(run.say(heading), overflow="fold")
            for its in months:
                table.add_row(*_cells(its), run.say(NEXT[its.next]))
            run.show(table)
        run.answer(months=[m.model_dump(mode="json") for m in months])


def _cells(its: MonthStatus) -> tuple[str, ...]:
    answers = f"{its.answered}/{its.duties}" if its.duties else ""
    return (
        its.month, str(its.draft or ""), answers, str(its.version or ""), f"{its.verified}/{its.pending}",
    )  # fmt: skip
