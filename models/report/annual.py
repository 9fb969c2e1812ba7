"""People and days: who owes, who takes part, what is verified and what is pending."""

from collections.abc import Iterator

from models.county.words import Activity
from models.report.figure import Figure
from models.report.scope import ANNUAL, Scope
from models.roster.history import recognized_days

Named = Iterator[tuple[str, Figure]]
"""Figures by the id of their indicator."""


def annual_figures(scope: Scope) -> Named:
    """Yield what annual days ask (B01-B04); nothing where the policy does not measure them."""
    if not scope.policy.measured(ANNUAL):
        return
    obliged, month = scope.obliged, scope.period.end.month
    count = len(obliged)
    yield "obliged", Figure(top=count)
    yield "taking_part", Figure(top=sum(s.verified > 0 for s in obliged), bottom=count)
    yield "full", Figure(top=sum(s.verified >= s.due.full for s in obliged), bottom=count)
    yield "complete", Figure(top=sum(s.verified >= s.due.due for s in obliged), bottom=count)
    yield "on_pace", Figure(top=sum(s.verified >= s.due.by(month) for s in obliged), bottom=count)
    yield "per_person", Figure(top=sum(s.verified for s in obliged), bottom=count)
    asked, year = scope.case.obligations, scope.period.year
    yield "excluded", Figure(top=sum(asked.not_included(p, year) is not None for p in scope.senders))
    yield "undecided", Figure(top=sum(asked.undecided(p) is not None for p in scope.senders))


def day_figures(scope: Scope) -> Named:
    """Yield the days of the period and how many of them are verified."""
    verified = sum(c.days for c in scope.credits if c.verified)
    pending = sum(c.days for c in scope.credits if not c.verified)
    yield "served", Figure(top=len({c.person for c in scope.credits if c.verified}))
    yield "days", Figure(top=verified)
    yield "pending", Figure(top=pending)
    yield "verified", Figure(top=verified, bottom=verified + pending)


def absence_figures(scope: Scope) -> Named:
    """Yield the published duties on site in whose time the receiving unit verified no service at all."""
    served: dict[tuple[str, object, object], float] = {}
    for a in scope.county.attendance:
        if a.verified_by and a.activity is not Activity.REMOTE:
            for half in a.part.halves:
                key = a.person, a.date, half
                served[key] = max(served.get(key, 0.0), recognized_days(a, scope.policy))
    on_site = [d for d in scope.published if d.activity is not Activity.REMOTE]
    absent = 0
    for d in on_site:
        known = [served[key] for half in d.part.halves if (key := (d.person, d.date, half)) in served]
        absent += bool(known) and not any(known)
    yield "absent", Figure(top=absent, bottom=len(on_site))
