"""The tidy table of a batch: a row a run, a column a dimension, outcome, tier, rule, indicator or time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from models.county.words import Goal, Stage, Tier, Word
from models.files.out.sheets.table import Kind
from models.policy import RuleKind, rules
from models.scenario.expand import BASE, PROFILE, SEED, VARIANT, Run
from models.scenario.measures import MEASURES, SHARES
from models.scenario.records import Cell, Scenarios
from models.scenario.row import ResultRow
from models.text import Text, text

Value = Cell | Word | None
Tiers = (*Tier, *Goal, *Stage)


@dataclass(frozen=True)
class Column:
    """A column: its id, title, what it means, and how it looks.

    ``measures`` says that runs are compared by it; ``wanted`` is 1 where more of it is better, -1 where less is.
    """

    id: str
    title: Text
    note: Text
    kind: Kind = Kind.TEXT
    measures: bool = False
    wanted: int = 0


@dataclass(frozen=True)
class VariantTable:
    """Columns and rows, the rows in the order of the runs."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def values(self, id: str) -> list[Value]:
        """Return the values of a column; raise ``KeyError`` for one that there is not."""
        for place, column in enumerate(self.columns):
            if column.id == id:
                return [row[place] for row in self.rows]
        raise KeyError(id)


Read = Callable[[Run, ResultRow], Value]
_Filled = tuple[Column, Read]


def table_of(scenarios: Scenarios, results: Sequence[tuple[Run, ResultRow]]) -> VariantTable:
    """Return the table of runs with their results; tiers, rules, indicators and stages that no run has are left out."""
    rows = [row for _, row in results]
    columns = [
        *_heads(),
        *_dimensions(scenarios, results),
        *_outcomes(),
        *_ends(rows),
        *_tiers(rows),
        *_rules(rows),
        *_indicators(rows),
        *_costs(rows),
    ]
    cells = [tuple(read(run, row) for _, read in columns) for run, row in results]
    return VariantTable(tuple(column for column, _ in columns), tuple(cells))


def _heads() -> list[_Filled]:
    return [
        (
            Column(
                "run", text("序号", "run"), text("在情景文件中的顺序", "its place in the scenario file"), Kind.WHOLE
            ),
            lambda run, row: run.number,
        ),
        (
            Column("label", text("情景", "scenario"), text("各维度的取值", "its values in the dimensions that differ")),
            lambda run, row: run.label,
        ),
    ]


_FIXED = {
    BASE: text("基础县", "base county"),
    PROFILE: text("政策方案", "profile asked for"),
    VARIANT: text("变体", "variant"),
    SEED: text("随机种子", "seed"),
}


def _dimensions(scenarios: Scenarios, results: Sequence[tuple[Run, ResultRow]]) -> list[_Filled]:
    titles = {axis.id: axis.title or axis.id for axis in scenarios.grid}
    said = text("情景文件的一个维度", "a dimension of the scenario file")
    found: list[_Filled] = []
    for id in results[0][0].dimensions if results else ():
        values = [run.dimensions[id] for run, _ in results]
        numbers = all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)
        title = _FIXED.get(id) or text(titles[id], titles[id])
        kind = Kind.FEW if numbers and id != SEED else Kind.CENTER
        found.append((Column(id, title, said, kind), _dimension(id, numbers)))
    return found


def _dimension(id: str, numbers: bool) -> Read:
    return lambda run, row: run.dimensions[id] if numbers else str(run.dimensions[id])


def _outcomes() -> list[_Filled]:
    plain = [
        ("county", "县名", "county", "县域文件中的名称", "as its file calls it", lambda row: row.county),
        ("profile_used", "采用政策方案", "profile used", "实际采用的政策方案", "the one that was in force",
         lambda row: row.profile),
        ("state", "运行状态", "state", "completed 或 failed", "completed or failed", lambda row: row.state),
        ("outcome", "结果", "outcome", "最优、可行、无可行方案、未找到", "optimal, feasible, infeasible or unknown",
         lambda row: row.outcome),
        ("termination", "终止原因", "termination", "求解因何结束", "why the solve ended", lambda row: row.termination),
        ("failure", "失败原因", "failure", "未得出结果的原因代码", "the code of why there is no answer",
         lambda row: row.failed.code if row.failed else None),
        ("clean", "无硬性突破", "no hard rule broken", "核查结论", "as the checker finds", lambda row: row.clean),
        ("reproducible", "可复现", "reproducible", "再算一次得同一方案", "solved again it is the same plan",
         lambda row: row.reproducible),
        ("defaults_used", "默认值数", "default values", "县域数据中由程序补齐的数值个数", "filled in, of the county",
         lambda row: row.defaults_used),
        ("hash", "内容标识", "content hash", "结果所在文件夹 runs/ 下的名称", "the name of its folder below runs/",
         lambda row: row.run[:16]),
    ]  # fmt: skip
    return [
        (Column(id, text(zh, en), text(note_zh, note_en), Kind.CENTER), _of_row(read))
        for id, zh, en, note_zh, note_en, read in plain
    ]


