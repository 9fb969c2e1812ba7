"""The catalogue of what can be wrong with input, and how an issue is made from it."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import Any

from models.base import Record
from models.issue import Issue, Severity
from models.text import Text, text


class IssueCode(Record):
    """An entry of the catalogue: severity, message and remedy with ``{placeholders}``."""

    code: str
    severity: Severity
    message: Text
    remedy: Text


@cache
def issue_codes() -> dict[str, IssueCode]:
    """Return every code in the order of the catalogue."""
    table = tomllib.loads(files("models.files.input").joinpath("codes.toml").read_text("utf-8"))
    return {code: IssueCode(code=code, **fields) for code, fields in table.items()}


@dataclass(frozen=True)
class Place:
    """Where something stands: sheet and cell of a workbook, pointer of JSON."""

    sheet: str = ""
    cell: str = ""
    pointer: str = ""

    @property
    def spoken(self) -> str:
        """``机构!E17``, or the pointer."""
        return "!".join(part for part in (self.sheet, self.cell) if part) or self.pointer


NOWHERE = Place()


def make_issue(code: str, place: Place = NOWHERE, **values: Any) -> Issue:
    """Return the issue ``code`` at ``place`` with its placeholders filled; ``hint`` is empty unless given."""
    entry = issue_codes()[code]
    plain = {key: f"{value:g}" if isinstance(value, float) else value for key, value in values.items()}
    filled = {"hint": text("", "")} | plain
    return Issue(
        code=code,
        severity=entry.severity,
        message=entry.message.fill(**filled),
        remedy=entry.remedy.fill(**filled),
        sheet=place.sheet,
        cell=place.cell,
        pointer=place.pointer,
    )


def located_issue(issue: Issue, file: str) -> Issue:
    """Return an issue with the file it is in, so that its place reads ``心内.xlsx：人员!C7``."""
    return issue.model_copy(update={"sheet": f"{file}：{issue.sheet}" if issue.sheet else file})


class Fault(Exception):  # noqa: N818 - it carries a finding of the catalogue
    """A value that cannot be read: the code of its issue and what the message says."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


_LIKE = 0.5
"""Similarity from which a spelling is offered as what may have been meant."""


def did_you_mean(found: str, spellings: dict[str, str]) -> Text:
    """Return the hint that names what ``found`` may have meant: at most two, the nearest; empty where nothing is near.

    ``spellings`` maps every accepted spelling to the word that the hint shows.
    """
    scored: dict[str, float] = {}
    for spelling, shown in spellings.items():
        score = SequenceMatcher(None, found, spelling).ratio()
        if score >= _LIKE and score > scored.get(shown, 0.0):
            scored[shown] = score
    best = max(scored.values(), default=0.0)
    near = [shown for shown, score in scored.items() if score >= best - 1e-9][:2]
    if not near:
        return text("", "")
    zh = "或".join(f"“{word}”" for word in near)
    en = " or ".join(f'"{word}"' for word in near)
    return text(f"，是否为{zh}？", f"; did you mean {en}?")


def listed(words: Iterable[str]) -> Text:
    """Return ``words`` as a list in both languages."""
    chosen = list(words)
    return text("、".join(chosen), ", ".join(chosen))
