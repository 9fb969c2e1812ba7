"""How a check says what is missed: a finding with rule, mode and owner filled in; the same for every decision."""

from typing import Protocol

from models.county.words import Mode
from models.policy.policy import Policy
from models.text import Text
from models.verdict import Finding, Place


class UnderPolicy(Protocol):
    """A case of any decision: what is judged by a policy."""

    @property
    def policy(self) -> Policy:
        """The policy that binds."""
        ...


def breach(
    case: UnderPolicy,
    rule: str,
    where: Place,
    required: float,
    actual: float,
    message: Text,
    reason: Text,
    remedy: Text,
    *,
    pinned: bool = False,
    mode: Mode | None = None,
    owner: Text | None = None,
) -> Finding:
    """Return the finding that ``rule`` is missed at ``where`` by ``|required - actual|`` of its units.

    ``mode`` and ``owner`` are the rule's own unless given.
    """
    active = case.policy.rules[rule]
    return Finding(
        rule=rule,
        mode=mode or active.mode,
        where=where,
        required=required,
        actual=actual,
        amount=abs(required - actual),
        pinned=pinned,
        message=message,
        reason=reason,
        remedy=remedy,
        owner=owner or active.rule.owner,
    )
