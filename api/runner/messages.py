"""What a child process tells its parent. Plans travel as JSON; the last message is an answer or a crash."""

from dataclasses import dataclass, replace

from api.runner.spent import Spent
from models.decision import PLAN, Plan
from optimizer.answer import AnyAnswer, AnyEvent


@dataclass(frozen=True)
class Started:
    """Imports are done and the solve begins: its time limit counts from here."""


@dataclass(frozen=True)
class Progress:
    """An event of the solve; its plan, where it has one, as JSON."""

    event: AnyEvent
    plan: str | None

    @classmethod
    def of(cls, event: AnyEvent) -> "Progress":
        """Return the message that carries ``event``."""
        return cls(replace(event, plan=None), to_json(event.plan))

    def unpack(self) -> AnyEvent:
        """Return the event with its plan."""
        return replace(self.event, plan=from_json(self.plan))


@dataclass(frozen=True)
class Finished:
    """The answer of the solve; its plan, where it has one, as JSON."""

    answer: AnyAnswer
    plan: str | None
    spent: Spent | None = None

    @classmethod
    def of(cls, answer: AnyAnswer, spent: Spent | None = None) -> "Finished":
        """Return the message that carries ``answer``."""
        return cls(replace(answer, plan=None), to_json(answer.plan), spent)

    def unpack(self) -> AnyAnswer:
        """Return the answer with its plan."""
        return replace(self.answer, plan=from_json(self.plan))


@dataclass(frozen=True)
class Crashed:
    """The solve raised: a short description, its traceback, and ``where`` alone, without what the error says."""

    error: str
    traceback: str
    where: str
    out_of_memory: bool
    spent: Spent | None = None


Message = Started | Progress | Finished | Crashed


def to_json(plan: Plan | None) -> str | None:
    """Return a plan as JSON."""
    return None if plan is None else plan.model_dump_json(by_alias=True)


def from_json(plan: str | None) -> Plan | None:
    """Return a plan from JSON."""
    return None if plan is None else PLAN.validate_json(plan)
