"""Who is obliged to what: the weekly roll of a lead hospital, the annual days of a person."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property, lru_cache
from math import ceil, floor

from models.county.county import County
from models.county.staff import Absence, Exemption, Person
from models.county.words import Category, FacilityKind, Part, Title
from models.policy.policy import Policy
from models.roster.calendar import each_day, month_ends
from models.roster.presence import Presence
from models.text import Text, text

WEEKLY, ANNUAL = "roster.weekly_share", "roster.annual_days"


@dataclass(frozen=True)
class AnnualDue:
    """The days that a person owes in a year: in full, and after reduction to the obliged ``months``."""

    person: str
    year: int
    full: float
    due: float
    months: tuple[int, ...]
    basis: tuple[Text, ...]
    pace: Mapping[int, float] = field(default_factory=dict)

    def by(self, month: int) -> float:
        """Return the days due by the end of ``month``: due x cumulative share, half up to 0.5.

        The share is that of the obliged months; or, where there is a year plan, its ``pace``: the days that it has by
        then, and all that is due by the last month it plans.
        """
        if not self.pace:
            passed = sum(m <= month for m in self.months)
            return half_up(Fraction(self.due) * Fraction(passed, len(self.months)))
        if month >= max(self.pace):
            return self.due
        return min(self.due, max((days for m, days in self.pace.items() if m <= month), default=0.0))


class Obligations:
    """Derived data of the obliged: rolls and annual days. What was served is counted elsewhere."""

    def __init__(self, county: County, policy: Policy, presence: Presence) -> None:
        self._county, self._policy, self._presence = county, policy, presence
        self._senders = {f.id for f in county.facilities if f.sends}
        self._due: dict[tuple[str, int], AnnualDue | None] = {}

    def weekly_hospitals(self) -> tuple[str, ...]:
        """Return the lead hospitals, each of which has a weekly share of its own."""
        return tuple(f.id for f in self._county.facilities if f.kind is FacilityKind.LEAD_HOSPITAL and f.sends)

    def weekly_roll(self, hospital: str, week: date) -> tuple[Person, ...]:
        """Return the staff on the roll of ``hospital`` whom the weekly share counts in the week of ``week``.

        On the roll, of the lowest title or above at the Monday, in service in the week, and not listed as not included
        for the whole week. Who may not be sent stays on the roll.
        """
        lowest = Title(self._policy.text_value(WEEKLY, "min_title"))
        days = list(each_day(week, week + timedelta(days=6)))
        return tuple(
            p
            for p in self._county.staff
            if p.employer == hospital
            and p.on_roll
            and title_on(p, week).at_least(lowest)
            and any(self._presence.in_service(p, d) for d in days)
            and not all(self._listed(p, WEEKLY, d) for d in days)
        )

    def away_all_week(self, person: Person, workdays: Iterable[date]) -> bool:
        """Return whether the person is present on no working day of the week."""
        return not any(self._presence.present(person, d, h) for d in workdays for h in Part.DAY.halves)

    def annual(self, person: Person, year: int) -> AnnualDue | None:
        """Return what the person owes in ``year``, or ``None`` where nothing is owed."""
        key = (person.id, year)
        if key not in self._due:
            self._due[key] = self._annual(person, year)
        return self._due[key]

    def excluded(self, person: Person) -> Text | None:
        """Return why the person is not included in annual days by post or department, or ``None``."""
        if self._policy.measured("roster.exempt"):
            roles = set(self._policy.words("roster.exempt", "roles"))
            held = roles & set(role_words(person.role))
            if held:
                word = "、".join(sorted(held))
                return text("行政职务：{w}", "post held: {w}").fill(w=word)
            kind = self._county.department_by_id[person.dept].kind
            if kind.value in self._policy.words("roster.exempt", "departments"):
                return text("科室属性：{w}", "kind of department: {w}").fill(w=kind.text)
        return None

    def not_included(self, person: Person, year: int) -> Text | None:
        """Return why a person of the kind that annual days ask owes none in ``year``: post, department, or the list."""
        if not self.is_annual_kind(person):
            return None
        listed = self._exempted(person, year)
        if self.excluded(person) or self.annual(person, year) or not listed:
            return self.excluded(person)
        return Text(zh="；".join(t.zh for t in listed), en="; ".join(t.en for t in listed))

    def undecided(self, person: Person) -> Text | None:
        """Return why the county has yet to decide whether the person is included, or ``None``."""
        if not self.is_annual_kind(person) or self.excluded(person):
            return None
        if any(e.person == person.id and e.rule == ANNUAL for e in self._county.exemptions):
            return None
        held = set(self._policy.words("roster.exempt", "undecided_roles")) & set(role_words(person.role))
        kind = self._county.department_by_id[person.dept].kind
        if held:
            return text("行政职务：{w}", "post held: {w}").fill(w="、".join(sorted(held)))
        if kind.value in self._policy.words("roster.exempt", "undecided_departments"):
            return text("科室属性：{w}", "kind of department: {w}").fill(w=kind.text)
        return None

    def is_annual_kind(self, person: Person) -> bool:
        """Return whether the person is of the kind that annual days ask: a front-line physician on a sending roll."""
        return (
            person.employer in self._senders
            and person.on_roll
            and person.category is Category.PHYSICIAN
            and person.front_line
            and person.license_class.value in self._policy.words(ANNUAL, "license_classes")
        )

    def _annual(self, person: Person, year: int) -> AnnualDue | None:
        if not self.is_annual_kind(person) or self.excluded(person):
            return None
        months = tuple(m for m in range(1, 13) if self._obliged_month(person, year, m))
        if not months:
            return None
        full = self._policy.days(ANNUAL, "days")
        due = half_above(Fraction(full) * Fraction(len(months), 12))
        pace = self._pace.get((person.id, year), {})
        return AnnualDue(person.id, year, full, due, months, self._basis(person, year), pace)

    @cached_property
    def _pace(self) -> dict[tuple[str, int], dict[int, float]]:
        """The year plan's days so far, by month, of everybody who is to serve any."""
        pace: dict[tuple[str, int], dict[int, float]] = defaultdict(dict)
        for row in self._county.pace:
            pace[row.person, row.year][row.month] = row.days
        return {key: months for key, months in pace.items() if any(months.values())}

    def _obliged_month(self, person: Person, year: int, month: int) -> bool:
        first, last = month_ends(year, month)
        lowest = Title(self._policy.text_value(ANNUAL, "min_title"))
        if not title_on(person, first - timedelta(days=1)).at_least(lowest):
            return False
        return not all(self._lost(person, day) for day in each_day(first, last))

    def _lost(self, person: Person, day: date) -> bool:
        return (
            not self._presence.in_service(person, day)
            or any(a.first <= day <= a.last for a in self._reducing(person))
            or self._listed(person, ANNUAL, day)
        )

    def _reducing(self, person: Person) -> list[Absence]:
        kinds = self._policy.words(ANNUAL, "reducing")
        return [
            a for a in self._presence.absences(person.id) if a.reduces and a.part is Part.DAY and a.kind.value in kinds
        ]

    def _listed(self, person: Person, rule: str, day: date) -> bool:
        return any(e.person == person.id and e.rule == rule and covers(e, day) for e in self._exemptions())

    def _exemptions(self) -> tuple[Exemption, ...]:
        return self._county.exemptions if self._policy.measured("roster.exempt") else ()

    def _exempted(self, person: Person, year: int) -> list[Text]:
        """Return what the list of those not included says of the person in ``year``, each with its document."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        return [
            text("{a}至{b} {r} {d}", "{a} to {b} {r} {d}").fill(
                a=max(e.first or first, first), b=min(e.last or last, last), r=e.reason, d=e.basis
            )
            for e in self._exemptions()
            if e.person == person.id and e.rule == ANNUAL and (e.first or first) <= last and (e.last or last) >= first
        ]

    def _basis(self, person: Person, year: int) -> tuple[Text, ...]:
        """Return what reduces the person's days in ``year``, each with its dates and document."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        notes = [
            text("{k} {a}至{b} {d}", "{k} {a} to {b} {d}").fill(k=a.kind.text, a=a.first, b=a.last, d=a.basis)
            for a in self._reducing(person)
            if a.first <= last and a.last >= first
        ]
        notes += [text("不纳入 {t}", "not included {t}").fill(t=t) for t in self._exempted(person, year)]
        if person.start and person.start > first:
            notes.append(text("{d} 到岗", "in service from {d}").fill(d=person.start))
        if person.end and person.end < last:
            notes.append(text("{d} 离岗", "in service until {d}").fill(d=person.end))
        if person.title_from and first <= person.title_from <= last:
            notes.append(text("{d} 聘任", "title held from {d}").fill(d=person.title_from))
        return tuple(notes)


def title_on(person: Person, day: date) -> Title:
    """Return the title held on ``day``; before ``title_from`` it is taken to be one level lower."""
    if person.title_from is None or person.title_from <= day:
        return person.title
    levels = list(Title)
    return levels[max(0, levels.index(person.title) - 1)]


@lru_cache(maxsize=1024)
def role_words(role: str) -> tuple[str, ...]:
    """Return the posts named in a cell such as ``党委书记、院长（兼）``."""
    bare = re.sub(r"[（(][^）)]*[）)]", "", role)
    return tuple(w for w in re.split(r"[、,，;；/／\s]+", bare) if w)


def covers(exemption: Exemption, day: date) -> bool:
    """Return whether ``day`` lies between the exemption's dates; an empty date leaves that side open."""
    return (exemption.first is None or exemption.first <= day) and (exemption.last is None or day <= exemption.last)


def half_up(days: Fraction) -> float:
    """Return ``days`` rounded half up to a multiple of 0.5."""
    return floor(days * 2 + Fraction(1, 2)) / 2


def half_above(days: Fraction) -> float:
    """Return ``days`` rounded up to a multiple of 0.5."""
    return ceil(days * 2) / 2
