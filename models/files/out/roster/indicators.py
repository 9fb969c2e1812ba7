"""指标汇总: the figures that a commission asks for, each with numerator, denominator and definition."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.county import Mode
from models.files.out.outcome import number, percent
from models.files.out.roster.results import Results
from models.files.out.shown import Shown
from models.roster.eligible import receiving
from models.roster.obligation import ANNUAL
from models.rules.roster.ledger_rows import LedgerRow
from models.rules.roster.roster import days_of
from models.rules.roster.weekly_rows import RULE as WEEKLY
from models.rules.roster.weekly_rows import WeekStatus
from models.text import Text, text

NAMES: dict[str, tuple[Text, Text]] = {
    "sent": (
        text("本期下沉人数", "people sent"),
        text("本期至少有一个现场班次的人数", "people with a duty on site in the horizon"),
    ),
    "days": (
        text("本期下沉天数", "days planned"),
        text("本期排班天数之和，半天计0.5，远程会诊不计", "days of the roster; a half is 0.5, remote consultation 0"),
    ),
    "obliged": (
        text("应下沉人数", "people obliged"),
        text("按政策方案承担年度天数的人员，待认定的计入", "staff who owe annual days, undecided ones included"),
    ),
    "taking_part": (
        text("参与率", "taking part"),
        text(
            "本年累计（含本期计划）大于0的应下沉人数 ÷ 应下沉人数",
            "obliged with days this year, planned days included, of all obliged",
        ),
    ),
    "on_pace": (
        text("进度达标率", "on pace"),
        text(
            "本年累计达到本期末进度天数的应下沉人数 ÷ 应下沉人数",
            "obliged with the days due by the end of the horizon, of all obliged",
        ),
    ),
    "complete": (
        text("满年度天数率", "year complete"),
        text(
            "本年累计已满全年应下沉天数（通常30天，按折算后）的人数 ÷ 应下沉人数",
            "obliged with all days due in the year (30 as a rule, after reduction), of all obliged",
        ),
    ),
    "per_person": (
        text("人均天数", "days a person"),
        text("应下沉人员本年累计天数 ÷ 应下沉人数", "days this year of the obliged, for each of them"),
    ),
    "verified": (
        text("已核验比例", "verified"),
        text(
            "期初累计天数中接收单位已核验的比例；本期计划尚未发生，不计",
            "verified days of those brought in; planned days have not happened and do not count",
        ),
    ),
    "weeks": (
        text("周达标率", "weeks met"),
        text(
            "达标周数 ÷ 应考核周数，逐牵头医院计；不考核周和跨月待定周不计",
            "weeks met of weeks due, by lead hospital; exempt and pending weeks are left out",
        ),
    ),
    "places": (
        text("机构覆盖率", "places served"),
        text("本期有人到场的接收单位 ÷ 全部接收单位", "receiving units visited in the horizon, of all that receive"),
    ),
    "need": (
        text("需求落实率", "need met"),
        text(
            "目标天数中已排足的天数 ÷ 目标天数，超出不另计",
            "days of the targets that are planned; more than a target earns nothing",
        ),
    ),
    "volume": (
        text("工作量", "volume"),
        text("本年实际出勤登记的工作量（诊疗人次等）之和", "volume on record with attendance this year"),
    ),
    "defaults": (
        text("默认值数", "default values"),
        text("未填报而由程序补齐的数值个数，见默认值清单", "values that the input left out; see the list of defaults"),
    ),
}
"""Title and definition of each figure."""

_REFERENCE = text("（参照）", " (reference)")


@dataclass(frozen=True)
class Indicator:
    """One figure as it is shown; ``value`` is ``—`` where nothing can be divided."""

    name: str
    numerator: float
    denominator: float | None
    value: str
    definition: str

    @property
    def detail(self) -> str:
        """``12 / 34``, or nothing where there is no denominator."""
        return f"{number(self.numerator)} / {number(self.denominator)}" if self.denominator else ""


@dataclass(frozen=True)
class Figure:
    """A numerator over its denominator, said as a share or as a plain ratio; ``rule`` is the one it follows."""

    key: str
    top: float
    bottom: float | None = None
    share: bool = True
    rule: str = ""

    @property
    def amount(self) -> float | None:
        """The numerator, over the denominator where there is one; ``None`` where nothing can be divided."""
        if self.bottom is None:
            return float(self.top)
        return self.top / self.bottom if self.bottom else None

    @property
    def value(self) -> str:
        """The amount as it is shown."""
        if self.amount is None:
            return "—"
        return percent(round(self.amount, 4)) if self.share and self.bottom is not None else number(self.amount)


def figures_of(results: Results) -> list[Figure]:
    """Return every figure that applies under the policy."""
    figures = [*_service(results)]
    if results.case.policy.measured(ANNUAL):
        figures += _annual(results)
    if results.case.policy.measured(WEEKLY) and results.weeks:
        figures += _weekly(results)
    return [*figures, *_places(results), *_records(results)]


def indicators(results: Results, shown: Shown) -> list[Indicator]:
    """Return every indicator that applies under the policy."""
    figures = figures_of(results)
    return [Indicator(_name(results, shown, f), f.top, f.bottom, f.value, shown.say(NAMES[f.key][1])) for f in figures]


def _name(results: Results, shown: Shown, figure: Figure) -> str:
    """Return the figure's name, marked where its rule is only a reference."""
    reported = figure.rule and results.case.policy.mode(figure.rule) is Mode.REPORT
    return shown.say(NAMES[figure.key][0]) + (shown.say(_REFERENCE) if reported else "")


def _service(results: Results) -> Iterator[Figure]:
    visits = results.roster.visits
    yield Figure("sent", len({v.person.id for v in visits}))
    yield Figure("days", days_of(visits))


def _annual(results: Results) -> Iterator[Figure]:
    obliged = _obliged(results)
    count = len(obliged)
    yield Figure("obliged", count)
    yield Figure("taking_part", sum(r.total > 0 for r in obliged), count)
    yield Figure("on_pace", sum(r.short == 0 for r in obliged), count, rule=ANNUAL)
    yield Figure("complete", sum(r.owed == 0 for r in obliged), count, rule=ANNUAL)
    yield Figure("per_person", sum(r.total for r in obliged), count, share=False)
    yield Figure("verified", sum(r.brought_verified for r in obliged), sum(r.brought for r in obliged))


def _obliged(results: Results) -> list[LedgerRow]:
    """Return the ledger's obliged in the last year of the horizon."""
    return [r for r in results.ledger if r.obliged and r.year == results.case.last.year]


def _weekly(results: Results) -> Iterator[Figure]:
    status = [r.status for r in results.weeks]
    met = status.count(WeekStatus.MET)
    yield Figure("weeks", met, met + status.count(WeekStatus.MISSED), rule=WEEKLY)


def _places(results: Results) -> Iterator[Figure]:
    towns = receiving(results.case)
    yield Figure("places", sum(bool(results.roster.visits_to.get(f.id)) for f in towns), len(towns))
    wanted = sum(w.want.target for w in results.wants)
    yield Figure("need", wanted - sum(w.short for w in results.wants), wanted)


def _records(results: Results) -> Iterator[Figure]:
    volumes = [r.volume for r in results.ledger if r.volume is not None and r.year == results.case.last.year]
    if volumes:
        yield Figure("volume", sum(volumes))
    yield Figure("defaults", results.certificate.defaults_used)
