"""How a check says what is missed: findings with rule, mode and owner filled in, and pinned parts told apart."""

from collections.abc import Iterator

from models.county.words import Mode
from models.roster.case import RosterCase
from models.text import Text, text
from models.verdict import Finding, Place

BY_PINS = text(
    "由指定班次造成：指定班次优先于本规则。",
    "Pinned duties cause it: pins win over this rule.",
)
KEEP_OR_LIFT_PINS = text(
    "确认指定班次是否保留；不保留的在指定班次表中删除后重排。",
    "Confirm the pins, or remove them from the sheet of pins and plan again.",
)


def breach(
    case: RosterCase,
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


def over(
    case: RosterCase,
    rule: str,
    where: Place,
    limit: float,
    actual: float,
    pinned: float,
    message: Text,
    reason: Text,
    remedy: Text,
) -> Iterator[Finding]:
    """Yield what exceeds ``limit``: what ``pinned`` duties alone exceed is a finding of its own, the rest another."""
    caused = max(limit, pinned)
    if caused > limit:
        yield breach(case, rule, where, limit, caused, message, BY_PINS, KEEP_OR_LIFT_PINS, pinned=True)
    if actual > caused:
        yield breach(case, rule, where, caused, actual, message, reason, remedy)


def barred(
    case: RosterCase, rule: str, where: Place, message: Text, reason: Text, remedy: Text, *, pinned: bool
) -> Finding:
    """Return the finding that one duty stands where none may."""
    if pinned:
        reason, remedy = text("{r}{p}", "{r} {p}").fill(r=reason, p=BY_PINS), KEEP_OR_LIFT_PINS
    return breach(case, rule, where, 0, 1, message, reason, remedy, pinned=pinned)
