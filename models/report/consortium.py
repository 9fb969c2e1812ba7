"""One consortium's report of a period, under its own policy and under a common profile."""

from dataclasses import dataclass
from datetime import UTC, datetime

from models.county.words import Mode
from models.files.month.state import FolderState
from models.month.month import Month, month_of
from models.policy import Policy, policy_of, resolve_policy
from models.report.annual import Named, absence_figures, annual_figures, day_figures
from models.report.catalogue import indicators
from models.report.figure import Figure
from models.report.period import ReportPeriod
from models.report.places import UnitRow, place_figures, stop_figures, unit_rows
from models.report.process import process_figures, travel_figures
from models.report.scope import Scope
from models.report.weekly import weekly_figures
from models.report.work import work_figures

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""When what has no date counts as made."""
COMMON_PROFILE = "xinjiang"
"""The profile under which consortia are compared unless told otherwise (docs/decisions/common-profile.md)."""


@dataclass(frozen=True)
class MonthDays:
    """The days of a month of the period, and its version that holds; 0 where there is none."""

    month: Month
    version: int
    verified: float
    pending: float


@dataclass(frozen=True)
class Measured:
    """The figures under one policy, by the id of their indicator; what the policy does not ask is left out."""

    policy: Policy
    figures: dict[str, Figure]

    def mode(self, id: str) -> Mode | None:
        """Return how the rule behind an indicator binds; ``None`` where there is none."""
        rule = indicators()[id].rule
        return self.policy.mode(rule) if rule else None


@dataclass(frozen=True)
class Consortium:
    """A consortium in a period: figures under its ``own`` policy and the ``common`` one; nobody is named in it.

    ``missing`` are the months that have no version, ``drafts`` those of them that have a draft; ``otherwise`` the
    months that were planned under another profile, or with values given beside the county's own. ``step`` is the step
    of the folder that is reported, and ``at`` when it was saved.
    """

    name: str
    office: str
    period: ReportPeriod
    own: Measured
    common: Measured
    months: tuple[MonthDays, ...]
    units: tuple[UnitRow, ...]
    missing: tuple[Month, ...]
    drafts: tuple[Month, ...]
    otherwise: tuple[Month, ...]
    step: int = 0
    at: datetime = EPOCH


def months_published(state: FolderState, period: ReportPeriod) -> frozenset[Month]:
    """Return the months of the period that have a version in the folder: those that a report can speak of."""
    return state.published_months & set(period.months)


def consortium_report(
    state: FolderState,
    name: str,
    period: ReportPeriod,
    common: str = COMMON_PROFILE,
    step: int = 0,
    at: datetime = EPOCH,
) -> Consortium:
    """Return the report of a folder as of ``step``.

    ``common`` is the id of a profile; under it no value of the county's own sheet 规则口径 counts.
    """
    months = months_published(state, period)
    own = Scope(state.county, policy_of(state.county), period, months)
    other = Scope(state.county, resolve_policy(common), period, months)
    local = dict(local_figures(own, state))
    missing = tuple(m for m in period.months if m not in months)
    return Consortium(
        name=name,
        office=state.county.county.office,
        period=period,
        own=_measured(own, local),
        common=_measured(other, local),
        months=tuple(_days(own, state, m) for m in period.months),
        units=tuple(unit_rows(own)),
        missing=missing,
        drafts=tuple(m for m in missing if state.of(m).drafts),
        otherwise=tuple(m for m in period.months if _otherwise(state, m)),
        step=step,
        at=at,
    )


def policy_figures(scope: Scope) -> Named:
    """Yield what depends on the policy."""
    yield from annual_figures(scope)
    yield from day_figures(scope)
    yield from weekly_figures(scope)
    yield from place_figures(scope)
    yield from travel_figures(scope)


def local_figures(scope: Scope, state: FolderState) -> Named:
    """Yield what is the same under every profile, counted under the county's own."""
    yield from absence_figures(scope)
    yield from stop_figures(scope)
    yield from work_figures(scope)
    yield from process_figures(scope, [state.of(m) for m in scope.period.months], len(state.read.defaults))


def _measured(scope: Scope, local: dict[str, Figure]) -> Measured:
    """Return every figure of a scope, in the order of the catalogue."""
    found = dict(policy_figures(scope)) | local
    return Measured(scope.policy, {id: found[id] for id in indicators() if id in found})


def _days(scope: Scope, state: FolderState, month: Month) -> MonthDays:
    own = [c for c in scope.credits if month_of(c.date) == month]
    return MonthDays(
        month,
        max(state.of(month).versions, default=0),
        sum(c.days for c in own if c.verified),
        sum(c.days for c in own if not c.verified),
    )


def _otherwise(state: FolderState, month: Month) -> bool:
    its = state.of(month).published
    return its is not None and bool(its.plan.settings or its.plan.profile != state.county.county.profile)
