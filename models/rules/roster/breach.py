"""How a check of rosters tells what pins cause from the rest."""

from collections.abc import Iterator

from models.roster.case import RosterCase
from models.rules.breach import breach
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
