"""The indicators of a report and the clauses of monitoring, as data: what each means and where it comes from."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from models.base import Record
from models.county.words import Word
from models.text import Text


class Group(Word):
    """What an indicator speaks of."""

    PEOPLE = "people", "年度任务", "the year's days"
    DAYS = "days", "本期天数", "days of the period"
    WEEKS = "weeks", "每周服务", "weeks"
    PLACES = "places", "机构与需求", "places and needs"
    WORK = "work", "工作量", "workload"
    PROCESS = "process", "工作过程", "how the month's work went"


class Form(Word):
    """How an indicator is written."""

    COUNT = "count", "数量", "a count"
    SHARE = "share", "比例", "a share"
    RATIO = "ratio", "人均", "a quotient"


class State(Word):
    """Whether these data speak to a clause of monitoring."""

    MEASURED = "measured", "已测", "measured"
    PARTLY = "partly", "部分", "in part"
    MISSING = "missing", "未测", "not measured"
    OTHER = "other", "非指标", "no indicator"


class Indicator(Record):
    """An indicator: its definition, unit and clauses.

    ``rule`` is the rule whose mode says whether it binds, is a reference only, or is not asked at all; ``local`` is
    whether it is the same under every profile, and ``key`` whether it leads the tables. A ``{d}`` in a title stands
    for the days of a year.
    """

    id: str
    group: Group
    title: Text
    unit: Text
    form: Form
    definition: Text
    clauses: tuple[str, ...] = ()
    rule: str = ""
    local: bool = False
    key: bool = False


class Monitored(Record):
    """A clause of monitoring: whether it is measured, by which indicators, and else what data that would need."""

    clause: str
    state: State
    by: tuple[str, ...] = ()
    reason: Text


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files("models.report").joinpath("data", name).read_text("utf-8"))


@cache
def indicators() -> dict[str, Indicator]:
    """Return every indicator by id, in the order in which they are shown."""
    return {id: Indicator(id=id, **fields) for id, fields in _load("indicators.toml").items()}


@cache
def monitored() -> tuple[Monitored, ...]:
    """Return the clauses of monitoring: all of section G, and those of others that name indicators."""
    return tuple(Monitored(clause=id, **fields) for id, fields in _load("monitored.toml").items())
