"""The forms of a draft: for each side that is to be asked, the duties that it has not agreed to yet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.county import County
from models.files.collect.own import unit_of
from models.files.consent.columns import SHOWN, TITLE
from models.files.consent.form_file import Form, FormRow, form_bytes
from models.files.consent.number import ConsentNumber
from models.files.out.shown import Shown
from models.month import Answer, Drafted, Side, read_month
from models.month.answered import agreed
from models.month.duty_code import duty_code
from models.month.substitutes import Substitutes
from models.plan import Duty
from models.text import Lang, text

_TITLE = text("{who}　{t}　{m}　第{n}稿", "{who}: {t}, {m}, draft {n}")
_BEFORE = text("另有{n}个班次此前已同意，照旧，不再询问。", "{n} more duties were agreed to before and stand.")
_HOW = {
    Side.DEPARTMENT: text(
        "每行填意见：同意；换人（在“换人”栏选本科室人员）；不同意（写明理由）。未填的视为未答复。请勿改动其他各列。",
        "Answer each row: 同意, 换人 with a colleague of this department, or 不同意 with a reason. Blank is no answer.",
    ),
    Side.UNIT: text(
        "每行填意见：同意；不同意（写明理由）。未填的视为未答复。请勿改动其他各列。",
        "Answer each row: 同意, or 不同意 with a reason. A blank is no answer. Change no other column.",
    ),
}


@dataclass(frozen=True)
class Owner:
    """Who is asked about a duty."""

    side: Side
    code: str


def owner_of(county: County, duty: Duty, side: Side) -> Owner:
    """Return whom of a side a duty is asked: the person's department; the unit, a clinic's being its center."""
    if side is Side.DEPARTMENT:
        return Owner(side, county.person_by_id[duty.person].dept)
    return Owner(side, unit_of(county, duty.facility) or duty.facility)


def by_owner(county: County, duties: Iterable[Duty], side: Side) -> dict[Owner, list[Duty]]:
    """Return duties by whom they are asked, both in the order of the county's sheets, the duties by date."""
    found: dict[Owner, list[Duty]] = defaultdict(list)
    for duty in sorted(duties, key=lambda d: (d.date, d.part, d.facility, d.person)):
        found[owner_of(county, duty, side)].append(duty)
    places = {f.id: n for n, f in enumerate(county.facilities)}
    order = {d.id: n for n, d in enumerate(county.departments)} if side is Side.DEPARTMENT else places
    return dict(sorted(found.items(), key=lambda item: order[item[0].code]))


def owner_name(county: County, owner: Owner) -> str:
    """Return what a department or unit is called; a department with its hospital where others share its name."""
    if owner.side is Side.UNIT:
        return county.facility_by_id[owner.code].name
    own = county.department_by_id[owner.code]
    shared = sum(d.name == own.name for d in county.departments) > 1
    hospital = county.facility_by_id[own.employer]
    return f"{hospital.short_name or hospital.name}{own.name}" if shared else own.name


def consent_forms(
    county: County,
    drafted: Drafted,
    duties: tuple[Duty, ...],
    answers: tuple[Answer, ...],
    substitutes: Substitutes,
    lang: Lang,
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each form; none for a side that has agreed to all of its duties."""
    shown, taken = Shown(county, lang), set[str]()
    for side in Side:
        known = agreed(answers, side)
        for owner, own in by_owner(county, duties, side).items():
            asked = [d for d in own if duty_code(d) not in known]
            if asked:
                form = _form(shown, drafted, owner, asked, len(own) - len(asked), substitutes)
                yield _free(owner, taken), form_bytes(form, lang)


def _form(
    shown: Shown, drafted: Drafted, owner: Owner, asked: list[Duty], before: int, substitutes: Substitutes
) -> Form:
    month, side = read_month(drafted.month), owner.side
    title = _TITLE.fill(
        who=owner_name(shown.county, owner), t=TITLE[side], m=shown.month(month.first), n=drafted.number
    )
    how = (_HOW[side], *([_BEFORE.fill(n=before)] if before else []))
    return Form(
        side=side,
        title=shown.say(title),
        number=str(ConsentNumber(side, month, drafted.number, owner.code)),
        how=" ".join(shown.say(said) for said in how),
        head=_head(shown.county, owner),
        rows=tuple(_row(shown, owner, duty, substitutes) for duty in asked),
    )


def _head(county: County, owner: Owner) -> str:
    if owner.side is Side.UNIT:
        return county.facility_by_id[owner.code].contact
    return county.department_by_id[owner.code].head


def _row(shown: Shown, owner: Owner, duty: Duty, substitutes: Substitutes) -> FormRow:
    employer, dept = shown.place_of(duty.person)
    said = {
        "duty": duty_code(duty),
        "date": duty.date.isoformat(),
        "weekday": shown.weekday(duty.date),
        "part": shown.word(duty.part),
        "facility": shown.short(duty.facility),
        "employer": employer,
        "dept": dept,
        "name": shown.person(duty.person),
        "title": shown.title(duty.person),
        "specialty": duty.specialty,
    }
    others = substitutes.for_duty(duty) if owner.side is Side.DEPARTMENT else []
    cells = tuple(said.get(key, "") for key in SHOWN[owner.side])
    return FormRow(cells, tuple(" ".join(dict.fromkeys((p.id, shown.person(p.id)))) for p in others))


def _free(owner: Owner, taken: set[str]) -> str:
    """Return a form's file name: the code, with a number where a department and a unit share one."""
    stem = "".join("_" if c in '\\/:*?"<>|' or c.isspace() or ord(c) < 32 else c for c in owner.code).lstrip(".~")
    name, count = f"{stem or '_'}.xlsx", 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem or '_'}-{count}.xlsx"
    taken.add(name.casefold())
    return name
