"""What a supervised solve gives back."""

from dataclasses import dataclass

from api.runner.spent import Spent
from models.certificate import Certificate, Outcome, State
from models.county.words import Word
from models.decision import Case, Plan
from models.text import Text
from models.verdict import Verdict
from optimizer.answer import AnyAnswer


class FailureCode(Word):
    """Why a solve failed (失败原因)."""

    WORKER_LOST = ("worker_lost", "求解进程意外结束", "the solving process ended unexpectedly")
    INTERNAL = ("internal", "求解程序内部错误", "an internal fault while solving")
    DISAGREEMENT = (
        "disagreement",
        "核查结果与求解结果不一致，方案不予采用",
        "the checker disagrees with the solver, the plan is not an answer",
    )


@dataclass(frozen=True)
class Failure:
    """A failed solve: why in both languages; ``detail`` is for whoever runs the command line, and may quote the input.

    ``where`` names the lines of code alone: it is what a log of others' solves may hold.
    """

    code: FailureCode
    message: Text
    detail: str = ""
    where: str = ""


@dataclass(frozen=True)
class SolveResult:
    """A solve that has ended.

    ``state`` is completed, cancelled (stopped before any plan) or failed. ``answer`` is ``None`` for a failed solve,
    whose audited best plan so far is then in ``rescued``. ``verdict`` is the checker's on the answer's plan.
    ``spent`` is what the solve took of the machine, ``None`` where its process was lost.
    """

    case: Case
    state: State
    answer: AnyAnswer | None = None
    verdict: Verdict | None = None
    certificate: Certificate | None = None
    failure: Failure | None = None
    rescued: Plan | None = None
    spent: Spent | None = None

    @property
    def judged(self) -> tuple[Verdict, Certificate] | None:
        """The checker's verdict on the plan and the certificate, where there is a plan."""
        return (self.verdict, self.certificate) if self.verdict and self.certificate and self.plan else None

    @property
    def outcome(self) -> Outcome | None:
        """What was found, or ``None`` for a failed solve."""
        return self.answer.outcome if self.answer else None

    @property
    def plan(self) -> Plan | None:
        """The plan of the answer."""
        return self.answer.plan if self.answer else None

    @property
    def cancelled(self) -> bool:
        """Whether the solve was stopped before any plan was found."""
        return self.state is State.CANCELLED