def _ends(rows: Iterable[ResultRow]) -> list[_Filled]:
    """Return at which decision chains ended for want of a plan, where any did."""
    if not any(row.ended_at for row in rows):
        return []
    note = text("三段联算因没有方案而止于哪一段", "the decision at which a chain ended for want of a plan")
    return [(Column("ended_at", text("止于", "ended at"), note, Kind.CENTER), _of_row(lambda row: row.ended_at))]


def _of_row(read: Callable[[ResultRow], Value]) -> Read:
    return lambda run, row: read(row)


def _tiers(rows: Iterable[ResultRow]) -> list[_Filled]:
    """Return value, bound and gap of each tier."""
    known = {tier.tier for row in rows for tier in row.tiers}
    found: list[_Filled] = []
    for tier in (t for t in Tiers if t in known):
        for part, title, note, kind in (
            ("value", text("{t}", "{t}"), text("该层目标值，越小越好", "the tier's value, less is better"), Kind.FEW),
            ("bound", text("{t}理论界值", "{t}, bound"), text("任何方案都不低于此", "no plan goes below"), Kind.FEW),
            ("gap", text("{t}差距", "{t}, gap"), text("距界值的相对差距", "relative, to the bound"), Kind.SHARE),
        ):
            measures = part == "value"
            column = Column(
                f"{tier.value}.{part}", title.fill(t=tier.text), note, kind, measures, -1 if measures else 0
            )
            found.append((column, _of_row(_tier(tier, part))))
    return found


def _tier(tier: Tier | Goal | Stage, part: str) -> Callable[[ResultRow], Value]:
    def read(row: ResultRow) -> Value:
        found: float | None = next((getattr(t, part) for t in row.tiers if t.tier == tier), None)
        return found

    return read


def _rules(rows: Sequence[ResultRow]) -> list[_Filled]:
    """Return the shortfall of each constraint that is measured in any run."""
    known = {score.rule for row in rows for score in row.scores if score.mode.value != "off"}
    found: list[_Filled] = []
    for id, rule in rules().items():
        if id in known and rule.kind is RuleKind.CONSTRAINT:
            title = text("{r}缺额", "short of {r}").fill(r=rule.title)
            note = text("规则 {i} 未满足的数量，单位：{u}", "units by which {i} is missed: {u}").fill(i=id, u=rule.unit)
            column = Column(f"short.{id.partition('.')[2]}", title, note, Kind.FEW, True, -1)
            found.append((column, _of_row(_shortfall(id))))
    return found


def _shortfall(id: str) -> Callable[[ResultRow], Value]:
    def read(row: ResultRow) -> Value:
        measured = (s.shortfall for s in row.scores if s.rule == id and s.mode.value != "off")
        return next(measured, None)

    return read


def _indicators(rows: Sequence[ResultRow]) -> list[_Filled]:
    known = {key for row in rows for key in row.indicators}
    return [(_measured(key), _of_row(_indicator(key))) for key in MEASURES if key in known]


def _measured(key: str) -> Column:
    its = MEASURES[key]
    kind = Kind.SHARE if key in SHARES else Kind.FEW
    return Column(f"indicator.{key}", its.title, its.definition, kind, measures=True, wanted=its.wanted)


def _indicator(key: str) -> Callable[[ResultRow], Value]:
    return lambda row: row.indicators.get(key)


_PEAK = Column(
    "peak_mib",
    text("内存峰值（MiB）", "peak memory (MiB)"),
    text("求解进程的内存峰值", "of the solving process"),
    Kind.NUMBER,
)
_CPU = Column(
    "cpu_seconds",
    text("处理器秒", "processor seconds"),
    text("求解进程各线程占用处理器的时间之和", "of the solving process, all its threads together"),
    Kind.NUMBER,
)


def _costs(rows: Sequence[ResultRow]) -> list[_Filled]:
    """Return the seconds of each stage, those of the whole run last, memory and processor time."""
    stages = dict.fromkeys(stage for row in rows for stage in row.seconds if stage != "total")
    found: list[_Filled] = []
    for stage in (*stages, "total"):
        title = text("用时（{s}）", "seconds, {s}").fill(s=stage)
        whole = stage == "total"
        note = (
            text("整次运行含核查，秒", "the whole run with its audit")
            if whole
            else text("该阶段用时，秒", "of the stage")
        )
        found.append((Column(f"seconds.{stage}", title, note, Kind.NUMBER), _of_row(_seconds(stage))))
    return [*found, (_PEAK, _of_row(lambda row: row.peak_mib)), (_CPU, _of_row(lambda row: row.cpu_seconds))]


def _seconds(stage: str) -> Callable[[ResultRow], Value]:
    return lambda row: row.seconds.get(stage)
