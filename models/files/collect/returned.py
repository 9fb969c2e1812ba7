"""What has come back: whose form each file is, which table of it counts, who sent twice, and what cannot be used."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models.files.collect.asked import Audience
from models.files.collect.current import Current
from models.files.collect.handed import FOLDER, IN, FormId, FormLog, Last, MergedFile
from models.files.collect.number import FormNumber, read_number
from models.files.collect.own import Recipient, recipients, unit_of
from models.files.collect.read_all import read_forms
from models.files.collect.read_form import FormSheet, ReadForm
from models.files.input.clean import match_key
from models.files.input.codes import located_issue, make_issue
from models.issue import Issue


@dataclass(frozen=True)
class Table:
    """A table of a form that counts, and the file that states it."""

    file: str
    sheet: FormSheet


@dataclass
class ReturnedForm:
    """All that one form states, table by table, and the files it comes from."""

    number: FormNumber
    who: Recipient
    tables: dict[str, Table] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


@dataclass
class Returned:
    """The forms that count, in the order of their numbers, the files by what they are, and what was found wrong.

    ``faulty`` are forms of which a file came back that cannot be used.
    """

    forms: list[ReturnedForm] = field(default_factory=list)
    faulty: set[FormNumber] = field(default_factory=set)
    files: list[MergedFile] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True)
class _File:
    """A file that was read and recognized."""

    name: str
    form: ReadForm
    number: FormNumber
    digest: str


def read_returned(root: Path, names: list[str], current: Current, log: FormLog) -> Returned:
    """Read the files ``names`` below ``root`` and return which tables count.

    A file with a fault is named and left out as a whole. Of two that state the same table of a form the one that was
    saved last counts, and one of the last handing out before any of an earlier.
    """
    found = Returned()
    known = {
        FormId(who.audience, who.code): who for audience in Audience for who in recipients(current.county, audience)
    }
    files: list[_File] = []
    for name, form in zip(names, read_forms([root / name for name in names]), strict=True):
        found.issues += [located_issue(issue, name) for issue in form.issues]
        number, issue = _whose(name, form, current, log, known)
        if any(it.severity == "error" for it in form.issues):
            found.faulty |= {number} if number is not None else set()
            continue
        if issue is not None:
            found.issues.append(located_issue(issue, name))
        if number is not None:
            digest = hashlib.sha256((root / name).read_bytes()).hexdigest()
            files.append(_File(name, form, number, digest))
    found.files = [MergedFile(name=f.name, form=str(f.number), digest=f.digest) for f in files]
    found.forms = sorted(_joined(files, known, found.issues), key=lambda form: form.number)
    return found


def _whose(
    name: str, form: ReadForm, current: Current, log: FormLog, known: dict[FormId, Recipient]
) -> tuple[FormNumber | None, Issue | None]:
    """Return whose form a file is, by its number or else by its rows, and what is to be said of that."""
    county = current.county.county.name
    if form.county and match_key(form.county) != match_key(county):
        return None, make_issue("form_other_county", name=name, found=form.county, county=county)
    number = read_number(form.number)
    if number is None:
        return _by_rows(name, form, current, log, known)
    exact = {match_key(who.code): who for id, who in known.items() if id.audience is number.audience}
    who = exact.get(match_key(number.code))
    if who is None:
        return None, make_issue("form_nobody", name=name, found=str(number))
    return number._replace(code=who.code), None


def _by_rows(
    name: str, form: ReadForm, current: Current, log: FormLog, known: dict[FormId, Recipient]
) -> tuple[FormNumber | None, Issue | None]:
    """Return whose form a file without a number is: the one department or unit that all of its rows belong to."""
    owners = {owner for sheet in form.sheets for owner in _owners(sheet, current)} - {""}
    if form.audience is None or len(owners) != 1:
        return None, make_issue("form_unknown", name=name)
    id = FormId(form.audience, owners.pop())
    if id not in known:
        return None, make_issue("form_unknown", name=name)
    last = log.last.get(id)
    number = FormNumber(id.audience, id.code, last.form.round if last else 0)
    return number, make_issue("form_by_rows", name=name, found=known[id].name)


def _owners(sheet: FormSheet, current: Current) -> Iterator[str]:
    """Yield whom each row of a table belongs to, blank where it is not known yet."""
    county = current.county
    for row in sheet.rows:
        said = row.values
        match sheet.key:
            case "staff":
                code = current.code_of("departments", said.get("dept", ""))
                person = county.person_by_id.get(current.code_of("staff", said["id"]))
                yield code or (person.dept if person else "")
            case "absences":
                person = county.person_by_id.get(current.code_of("staff", said["id"]))
                yield person.dept if person else ""
            case "departments":
                yield current.code_of("departments", said.get("id") or said["name"])
            case "facilities":
                yield unit_of(county, current.code_of("facilities", said.get("id") or said["name"]))
            case _:
                yield unit_of(county, current.code_of("facilities", said.get("facility", "")))


def _joined(files: Iterable[_File], known: dict[FormId, Recipient], issues: list[Issue]) -> Iterator[ReturnedForm]:
    """Yield the forms of all files: the newest file counts for each table."""
    newest = sorted(files, key=lambda f: (f.number.round, f.form.saved, f.name), reverse=True)
    forms: dict[FormNumber, ReturnedForm] = {}
    stated: dict[tuple[FormId, str], _File] = {}
    said: set[tuple[str, str]] = set()
    for file in newest:
        id = FormId(file.number.audience, file.number.code)
        form = forms.setdefault(file.number, ReturnedForm(file.number, known[id]))
        form.files.append(file.name)
        for sheet in file.form.sheets:
            first = stated.setdefault((id, sheet.key), file)
            if first is file:
                form.tables[sheet.key] = Table(file.name, sheet)
            elif (first.name, file.name) not in said:
                said.add((first.name, file.name))
                issues.append(_twice(known[id], first, file))
    yield from forms.values()


def _twice(who: Recipient, newer: _File, older: _File) -> Issue:
    """Return that a form came back twice, and which file counts."""
    return make_issue(
        "form_twice", who=who.name, newer=newer.name, older=older.name,
        saved=_moment(newer.form.saved), before=_moment(older.form.saved),
    )  # fmt: skip


def _moment(saved: str) -> str:
    return saved.replace("T", " ")[:16]


def link_issues(root: Path) -> list[Issue]:
    """Return that links in ``collect/in`` are not read."""
    links = sorted(p.relative_to(root / FOLDER).as_posix() for p in (root / IN).rglob("*") if p.is_symlink())
    return [make_issue("form_link", name=name) for name in links]


def old_form(form: ReturnedForm, last: Last) -> Issue:
    """Return that somebody filled in a form of an earlier handing out."""
    return make_issue("form_old", who=form.who.name, found=form.number.round, last=last.form.round)
