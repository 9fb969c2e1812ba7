"""How many posts a cell needs: given, by norm per population, or by WHO's WISN from workload."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from math import ceil

from models.county.headcount import Posts, Workload
from models.county.words import NeedSource
from models.policy.policy import Policy

RULE = "headcount.need"
MINUTES = 60


class Lacking(StrEnum):
    """Why a need cannot be worked out as its source says."""

    NORM = "norm"
    PEOPLE = "people"
    WORK = "work"
    TIME = "time"


def required_posts(row: Posts, people: int, work: Sequence[Workload], policy: Policy) -> int:
    """Return the posts that the cell of ``row`` needs, whole posts rounded up.

    ``given``: as stated, the approved posts where nothing is. ``norm``: posts per 1,000 of the service population.
    ``workload``: ``sum volume x unit / working time x allowance + individual hours / working hours`` (WISN). What
    cannot be worked out (:func:`lacking`) is as given: nobody loses posts for want of a number.
    """
    if row.source is NeedSource.GIVEN or lacking(row, people, work, policy) is not None:
        return row.approved if row.required is None else row.required
    if row.source is NeedSource.NORM:
        return ceil(_norm(row, policy) * people / 1000)
    return ceil(_wisn(work, policy))


def lacking(row: Posts, people: int, work: Sequence[Workload], policy: Policy) -> Lacking | None:
    """Return what the need of the cell of ``row`` lacks to be worked out as its source says, or ``None``."""
    if row.source is NeedSource.NORM:
        if not _norm(row, policy):
            return Lacking.NORM
        return None if people else Lacking.PEOPLE
    if row.source is NeedSource.WORKLOAD:
        if not work:
            return Lacking.WORK
        if working_minutes(policy) <= 0 or policy.share(RULE, "support_share") == 1:
            return Lacking.TIME
    return None


def working_minutes(policy: Policy) -> Fraction:
    """Return the available working time of one member of staff in minutes a year (AWT); not above 0 is none."""
    days = policy.decimal(RULE, "weeks") * policy.decimal(RULE, "days_a_week") - policy.decimal(RULE, "days_off")
    return days * policy.decimal(RULE, "hours_a_day") * MINUTES


def _norm(row: Posts, policy: Policy) -> Fraction:
    return policy.decimal(RULE, f"{row.category.value}_per_thousand")


def _wisn(work: Sequence[Workload], policy: Policy) -> Fraction:
    """Return the staff that the work of a cell asks for, before rounding; 0 where all volumes are 0."""
    minutes = sum((w.volume * Fraction(str(w.unit_minutes)) for w in work), Fraction(0))
    if not minutes:
        return Fraction(0)
    allowance = 1 / (1 - policy.share(RULE, "support_share"))
    individual = policy.decimal(RULE, "individual_hours") * MINUTES
    return minutes / working_minutes(policy) * allowance + individual / working_minutes(policy)
