"""Changes of published duties (调班记录) carried out: a substitute, another date, or a duty dropped."""

from collections.abc import Iterable

from models.county import Change, County
from models.month.duty_code import duty_code
from models.plan import Duty
from models.text import Text, text

UNKNOWN = text("没有班次“{d}”", 'there is no duty "{d}"')
NOBODY = text("班次“{d}”的替换人“{p}”不在人员表", 'the substitute "{p}" for "{d}" is nobody on the staff sheet')
OUTSIDE = text("班次“{d}”的新日期{t}不在本月", "the new date {t} of {d} is not in the month")
TWICE = text("班次“{d}”有两条调班记录", 'there are two changes of "{d}"')


class ChangeRefused(Exception):  # noqa: N818 - every fault at once
    """Changes that cannot be carried out; ``faults`` names all of them."""

    def __init__(self, faults: Iterable[Text]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f.en for f in self.faults))


def open_changes(changes: Iterable[Change], duties: Iterable[Duty]) -> list[Change]:
    """Return the changes whose duty still stands: what is done already is left alone."""
    known = {duty_code(d) for d in duties}
    return [c for c in changes if c.duty in known]


def carried_out(duties: tuple[Duty, ...], changes: Iterable[Change], county: County) -> tuple[Duty, ...]:
    """Return the duties with every change carried out; raise ``ChangeRefused`` with all that cannot be.

    With a substitute somebody else serves; with a new date the duty moves there; with neither it is dropped.
    """
    found = {duty_code(d): d for d in duties}
    months = {(d.date.year, d.date.month) for d in duties}
    wanted: dict[str, Change] = {}
    faults: list[Text] = []
    for change in changes:
        faults += _faults(change, found, wanted, months, county)
        wanted[change.duty] = change
    if faults:
        raise ChangeRefused(faults)
    changed = (_changed(duty, wanted.get(code), county) for code, duty in found.items())
    return tuple(duty for duty in changed if duty is not None)


def _faults(
    change: Change, found: dict[str, Duty], seen: dict[str, Change], months: set[tuple[int, int]], county: County
) -> list[Text]:
    faults = []
    if change.duty not in found:
        faults.append(UNKNOWN.fill(d=change.duty))
    if change.duty in seen:
        faults.append(TWICE.fill(d=change.duty))
    if change.substitute and change.substitute not in county.person_by_id:
        faults.append(NOBODY.fill(d=change.duty, p=change.substitute))
    if change.new_date and (change.new_date.year, change.new_date.month) not in months:
        faults.append(OUTSIDE.fill(d=change.duty, t=change.new_date))
    return faults


def _changed(duty: Duty, change: Change | None, county: County) -> Duty | None:
    """Return a duty after its change, ``None`` where it is dropped."""
    if change is None:
        return duty
    if not change.substitute and change.new_date is None:
        return None
    new = {"date": change.new_date or duty.date, "pinned": False}
    if change.substitute:
        new |= {"person": change.substitute, "specialty": county.person_by_id[change.substitute].specialty}
    return duty.model_copy(update=new)
