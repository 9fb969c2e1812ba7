"""What a returned form claims: rows added, struck or changed against what it was handed out with."""

from dataclasses import dataclass, field

from models.files.collect.asked import IMPLIED, KEYS, OWN, Audience
from models.files.collect.current import Current
from models.files.collect.handed import What
from models.files.collect.number import FormNumber
from models.files.collect.own import Recipient, has_form, unit_of
from models.files.collect.read_form import FormRow
from models.files.collect.returned import ReturnedForm, Table
from models.files.collect.stated import RowId, StatedRow, row_id
from models.files.input.codes import Fault, Place, located_issue, make_issue
from models.files.input.names import NameIndex
from models.files.sheets import SHEET_BY_KEY
from models.issue import Issue

Base = dict[RowId, StatedRow]


@dataclass(frozen=True)
class Cell:
    """A value, and the file and cell that state it."""

    value: str
    file: str
    place: str


@dataclass(frozen=True)
class Claim:
    """What a form says of a row: ``cells`` are the values it states anew, ``base`` the row it was handed out with."""

    row: RowId
    what: What
    cells: dict[str, Cell]
    base: StatedRow | None
    at: Cell


@dataclass
class Claims:
    """The claims of a form, every row that it lists, all it states by now, and what is to be said of it."""

    number: FormNumber
    files: frozenset[str] = frozenset()
    claims: list[Claim] = field(default_factory=list)
    listed: dict[RowId, dict[str, Cell]] = field(default_factory=dict)
    stated: Base = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    @property
    def faulty(self) -> bool:
        """Whether the form cannot be used."""
        return any(issue.severity == "error" for issue in self.issues)


def claims_of(form: ReturnedForm, base: Base, current: Current) -> Claims:
    """Return what a form claims against ``base``, the rows it was handed out with or has stated since."""
    found = Claims(form.number, frozenset(t.file for t in form.tables.values()), stated=dict(base))
    reader = _Reader(form, current)
    for key in KEYS:
        if key in form.tables:
            _read_table(found, reader, form.tables[key], {row: s for row, s in base.items() if row.sheet == key})
    return found


def _read_table(found: Claims, reader: "_Reader", table: Table, base: Base) -> None:
    rows: dict[RowId, tuple[FormRow, dict[str, str]]] = {}
    for row in table.sheet.rows:
        values = reader.resolved(found, table, row)
        id = row_id(table.sheet.key, values)
        if id in rows:
            first = table.sheet.place(rows[id][0].line, KEYS[id.sheet][0])
            _report(found, table, row, KEYS[id.sheet][0], "form_row_twice", first=first)
        else:
            rows[id] = row, values
    if found.faulty:
        return
    known = _matched(base, {id: values for id, (_, values) in rows.items()})
    for id, (row, values) in rows.items():
        _claim(found, reader, table, row, values, known.get(id))
    for id in base.keys() - known.values() - rows.keys():
        if not base[id].struck:
            place = Place(sheet=table.sheet.title)
            issue = make_issue(
                "form_row_deleted", place, title=SHEET_BY_KEY[id.sheet].title, who=label(id, base[id].values)
            )
            found.issues.append(located_issue(issue, table.file))


def _claim(
    found: Claims, reader: "_Reader", table: Table, row: FormRow, values: dict[str, str], known: RowId | None
) -> None:
    """Add what a row claims, ``known`` being the row that it was handed out as."""
    base = found.stated.get(known) if known else None
    id = known or row_id(table.sheet.key, values)
    if base is None and not reader.owns(id, values):
        first = KEYS[id.sheet][0]
        _report(found, table, row, first, "form_row_not_own", who=reader.who.name)
        return
    values = reader.implied(id, values, base)
    cells = {key: Cell(value, table.file, table.sheet.place(row.line, key)) for key, value in values.items()}
    at = Cell(label(id, values), table.file, table.sheet.place(row.line, KEYS[id.sheet][0]))
    claim = _what(reader, id, row, cells, base, at)
    if claim is not None:
        found.claims.append(claim)
    if not row.struck:
        found.listed[id] = cells
    if known:
        found.stated.pop(known)
    found.stated[row_id(id.sheet, values)] = _stated(values, base, struck=row.struck)


def _what(
    reader: "_Reader", id: RowId, row: FormRow, cells: dict[str, Cell], base: StatedRow | None, at: Cell
) -> Claim | None:
    """Return the claim of a row, ``None`` where it says what it was handed out with."""
    if row.struck:
        leaves = id.sheet == "staff" and cells["end"].value if "end" in cells else ""
        if leaves and base is not None:
            row = row.model_copy(update={"struck": False})
        else:
            known = base is not None and not base.struck
            return Claim(id, What.STRUCK, {}, base, at) if known else None
    if base is None or (base.struck and id not in reader.current.rows):
        return Claim(id, What.ADDED, {k: c for k, c in cells.items() if c.value}, None, at)
    changed = {key: cell for key, cell in cells.items() if cell.value != base.values.get(key, "")}
    if base.struck and id.sheet == "staff" and "end" in cells:
        changed["end"], base = cells["end"], _returning(reader.current, id, base)
    return Claim(id, What.CHANGED, changed, base, at) if changed else None


def _returning(current: Current, id: RowId, base: StatedRow) -> StatedRow:
    """Return the base of somebody who was struck and is not any more: the last day in service is the program's own."""
    return base.model_copy(update={"values": base.values | {"end": current.rows[id].values["end"]}})


