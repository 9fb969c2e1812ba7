"""The workload on record with verified attendance, kind by kind (A06); remote consultation stands apart."""

from models.county.words import Activity
from models.report.annual import Named
from models.report.figure import Figure
from models.report.scope import Scope
from models.roster.history import recognized_days


def work_figures(scope: Scope) -> Named:
    """Yield the workload of each kind of service, and how much of it is on record at all."""
    first, last = scope.period.first, scope.period.last
    senders = {p.id for p in scope.senders}
    rows = [
        a for a in scope.county.attendance
        if a.verified_by and first <= a.date <= last and a.person in senders
        and (a.activity is Activity.REMOTE or recognized_days(a, scope.policy) > 0)
    ]  # fmt: skip
    for kind in Activity:
        yield f"volume_{kind.value}", Figure(top=sum(a.volume or 0.0 for a in rows if a.activity is kind))
    yield "volume_known", Figure(top=sum(a.volume is not None for a in rows), bottom=len(rows))
