"""指标汇总: the figures that a commission asks for, each with numerator, denominator and definition."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.files.out.outcome import number, percent
from models.files.out.results import Results
from models.files.out.shown import Shown
from models.roster.eligible import receiving
from models.roster.obligation import ANNUAL
from models.rules.roster.ledger_rows import LedgerRow
from models.rules.roster.roster import days_of
from models.rules.roster.weekly_rows import RULE as WEEKLY
from models.rules.roster.weekly_rows import WeekStatus
from models.text import Text, text


@dataclass(frozen=True)
class Indicator:
    """One figure as it is shown; ``value`` is ``—`` where nothing can be divided."""

    name: str
    numerator: float | None
    denominator: float | None
    value: str
    definition: str

    @property
    def detail(self) -> str:
        """``12 / 34``, or nothing where there is no denominator."""
        if self.numerator is None or self.denominator is None:
            return ""
        return f"{number(self.numerator)} / {number(self.denominator)}"


def indicators(results: Results, shown: Shown) -> list[Indicator]:
    """Return every indicator that applies under the policy."""
    found = [*_service(results)]
    if results.case.policy.measured(ANNUAL):
        found += _annual(results)
    if results.case.policy.measured(WEEKLY) and results.weeks:
        found += _weekly(results)
    found += [*_places(results), *_data(results)]
    return [_shown(shown, *f) for f in found]


_Figure = tuple[Text, float, float | None, Text, bool]
"""Name, numerator, denominator, definition, and whether it is a share."""


def _shown(shown: Shown, name: Text, top: float, bottom: float | None, definition: Text, share: bool) -> Indicator:
    if bottom is None:
        value = number(top)
    elif not bottom:
        value = "—"
    else:
        value = percent(round(top / bottom, 4)) if share else number(top / bottom)
    return Indicator(shown.say(name), top, bottom, value, shown.say(definition))


def _service(results: Results) -> Iterator[_Figure]:
    visits = results.roster.visits
    yield (
        text("本期下沉人数", "people sent"), len({v.person.id for v in visits}), None,
        text("本期至少有一个现场班次的人数", "people with a duty on site in the horizon"), False,
    )  # fmt: skip
    yield (
        text("本期下沉天数", "days planned"), days_of(visits), None,
        text("本期排班天数之和，半天计0.5，远程会诊不计", "days of the roster; a half counts 0.5, remote consultation 0"), False,
    )  # fmt: skip


def _annual(results: Results) -> Iterator[_Figure]:
    obliged = _obliged(results)
    count = len(obliged)
    yield (
        text("应下沉人数", "people obliged"), count, None,
        text("按政策方案承担年度天数的人员，待认定的计入", "staff who owe annual days; undecided ones are included"), False,
    )  # fmt: skip
    yield (
        text("参与率", "taking part"), sum(r.total > 0 for r in obliged), count,
        text("本年累计（含本期计划）大于0的应下沉人数 ÷ 应下沉人数", "obliged with days this year, planned included, of all obliged"),
        True,
    )  # fmt: skip
    yield (
        text("进度达标率", "on pace"), sum(r.short == 0 for r in obliged), count,
        text("累计达到本期末进度天数的人数 ÷ 应下沉人数", "obliged who have the days due by the end of the horizon"), True,
    )  # fmt: skip
    yield (
        text("年度天数完成率", "year complete"), sum(r.owed == 0 for r in obliged), count,
        text("累计已满全年应下沉天数的人数 ÷ 应下沉人数（即满30天率，按折算后天数）",
             "obliged who have all days due in the year, after reduction"), True,
    )  # fmt: skip
    yield (
        text("人均天数", "days a person"), sum(r.total for r in obliged), count,
        text("应下沉人员本年累计天数 ÷ 应下沉人数", "days this year of the obliged, per obliged person"), False,
    )  # fmt: skip
    brought = sum(r.brought for r in obliged)
    yield (
        text("已核验比例", "verified"), sum(r.brought_verified for r in obliged), brought,
        text("期初累计天数中接收单位已核验的比例；本期计划尚未发生，不计", "verified of the days brought in; planned days have not happened"),
        True,
    )  # fmt: skip


def _obliged(results: Results) -> list[LedgerRow]:
    """Return the ledger's obliged in the last year of the horizon."""
    return [r for r in results.ledger if r.obliged and r.year == results.case.last.year]


def _weekly(results: Results) -> Iterator[_Figure]:
    status = [r.status for r in results.weeks]
    met, missed = status.count(WeekStatus.MET), status.count(WeekStatus.MISSED)
    yield (
        text("周达标率", "weeks met"), met, met + missed,
        text("达标周数 ÷ 应考核周数，逐牵头医院计；不考核周和跨月待定周不计",
             "weeks met of weeks due, by lead hospital; exempt and pending weeks left out"), True,
    )  # fmt: skip


def _places(results: Results) -> Iterator[_Figure]:
    towns = receiving(results.case)
    yield (
        text("机构覆盖率", "places served"), sum(bool(results.roster.visits_to.get(f.id)) for f in towns), len(towns),
        text("本期有人到场的接收单位 ÷ 全部接收单位", "receiving units visited in the horizon of all that receive"), True,
    )  # fmt: skip
    settled = [w for w in results.wants if w.want.settled]
    wanted = sum(w.want.target for w in settled)
    yield (
        text("需求落实率", "need met"), wanted - sum(w.short for w in settled), wanted,
        text("目标天数中已排足的天数 ÷ 目标天数，超出不另计", "days of the targets that are planned; more than a target earns nothing"),
        True,
    )  # fmt: skip


def _data(results: Results) -> Iterator[_Figure]:
    yield (
        text("默认值数", "default values"), results.certificate.defaults_used, None,
        text("未填报而由程序补齐的数值个数，见默认值清单", "values left out of the input and filled in; see the list of defaults"), False,
    )  # fmt: skip