def _stated(values: dict[str, str], base: StatedRow | None, *, struck: bool) -> StatedRow:
    """Return a row as the form states it by now."""
    before = base.values if base else {}
    kept = tuple(key for key in (base.defaults if base else ()) if values.get(key, before[key]) == before[key])
    added = base is not None and base.added and all(before[key] == value for key, value in values.items())
    return StatedRow(values=before | values, defaults=kept, added=added, struck=struck)


def _matched(base: Base, rows: dict[RowId, dict[str, str]]) -> dict[RowId, RowId]:
    """Return for each row of a form the row it was handed out as: the same keys, else the one that is most like it."""
    found = {id: id for id in rows if id in base}
    rest = {id: stated for id, stated in base.items() if id not in found and not stated.struck}
    for id, values in rows.items():
        if id in found or len(id.key) == 1:
            continue
        like = max(rest, key=lambda other: _likeness(id, values, rest[other]), default=None)
        if like is not None and _likeness(id, values, rest[like]) > 0:
            found[id] = like
            del rest[like]
    return found


def _likeness(id: RowId, values: dict[str, str], other: StatedRow) -> int:
    """Return how many values two rows share, 0 where they are of different people or share no other key."""
    keys = row_id(id.sheet, other.values).key
    if keys[0] != id.key[0] or sum(a == b for a, b in zip(keys, id.key, strict=True)) < len(keys) - 1:
        return 0
    return sum(other.values.get(key) == value for key, value in values.items())


def label(id: RowId, values: dict[str, str]) -> str:
    """Return how a row is named: by what tells it apart, ``P007 年休假 2026-03-09``."""
    named = [values.get(key, "") for key in KEYS[id.sheet]]
    return " ".join(part for part in (*named, values.get("name", "")) if part)


def _report(claims: Claims, table: Table, row: FormRow, column: str, code: str, /, **given: object) -> None:
    """Add an issue at a cell of a form."""
    title, _, cell = table.sheet.place(row.line, column).rpartition("!")
    spec = SHEET_BY_KEY[table.sheet.key]
    values = {"column": spec.column(column).title, "title": spec.title} | given
    claims.issues.append(located_issue(make_issue(code, Place(sheet=title, cell=cell), **values), table.file))


class _Reader:
    """Reads the rows of one form: its own names first, then those of the county."""

    def __init__(self, form: ReturnedForm, current: Current) -> None:
        self.who: Recipient = form.who
        self.current = current
        self._new = NameIndex("unknown_person")
        for row in form.tables["staff"].sheet.rows if "staff" in form.tables else ():
            if not row.struck and row.values.get("id"):
                self._new.add(current.code_of("staff", row.values["id"]), (row.values.get("name"),))
        self._hospital = NameIndex("unknown_department")
        for department in current.county.departments:
            if self.who.audience is Audience.DEPARTMENT and department.employer == self._employer(self.who.code):
                self._hospital.add(department.id, (department.name,))

    def _employer(self, department: str) -> str:
        found = self.current.county.department_by_id.get(department)
        return found.employer if found else ""

    def resolved(self, found: Claims, table: Table, row: FormRow) -> dict[str, str]:
        """Return the values of a row with names replaced by codes; report what is unknown."""
        key, values = table.sheet.key, dict(row.values)
        if key in OWN and not values.get(OWN[key]):
            values[OWN[key]] = self.who.code
        if key in ("departments", "facilities") and not values.get("id"):
            values["id"] = self.current.code_of(key, values["name"])
        for column in SHEET_BY_KEY[key].columns:
            if column.target and values.get(column.key):
                try:
                    values[column.key] = self._code(column.target, values[column.key])
                except Fault as fault:
                    _report(found, table, row, column.key, fault.code, **fault.values)
        known = self.current.rows.get(row_id(key, values))
        if known is not None:
            values |= {column: known.values[column] for column in KEYS[key] if column in values}
        return values

    def _code(self, target: str, said: str) -> str:
        for index in (self._new,) if target == "staff" else (self._hospital,) if target == "departments" else ():
            try:
                return index.find(said)
            except Fault:
                continue
        return self.current.names[target].find(said)

    def owns(self, id: RowId, values: dict[str, str]) -> bool:
        """Return whether a form may state a row that it was not handed out with.

        A row that the county has already is for the comparison to judge.
        """
        if id in self.current.rows:
            return True
        county, code = self.current.county, self.who.code
        match id.sheet:
            case "staff":
                return values["dept"] == code
            case "absences":
                person = county.person_by_id.get(values["id"])
                return person is None or person.dept == code or self._lists(values["id"])
            case "departments":
                return values["id"] == code
            case "needs":
                return values["facility"] == code or unit_of(county, values["facility"]) == code
            case _:
                return True

    def _lists(self, person: str) -> bool:
        try:
            return bool(self._new.find(person))
        except Fault:
            return False

    def implied(self, id: RowId, values: dict[str, str], base: StatedRow | None) -> dict[str, str]:
        """Return the values with those that follow from whose form it is: the employer, the center of a stop."""
        column = IMPLIED.get(id.sheet)
        if column is None:
            return values
        if column == "employer" and values.get("dept", "") not in ("", base.values["dept"] if base else ""):
            return values | {column: self._employer(values["dept"])}
        if base is not None:
            return values | {column: base.values[column]}
        known = self.current.county.facility_by_id.get(values.get("id", ""))
        if column == "parent" and (known is None or not has_form(self.current.county, known)):
            return values | {column: self.who.code}
        return values
