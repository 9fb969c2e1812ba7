"""What returned files answer: each answer checked against the draft, every fault at its cell, contradictions named."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from models.files.consent.columns import COLUMNS
from models.files.consent.forms import Owner, owner_name, owner_of
from models.files.consent.number import ConsentNumber, find_number
from models.files.consent.people import Colleagues
from models.files.consent.read_form import ReadConsent, ReadRow, ReadSheet
from models.files.input.clean import match_key
from models.files.input.codes import Fault, Place, did_you_mean, located_issue, make_issue
from models.files.input.dates import read_date
from models.files.input.named import DIFFERS, Named
from models.files.out.shown import Shown
from models.issue import Issue
from models.month import Answer, AnswerKind, Month, Side
from models.month.answered import Asked, standing
from models.month.duty_code import duty_code
from models.month.substitutes import Substitutes
from models.plan import Duty
from models.roster import RosterCase
from models.text import Text

_HINTED = 30
"""So many unknown duties get a hint of what was meant; a hint compares with every duty."""


@dataclass(frozen=True)
class Questions:
    """What was asked: the draft ``number`` of a month with its ``duties``, and the ``answers`` that have come in.

    ``former`` are the duties of earlier drafts and versions; the case's county has the planner's own pins.
    """

    case: RosterCase
    month: Month
    number: int
    duties: tuple[Duty, ...]
    former: frozenset[str]
    answers: tuple[Answer, ...]


class Spot(NamedTuple):
    """A cell of a file."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        """Return ``心内.xlsx：科室确认表!I7``."""
        return f"{self.file}：{self.sheet}!{self.cell}"


class Claim(NamedTuple):
    """An answer, the cell that gives it, and the cell of its substitute."""

    answer: Answer
    at: Spot
    who: Spot


@dataclass
class Taken:
    """The answers that are new, what they supersede, and what is to be said; with an error nothing counts."""

    answers: tuple[Answer, ...] = ()
    superseded: list[Answer] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def take(files: Iterable[tuple[str, ReadConsent]], asked: Questions) -> Taken:
    """Return what files answer; the same answer again is nothing new."""
    taker = _Taker(asked)
    for name, read in files:
        taker.file(name, read)
    return taker.taken()


class _Taker:
    def __init__(self, asked: Questions) -> None:
        self._asked, self._county = asked, asked.case.county
        self._shown = Shown(self._county, "zh")
        self._duties = {duty_code(d): d for d in asked.duties}
        self._spelled = {match_key(code): code for code in (*sorted(asked.former), *self._duties)}
        self._colleagues = Colleagues(self._county)
        self._named = Named((p.id, p.name) for p in self._county.staff)
        self._before = standing(asked.answers)
        self._claims: dict[Asked, Claim] = {}
        self._issues: list[Issue] = []
        self._unknown = 0

    def file(self, name: str, read: ReadConsent) -> None:
        """Take in what one file states."""
        for issue in read.issues:
            self._issues.append(located_issue(issue, name))
        for sheet in read.sheets:
            number = find_number(sheet.number)
            if number is not None and self._of_another(name, sheet, number):
                continue
            for row in sheet.rows:
                claim = self._claim(name, sheet, number, row)
                if claim is not None:
                    self._enter(claim)

    def _of_another(self, name: str, sheet: ReadSheet, number: ConsentNumber) -> bool:
        """Report a form of another month, or of a draft that there is not."""
        asked = self._asked
        if number.month == asked.month and number.draft <= asked.number:
            return False
        self._say(
            "consent_other_draft", Spot(name, sheet.title, ""), found=str(number), month=str(asked.month),
            draft=asked.number,
        )  # fmt: skip
        return True

    def _claim(self, name: str, sheet: ReadSheet, number: ConsentNumber | None, row: ReadRow) -> Claim | None:
        """Return what a row answers, ``None`` where it answers nothing or is at fault."""
        spots = {key: Spot(name, sheet.title, sheet.place(row.line, key)) for key in COLUMNS}
        if not self._says_something(row, spots):
            return None
        duty = self._duty(row, spots, sheet.side)
        if duty is None or row.answer is None:
            return None
        good = [self._own(duty, number, sheet.side, spots), self._unchanged(duty, row, spots)]
        kind, said = row.answer, row.of("substitute")
        who = ""
        if sheet.side is Side.UNIT and (kind is AnswerKind.SUBSTITUTE or said):
            good.append(self._say("consent_unit_substitute", spots["answer"]))
        elif said and kind is not AnswerKind.SUBSTITUTE:
            good.append(self._say("consent_needless_substitute", spots["substitute"], answer=kind.text, found=said))
        elif kind is AnswerKind.SUBSTITUTE:
            who = self._substitute(duty, said, spots["substitute"])
            good.append(bool(who))
        if kind is AnswerKind.DECLINED and not row.of("reason"):
            good.append(self._say("consent_no_reason", spots["reason"]))
        if not all(good) or row.faulty:
            return None
        answer = Answer(
            duty=duty_code(duty),
            draft=number.draft if number is not None else self._asked.number,
            side=sheet.side,
            kind=kind,
            substitute=who,
            reason=row.of("reason"),
            signed=row.of("sign"),
            source=name,
        )
        return Claim(answer, spots["answer"], spots["substitute"])

    def _says_something(self, row: ReadRow, spots: dict[str, Spot]) -> bool:
        """Return whether a row answers; one that names a substitute or a reason without an answer is at fault."""
        if row.answer is not None:
            return True
        if "answer" in row.faulty or not row.of("duty"):
            return False
        if row.of("substitute") or row.of("reason"):
            self._say("consent_no_answer", spots["answer"], duty=row.of("duty"))
        elif row.of("sign"):
            self._say("consent_only_signed", spots["answer"], duty=row.of("duty"))
        return False

    def _duty(self, row: ReadRow, spots: dict[str, Spot], side: Side) -> Duty | None:
        """Return the duty that a row is about, ``None`` where it is unknown or no longer planned."""
        said = row.of("duty")
        if not said:
            if "duty" not in row.faulty:
                self._say("blank", spots["duty"], column=COLUMNS["duty"].title, title=Text(zh="确认表", en="form"))
            return None
        code = said if said in self._duties else self._spelled.get(match_key(said), "")
        if code in self._duties:
            return self._duties[code]
        if code and self._known_already(code, side, row):
            return None
        if code:
            self._say("consent_gone", spots["duty"], found=code)
            return None
        self._unknown += 1
        hints = {match_key(c): c for c in self._duties} if self._unknown <= _HINTED else {}
        self._say("consent_unknown_duty", spots["duty"], found=said[:80], hint=did_you_mean(match_key(said), hints))
        return None

    def _known_already(self, code: str, side: Side, row: ReadRow) -> bool:
        """Return whether an answer to a duty of an earlier draft was taken in before: nothing is to be said of it."""
        before = self._before.get((code, side))
        return before is not None and before.kind is row.answer

    def _own(self, duty: Duty, number: ConsentNumber | None, side: Side, spots: dict[str, Spot]) -> bool:
        """Report a row of somebody else on a numbered form."""
        owner = owner_of(self._county, duty, side)
        if number is None or match_key(number.code) == match_key(owner.code) or not self._is_owner(number, side):
            return True
        return self._say("consent_not_own", spots["duty"], found=duty_code(duty), who=owner_name(self._county, owner))

    def _is_owner(self, number: ConsentNumber, side: Side) -> bool:
        known = self._county.department_by_id if side is Side.DEPARTMENT else self._county.facility_by_id
        return match_key(number.code) in {match_key(code) for code in known}

    def _unchanged(self, duty: Duty, row: ReadRow, spots: dict[str, Spot]) -> bool:
        """Report a date, place or name that was written over: the answer would be to another duty than was asked."""
        good = self._person_unchanged(duty, row, spots)
        place = self._county.facility_by_id[duty.facility]
        places = {match_key(said) for said in (place.id, place.name, place.short_name, self._shown.short(place.id))}
        there, day = row.of("facility"), row.of("date")
        if there and match_key(there) not in places:
            good = self._written_over("facility", row, spots, duty)
        if day and not _same_date(day, duty):
            good = self._written_over("date", row, spots, duty)
        return good

    def _person_unchanged(self, duty: Duty, row: ReadRow, spots: dict[str, Spot]) -> bool:
        """Report the name of somebody else; of a person whose name is not kept the form shows the code."""
        other = self._named.differs(duty.person, row.of("name"))
        if other is not None:
            return self._say(DIFFERS, spots["name"], **other)
        kept = self._county.person_by_id[duty.person].name
        if kept or match_key(row.of("name")) in ("", match_key(duty.person)):
            return True
        return self._written_over("name", row, spots, duty)

    def _written_over(self, key: str, row: ReadRow, spots: dict[str, Spot], duty: Duty) -> bool:
        return self._say(
            "consent_written_over", spots[key], column=COLUMNS[key].title, found=row.of(key), duty=duty_code(duty)
        )

    def _substitute(self, duty: Duty, said: str, at: Spot) -> str:
        """Return who goes instead, blank where that is not known or cannot be."""
        if not said:
            self._say("consent_no_substitute", at)
            return ""
        dept = self._county.person_by_id[duty.person].dept
        try:
            code = self._colleagues.find(said, dept)
        except Fault as fault:
            self._say(
                fault.code, at, column=COLUMNS["substitute"].title, title=COLUMNS["substitute"].title, **fault.values
            )
            return ""
        person = self._county.person_by_id[code]
        if code == duty.person:
            self._say("consent_same_person", at, found=code)
        elif person.dept != dept:
            self._say(
                "consent_other_department",
                at,
                found=code,
                dept=owner_name(self._county, Owner(Side.DEPARTMENT, person.dept)),
            )
        else:
            return code
        return ""

    def _enter(self, claim: Claim) -> None:
        """Keep a claim; report one that says something else than another of the same duty and side."""
        key = (claim.answer.duty, claim.answer.side)
        first = self._claims.setdefault(key, claim)
        if not _same(first.answer, claim.answer):
            self._say(
                "consent_contradiction", claim.at, duty=claim.answer.duty, said=said_of(claim.answer),
                other=str(first.at), first=said_of(first.answer),
            )  # fmt: skip

    def taken(self) -> Taken:
        """Return what all files come to."""
        found = Taken(issues=self._issues)
        holding = self._before | {key: claim.answer for key, claim in self._claims.items()}
        others = Substitutes(self._asked.case, self._asked.duties, holding.values())
        for claim in self._claims.values():
            if claim.answer.kind is AnswerKind.SUBSTITUTE:
                self._check(claim, others)
        new = []
        for key, claim in self._claims.items():
            before = self._before.get(key)
            if before is not None and _same(before, claim.answer) and claim.answer.reason in ("", before.reason):
                continue
            new.append(claim.answer)
            if before is not None and not _same(before, claim.answer):
                found.superseded.append(before)
                self._say(
                    "consent_superseded", claim.at, duty=before.duty, before=said_of(before), source=before.source,
                    now=said_of(claim.answer),
                )  # fmt: skip
        found.answers = tuple(new)
        return found

    def _check(self, claim: Claim, others: Substitutes) -> None:
        """Report a substitute who may not go then and there, or is of another specialty."""
        duty = self._duties[claim.answer.duty]
        person = self._county.person_by_id[claim.answer.substitute]
        reason = others.against(duty, person)
        if reason is not None:
            self._say("consent_barred", claim.who, found=person.id, duty=claim.answer.duty, reason=reason)
        elif duty.specialty and person.specialty != duty.specialty:
            self._say(
                "consent_other_specialty", claim.who, found=person.id, specialty=person.specialty,
                wanted=duty.specialty,
            )  # fmt: skip

    def _say(self, code: str, at: Spot, **values: object) -> bool:
        """Add an issue at a cell; returns ``False``, which is what there is to say of a row with a fault."""
        self._issues.append(make_issue(code, Place(sheet=f"{at.file}：{at.sheet}", cell=at.cell), **values))
        return False


def said_of(answer: Answer) -> Text:
    """Return an answer in words: 换人 P007."""
    return Text(zh=f"{answer.kind.zh} {answer.substitute}".strip(), en=f"{answer.kind.en} {answer.substitute}".strip())


def _same(one: Answer, other: Answer) -> bool:
    """Return whether two answers mean the same."""
    return (one.kind, one.substitute) == (other.kind, other.substitute)


def _same_date(said: str, duty: Duty) -> bool:
    try:
        return read_date(said) == duty.date
    except Fault:
        return False
