"""The whole answer of a job, as records: what the writers of result files take."""

from api.service.schemas.base import Answer
from api.service.schemas.jobs import FailureDocument
from models.certificate import Certificate, State
from models.decision import Plan
from models.headcount import HeadcountAnalysis
from models.scenario.row import ResultRow
from models.siting import Analysis
from models.verdict import Finding, Verdict


class ResultDocument(Answer):
    """求解的全部结果 | The whole answer of a job."""

    state: State
    """运行状态 | the state"""
    failure: FailureDocument | None = None
    """失败原因 | why it failed"""
    certificate: Certificate | None = None
    """核验报告 | the certificate, where it was completed"""
    plan: Plan | None = None
    """方案 | the plan"""
    verdict: Verdict | None = None
    """核查结论 | the verdict"""
    analysis: Analysis | HeadcountAnalysis | None = None
    """选址或编制的分析 | the analysis of centers or posts"""
    conflict: tuple[Finding, ...] = ()
    """无可行方案时，哪些不能同时成立 | what cannot hold together where it is infeasible"""
    row: ResultRow | None = None
    """所属一批情景的表中的一行 | what the table of its batch of scenarios says, where it is of one"""
