"""Batches of scenarios: what is told of them."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from api.service.schemas.base import Answer, in_both
from api.service.schemas.jobs import FailureDocument, failure_of
from models.certificate import Outcome, State, Termination, TierResult
from models.decision import Decision
from models.files.out.outcome import largest_gap
from models.files.out.sheets.table import Kind
from models.scenario.table import Column, VariantTable

if TYPE_CHECKING:
    from api.store.scenarios import Stand, Standing
    from api.store.tables import ScenariosRow

BODY: dict[str, Any] = {
    "description": "情景文件（JSON），结构见 /v1/schema/scenarios | a scenario file as JSON, as /v1/schema/scenarios",
    "content": {
        "application/json": {
            "schema": {"type": "object", "description": "情景文件 | a scenario file"},
            "example": {
                "title": "下沉比例",
                "bases": [{"id": "mine", "county_id": "county_…"}],
                "grid": [{"id": "share", "set": "roster.weekly_share.share", "values": ["30%", "50%", "70%"]}],
                "reference": {"share": "50%"},
            },
        }
    },
    "required": True,
}
"""What scenarios come as, for the OpenAPI document."""


class StatesDocument(Answer):
    """各状态的情景数 | How many runs are in each state."""

    queued: int = 0
    running: int = 0
    cancelling: int = 0
    completed: int = 0
    cancelled: int = 0
    failed: int = 0


class OutcomesDocument(Answer):
    """已完成的情景中各结果的数目 | How many completed runs have each outcome."""

    optimal: int = 0
    feasible: int = 0
    infeasible: int = 0
    unknown: int = 0


class ScenariosSummary(Answer):
    """一批情景：进行到哪里 | A batch of scenarios: where it stands."""

    id: str
    """编号 | the id"""
    title: str
    """标题 | the title"""
    decision: Decision
    """决策 | the decision"""
    state: State
    """整批的状态 | the state of the whole"""
    total: int
    """情景数 | how many runs"""
    jobs: int
    """求解数，内容相同的情景只求解一次 | how many solves: runs of the same content share one"""
    states: StatesDocument
    """各状态的情景数 | how many runs are in each state"""
    outcomes: OutcomesDocument
    """各结果的情景数 | how many runs have each outcome"""
    submitted: datetime
    """提交时间 | when it was submitted"""
    started: datetime | None
    """首个开始的时间 | when the first run was started"""
    finished: datetime | None
    """全部结束的时间 | when the last run ended"""

    @classmethod
    def of(cls, row: "ScenariosRow", stand: "Stand", **more: Any) -> Self:
        """Return the document of a batch of the store."""
        return cls(
            state=stand.state,
            total=row.runs,
            states=StatesDocument.model_validate(stand.states),
            outcomes=OutcomesDocument.model_validate(stand.outcomes),
            started=stand.started,
            finished=None if stand.open else stand.finished,
            **{name: getattr(row, name) for name in ("id", "title", "decision", "jobs", "submitted")},
            **more,
        )


class RunDocument(Answer):
    """一个情景 | A run."""

    number: int
    """序号 | its place in the file"""
    label: str
    """名称 | its values in the dimensions that differ"""
    dimensions: dict[str, str | bool | int | float]
    """各维度的取值 | its value in every dimension"""
    job_id: str
    """求解任务 | the job that answers it"""
    county_id: str | None
    """改动后的县域 | its county, patched"""
    plan_id: str | None
    """方案 | the plan, once there is one"""
    state: State
    """运行状态 | the state"""
    outcome: Outcome | None
    """完成后的结果 | what was found once completed"""
    termination: Termination | None
    """终止原因 | why it ended"""
    failure: FailureDocument | None
    """失败原因 | why it failed"""
    gap: float | None
    """最大距界值差距 | the largest gap of the headline"""

    @classmethod
    def of(cls, its: "Standing") -> Self:
        """Return the document of a run with its job."""
        tiers = [TierResult.model_validate(tier) for tier in its.job.tiers]
        of_job = {name: getattr(its.job, name) for name in ("county_id", "state", "outcome", "termination")}
        return cls(
            job_id=its.job.id,
            plan_id=its.plan,
            failure=failure_of(its.job),
            gap=largest_gap(tiers) if tiers else None,
            **of_job,
            **{name: getattr(its.run, name) for name in ("number", "label", "dimensions")},
        )


class ScenariosDocument(ScenariosSummary):
    """一批情景与其中一页 | A batch of scenarios with a page of its runs; small, made for polling."""

    runs: list[RunDocument]
    """情景，按文件顺序 | runs, in the order of the file"""
    next_page_token: str | None = None
    """下一页的标记，末页为空 | leads on to the next page, null on the last"""


class ScenariosPage(Answer):
    """各批情景，新的在前 | Batches of scenarios, the newest first."""

    scenarios: list[ScenariosSummary]
    next_page_token: str | None = None
    """下一页的标记，末页为空 | leads on to the next page, null on the last"""


class ColumnDocument(Answer):
    """表的一列 | A column of the table."""

    id: str
    """列 | the column's id"""
    title_zh: str
    title_en: str
    note_zh: str
    note_en: str
    kind: Kind
    """样式 | how it looks"""
    measures: bool
    """是否用于比较 | whether runs are compared by it"""
    wanted: int
    """1为越大越好，-1为越小越好，0为无所谓 | 1 where more is better, -1 where less is, 0 for neither"""

    @classmethod
    def of(cls, column: Column) -> Self:
        """Return the document of a column."""
        told = {name: getattr(column, name) for name in ("id", "kind", "measures", "wanted")}
        return cls(**told, **in_both(title=column.title, note=column.note))


class TableDocument(Answer):
    """一批情景的结果表 | The table of a batch, as far as it is."""

    id: str
    """一批情景的编号 | the id of the batch"""
    title: str
    """标题 | the title"""
    state: State
    """整批的状态；结束前表是暂时的 | the state of the whole; until its end the table is in part"""
    columns: list[ColumnDocument]
    """各列 | the columns"""
    rows: list[dict[str, str | bool | int | float | None]]
    """每个情景一行，按列的id | a row a run, by the ids of the columns"""

    @classmethod
    def of(cls, row: "ScenariosRow", state: State, table: VariantTable) -> Self:
        """Return the document of a table."""
        from models.files.out.scenarios.tables import table_rows  # what writes workbooks, which a client spares

        columns = [ColumnDocument.of(column) for column in table.columns]
        return cls(id=row.id, title=row.title, state=state, columns=columns, rows=table_rows(table))
