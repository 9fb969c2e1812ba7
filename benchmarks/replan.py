"""One person ill for a week in a published month: how few duties move, against the least that is proven."""

import argparse
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.cases import Case
from benchmarks.child import run_apart
from benchmarks.rows import Row, append, missing
from models.county import Absence, AbsenceKind, County, Tier
from models.plan import Duty, RosterPlan
from models.policy import Setting, policy_of
from models.roster import RosterCase, adopt_month
from models.rules import audit
from optimizer.answer import RosterAnswer, SolveOptions
from optimizer.roster import solve

FAMILY = "replan"
LIMIT = 120.0
OFF = Setting(rule="roster.least_change", parameter="mode", value="off")

Place = tuple[str, str, date]
"""A person at a facility on a date."""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the family's options."""
    parser.add_argument("--sizes", default="M")
    parser.add_argument("--seeds", default="1,2,3,4,5")


def run(given: argparse.Namespace) -> Iterator[Row]:
    """Run what has no row yet and yield each new row."""
    for size in given.sizes.split(","):
        for seed in given.seeds.split(","):
            case = Case(size, "month", int(seed))
            if not given.again and not missing(FAMILY, [case.key]):
                continue
            ran = run_apart(ill_for_a_week, case, limit=3 * LIMIT)
            row: Row = {"key": case.key, "seconds": round(ran.seconds, 1), "failure": ran.failure}
            row |= ran.result or {}
            append(FAMILY, row)
            yield row


def ill_for_a_week(case: Case) -> Row:
    """Return what changes when the busiest person of the second week is ill in it, with and without least_change.

    ``moved`` counts duties dropped and duties new; ``least`` is the bound of their number among plans that meet policy
    and need as well as can be; ``touched`` are the people, beside the one who is ill, with any change.
    """
    roster = case.roster()
    before = _plan(_solved(roster, roster.county))
    monday = case.first + timedelta(days=7)
    of_week = [d.person for d in before.duties if monday <= d.date <= monday + timedelta(days=6)]
    who = max(sorted(set(of_week)), key=of_week.count)
    county = _with_illness(adopt_month(roster.county, before), who, monday)
    again, free = _solved(roster, county), _solved(roster, county, (OFF,))
    moved = _places(before) ^ _places(_plan(again))
    least = next(t.bound for t in again.tiers if t.tier is Tier.CHANGE)
    verdict = audit(RosterCase(county, policy_of(county), roster.first, roster.last), _plan(again))
    return {
        "lost": of_week.count(who),
        "moved": len(moved),
        "least": least,
        "touched": len({person for person, _, _ in moved} - {who}),
        "moved_without": len(_places(before) ^ _places(_plan(free))),
        "people": len({d.person for d in before.duties}),
        "duties": len(before.duties),
        "clean": int(verdict.clean),
        **{f"{t.tier.value}_gap": t.gap for t in again.tiers[:2]},
    }


def _solved(roster: RosterCase, county: County, settings: tuple[Setting, ...] = ()) -> RosterAnswer:
    case = RosterCase(county, policy_of(county, "", settings), roster.first, roster.last)
    return solve(case, SolveOptions(time_limit=LIMIT), lambda event: None)


def _plan(answer: RosterAnswer) -> RosterPlan:
    if answer.plan is None:
        raise RuntimeError("no plan")
    return answer.plan


def _with_illness(county: County, person: str, monday: date) -> County:
    ill = Absence(person=person, kind=AbsenceKind.SICK, first=monday, last=monday + timedelta(days=6), reduces=False)
    return county.model_copy(update={"absences": (*county.absences, ill)})


def _places(plan: RosterPlan) -> set[Place]:
    def place(duty: Duty) -> Place:
        return duty.person, duty.facility, duty.date

    return set(map(place, plan.duties))
