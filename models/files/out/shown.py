"""How people, places and dates of a county are shown to a reader, in one language."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from models.county import County, Facility, Part
from models.county.words import Category, Funding, Level, Word
from models.headcount.classes import PostClass
from models.text import Lang, Text, text
from models.verdict import Place

_WEEKDAYS = (
    text("一", "Mon"), text("二", "Tue"), text("三", "Wed"), text("四", "Thu"), text("五", "Fri"), text("六", "Sat"),
    text("日", "Sun"),
)  # fmt: skip
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_HALVES = {Part.AM: text("上", "am"), Part.PM: text("下", "pm")}


@dataclass(frozen=True)
class Shown:
    """The names of one county in one language; codes stand in where a name is blank."""

    county: County
    lang: Lang

    def say(self, said: Text) -> str:
        """Return a text in this language."""
        return said.say(self.lang)

    def word(self, word: Word) -> str:
        """Return a word of a vocabulary in this language."""
        return word.zh if self.lang == "zh" else word.en

    def person(self, code: str) -> str:
        """Return a person's name, or the code where the name is blank or the person unknown."""
        found = self.county.person_by_id.get(code)
        return (found.name or found.id) if found else code

    def facility(self, code: str) -> str:
        """Return a facility's name, or the code where it is unknown."""
        found = self.county.facility_by_id.get(code)
        return found.name if found else code

    def readable(self, code: str) -> str:
        """Return what a reader of the sheet finds a facility by: its name, or its code where others share the name."""
        name = self.facility(code)
        return name if self._names[name] == 1 else code

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(f.name for f in self.county.facilities)

    def short(self, code: str) -> str:
        """Return a facility's short name, which no other facility shares: the full name where two share one."""
        return self._short.get(code, code)

    @cached_property
    def _short(self) -> dict[str, str]:
        places = self.county.facilities
        given = [f.short_name or f.name for f in places]
        return {f.id: s if given.count(s) == 1 else f.name for f, s in zip(places, given, strict=True)}

    def brief(self, code: str) -> str:
        """Return the shortest that a reader of the sheet finds a facility by: short name, name or code."""
        said = self.short(code)
        return said if self._called[said] == 1 else self.readable(code)

    @cached_property
    def _called(self) -> Counter[str]:
        return Counter(name for f in self.county.facilities for name in {f.id, f.name, f.short_name or f.name})

    def post_class(self, of: PostClass) -> str:
        """Return a class of posts: 基层 乡镇卫生院 全额."""
        return f"{self.word(of.level)} {of.class_type} {self.word(of.funding)}"

    def department(self, code: str) -> str:
        """Return a department's name, or the code where it is unknown."""
        found = self.county.department_by_id.get(code)
        return found.name if found else code

    def title(self, code: str) -> str:
        """Return a person's title."""
        found = self.county.person_by_id.get(code)
        return self.word(found.title) if found else ""

    def place_of(self, code: str) -> tuple[str, str]:
        """Return the names of a person's employer and department."""
        return self._places.get(code, ("", ""))

    @cached_property
    def _places(self) -> dict[str, tuple[str, str]]:
        return {p.id: (self.short(p.employer), self.department(p.dept)) for p in self.county.staff}

    def weekday(self, day: dt.date) -> str:
        """Return the weekday: 一, or Mon."""
        return self.say(_WEEKDAYS[day.weekday()])

    def half(self, part: Part) -> str:
        """Return 上 or 下 for a half-day, nothing for a whole day."""
        return self.say(_HALVES[part]) if part in _HALVES else ""

    def month(self, day: dt.date) -> str:
        """Return 2026年3月, or March 2026."""
        return f"{day.year}年{day.month}月" if self.lang == "zh" else f"{_MONTHS[day.month - 1]} {day.year}"

    def phase(self, code: str) -> str:
        """Return a phase as people call it: ``1`` is 第1期, or phase 1."""
        if self.lang == "en":
            return f"phase {code}"
        if code.isdigit():
            return f"第{code}期"
        return code if "期" in code else f"{code}期"

    def span(self, first: dt.date, last: dt.date) -> str:
        """Return two dates as ``2026-03-02 至 2026-03-08``."""
        return self.say(text("{a} 至 {b}", "{a} to {b}").fill(a=first.isoformat(), b=last.isoformat()))

    def week(self, monday: dt.date) -> str:
        """Return the Monday and the Sunday of a week."""
        return self.span(monday, monday + dt.timedelta(days=6))

    def who(self, where: Place) -> str:
        """Return whom a finding is about: person, facility, specialty, kind of center, class of posts and the like."""
        parts = [
            self._person_and_code(where.person),
            self.department(where.department),
            self.short(where.hospital),
            self.short(where.facility),
            where.specialty,
            where.center,
            self._of(Level, where.level),
            where.class_type,
            self._of(Funding, where.funding),
            self._of(Category, where.category),
        ]
        return " ".join(p for p in parts if p)

    def _of(self, vocabulary: type[Word], found: str) -> str:
        return self.word(vocabulary(found)) if found else ""

    def _person_and_code(self, code: str) -> str:
        name = self.person(code)
        return name if name == code else f"{name}（{code}）"

    def when(self, where: Place) -> str:
        """Return when a finding is: a date with its part, a week, a month, a phase or a year."""
        if where.date is not None:
            part = self.word(Part(where.part)) if where.part else ""
            return f"{where.date.isoformat()} {part}".strip()
        if where.week is not None:
            return self.week(where.week)
        if where.month:
            return where.month
        if where.phase:
            return self.phase(where.phase)
        return str(where.year) if where.year is not None else ""

    @property
    def consortium(self) -> str:
        """The consortium's name; where none is given, the county's with the usual words after it."""
        info = self.county.county
        if info.consortium:
            return info.consortium
        return self.say(text("{n}紧密型县域医共体", "{n} county medical consortium").fill(n=info.name))

    def contact(self, facility: Facility) -> str:
        """Return who answers at a facility, and the phone, as far as they are given."""
        return " ".join(p for p in (facility.contact, facility.phone) if p)
