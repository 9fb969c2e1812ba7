"""Handing out: the forms of all departments or units, each with the rows that it is asked about."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from models.files.collect.asked import Audience
from models.files.collect.current import Current
from models.files.collect.form_file import form_bytes, form_name
from models.files.collect.handed import FormId, FormLog, HandedForm, Rows
from models.files.collect.number import FormNumber
from models.files.collect.own import own_rows, recipients
from models.month import Month

DAYS_BEFORE = 7
"""So many days before the month begins forms are wanted back, unless told otherwise."""


class MadeForm(NamedTuple):
    """A form that is handed out, with the content of its file."""

    form: HandedForm
    content: bytes


def due_by_default(month: Month) -> date:
    """Return when the forms of a month are wanted back."""
    return month.first - timedelta(days=DAYS_BEFORE)


def make_forms(
    current: Current, audiences: Iterable[Audience], month: Month, due: date, log: FormLog | None
) -> list[MadeForm]:
    """Return all forms for ``audiences``.

    A form whose rows are those of its last round keeps its number, so that both copies count when they come back;
    without a ``log`` every number is of round 0.
    """
    made: list[MadeForm] = []
    taken: set[str] = set()
    for who in (who for audience in audiences for who in recipients(current.county, audience)):
        rows = own_rows(current, who, month)
        last = log.last.get(FormId(who.audience, who.code)) if log else None
        known = log.base.get(last.number) if log and last else None
        same = last is not None and known == rows
        round = last.form.round if last and same else log.handed + 1 if log else 0
        number = FormNumber(who.audience, who.code, round)
        file = _free(form_name(who), taken)
        form = HandedForm(audience=who.audience, code=who.code, name=who.name, round=round, file=file,
                          rows=None if same else Rows.of(rows))  # fmt: skip
        made.append(MadeForm(form, form_bytes(current, rows, who, number, month, due)))
    return made


def _free(name: str, taken: set[str]) -> str:
    """Return a file name that no other form has, upper and lower case alike."""
    stem, free, count = name.removesuffix(".xlsx"), name, 1
    while free.casefold() in taken:
        count += 1
        free = f"{stem}-{count}.xlsx"
    taken.add(free.casefold())
    return free
