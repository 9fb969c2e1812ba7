"""``/v1/jobs/{id}/result``: everything that a job answered, in one document."""

from flask import Response
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from api.service.context import reading
from api.service.problems import Problem
from api.service.routes.documented import answers, send
from api.service.routes.found import found_job
from api.service.schemas.base import ById
from api.service.schemas.jobs import failure_of
from api.service.schemas.results import ResultDocument
from api.store import jobs, plans, results
from api.store.jobs import ENDED
from api.store.results import as_it_stands
from api.store.scope import Scope
from api.store.tables import JobRow
from models.certificate import State

TAG = Tag(name="plans", description="方案 | plans")
blueprint = APIBlueprint("results", __name__, url_prefix="/v1/jobs", abp_tags=[TAG])


@blueprint.get("/<id>/result", operation_id="get_result", responses=answers({200: ResultDocument}, 404, 409))
def result(path: ById) -> Response:
    """求解的全部结果 | Return the whole answer of a job: certificate, plan, verdict, analysis, conflict, failure."""
    with reading() as rows:
        job = found_job(rows, path.id)
        if job.state not in ENDED:
            raise Problem("job_open")
        document = _document(rows, job)
    return send(document)


def _document(rows: Scope, job: JobRow) -> ResultDocument:
    plan = plans.of_job(rows, job.id)
    begun = results.get(rows, job.id)
    planned = None if plan is None else plans.read(rows, plan)
    return ResultDocument(
        state=State(job.state),
        failure=failure_of(job),
        certificate=None if job.certificate is None else jobs.certificate(rows, job.certificate),
        plan=planned and planned.plan,
        verdict=planned and planned.verdict,
        analysis=planned and planned.analysis,
        conflict=jobs.conflict(rows, job),
        row=None if begun is None else as_it_stands(job, begun),
    )
