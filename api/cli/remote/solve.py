"""A solve that a service does: the same job, the same steps, the same result as on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from api.cli.issues import fault, option_issue
from api.cli.progress import OnStep, Step
from api.cli.remote import words
from api.cli.session import Session, UnavailableError
from api.client import Client, ClientError, JobBody, JobEvent, OptionsBody, UnreachableError, Upload
from api.runner import Failure, FailureCode, RosterJob, SolveJob, SolveResult
from api.service.schemas.base import of_both
from api.service.schemas.jobs import JobDocument
from api.service.schemas.results import ResultDocument
from models.certificate import Certificate, Outcome, State, Termination
from models.decision import Case
from optimizer.answer import AnyAnswer

LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class RemoteSolver:
    """Solves a job at a service, which reads ``county`` for itself; takes the place of the runner of this machine."""

    client: Client
    county: Upload
    run: Session

    def __call__(self, job: SolveJob, on_step: OnStep, stop: threading.Event) -> SolveResult:
        """Return the result of ``job``; setting ``stop`` ends it with its best plan, an interrupt without any.

        Raises ``ClientError``, ``UnavailableError`` where the connection is lost while the service solves, and
        ``InputRefused`` where the service reads another county.
        """
        case = job.case()
        posted = self.client.post_county(self.county)
        if posted.county_hash != job.county.hash:
            raise fault("other_county", words.OTHER_COUNTY, words.OTHER_COUNTY_REMEDY, "--server")
        queued = self.client.submit(body_of(job, posted.id))
        seconds = f"{queued.options.time_limit:g}"
        self.run.note(words.SENT, server=self.client.server, job=queued.id, seconds=seconds)
        try:
            with self._obeying(queued.id, stop):
                self._follow(queued, on_step)
            return result_of(case, self.client.result(queued.id))
        except UnreachableError as error:
            remedy = words.LOST_REMEDY.fill(server=self.client.server, job=queued.id)
            lost = option_issue("connection_lost", words.LOST.fill(job=queued.id), remedy, "--server")
            raise UnavailableError(lost) from error

    def _follow(self, queued: JobDocument, on_step: OnStep) -> None:
        if queued.queue_position is not None:
            on_step(Step(words.QUEUED.fill(position=queued.queue_position), 0.0))
        for event in self.client.follow(queued.id):
            step = step_of(event)
            if step is not None:
                on_step(step)

    @contextmanager
    def _obeying(self, job: str, stop: threading.Event) -> Iterator[None]:
        """Tell the service once ``stop`` is set; an interrupt meanwhile cancels the job."""
        over = threading.Event()
        listening = threading.Thread(target=self._obey, args=(job, stop, over), daemon=True)
        listening.start()
        try:
            yield
        except KeyboardInterrupt:
            with suppress(ClientError):
                self.client.cancel(job)
            raise
        finally:
            over.set()
            listening.join()

    def _obey(self, job: str, stop: threading.Event, over: threading.Event) -> None:
        """End the job as a solve on this machine ends: with its best plan, at once where there is none."""
        while not over.is_set():
            if stop.wait(LOOK_SECONDS):
                with suppress(ClientError):  # it has ended meanwhile, or whoever follows it hears that it is lost
                    planned = self.client.job(job).first_plan is not None
                    end = self.client.finish_now if planned else self.client.cancel
                    end(job)
                return


def body_of(job: SolveJob, county: str) -> JobBody:
    """Return what is asked of the service."""
    options = job.options
    days = {"from": job.first, "to": job.last} if isinstance(job, RosterJob) else {}
    asked = OptionsBody.model_validate(
        {
            **days,
            "profile": job.profile,
            "settings": {f"{s.rule}.{s.parameter}": s.value for s in job.settings},
            "time_limit": options.time_limit,
            "gap": options.gap,
            "seed": options.seed,
            "workers": options.workers,
        }
    )
    return JobBody(decision=job.decision, county_id=county, options=asked)


def step_of(event: JobEvent) -> Step | None:
    """Return what is seen of an event, nothing where it tells of no stage and no beginning."""
    told = event.told
    if told.stage is not None:
        return Step(told.stage, told.seconds, told.tiers, told.size)
    return Step(told.state.text, 0.0) if told.state is State.RUNNING else None


def result_of(case: Case, told: ResultDocument) -> SolveResult:
    """Return the result that the service tells, as the runner of this machine gives it."""
    if told.failure is not None:
        message = of_both(told.failure, "message")
        return SolveResult(case, told.state, failure=Failure(FailureCode(told.failure.code), message))
    if told.certificate is None:
        stopped = AnyAnswer(Outcome.UNKNOWN, Termination.FINISH_NOW, None, ())
        return SolveResult(case, State.CANCELLED, stopped)
    return SolveResult(case, told.state, answer_of(told, told.certificate), told.verdict, told.certificate)


def answer_of(told: ResultDocument, certificate: Certificate) -> AnyAnswer:
    """Return the answer that a certificate is of."""
    assert certificate.termination is not None, "a completed job has ended for a reason"
    return AnyAnswer(
        outcome=certificate.outcome,
        termination=certificate.termination,
        plan=told.plan,
        tiers=certificate.tiers,
        seconds=certificate.seconds,
        confirmed_by=certificate.confirmed_by,
        conflict=told.conflict,
        reproducible=certificate.reproducible,
        analysis=told.analysis,
    )
