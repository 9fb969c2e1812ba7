"""roster.exempt: who is not included, and who is still undecided."""

from collections.abc import Iterator

from models.county.staff import Exemption
from models.policy import rules
from models.roster.case import RosterCase
from models.rules.roster.registry import rule
from models.rules.roster.roster import Roster
from models.text import Text, text
from models.verdict import Note, Place

RULE = "roster.exempt"

BY_KIND = text("{p}不纳入年度下沉范围（{w}）。", "{p} is not included in annual days ({w}).")
LISTED = text("{p}不纳入“{r}”：{w} {b}", "{p} is not included in {r}: {w} {b}")
UNDECIDED = text(
    "{p}是否不纳入下沉范围待认定（{w}），认定前仍纳入。",
    "Whether {p} is included is undecided ({w}); obliged until the county decides.",
)


@rule(RULE)
def exempt(case: RosterCase, roster: Roster) -> Iterator[Note]:
    """Filter (A03, B03): notes only. Who is not included by post or department, who is listed, who is undecided."""
    annual = case.obligations
    for person in case.senders:
        excluded, undecided = annual.excluded(person), annual.undecided(person)
        where = Place(person=person.id)
        if excluded is not None and annual.is_annual_kind(person):
            yield Note(rule=RULE, kind="other", where=where, message=BY_KIND.fill(p=person.id, w=excluded))
        if undecided is not None:
            yield Note(rule=RULE, kind="undecided", where=where, message=UNDECIDED.fill(p=person.id, w=undecided))
    for row in case.county.exemptions:
        if (row.first is None or row.first <= case.last) and (row.last is None or row.last >= case.first):
            yield Note(rule=RULE, kind="other", where=Place(person=row.person), message=_listed(row))


def _listed(row: Exemption) -> Text:
    return LISTED.fill(p=row.person, r=rules()[row.rule].title, w=row.reason, b=row.basis)
