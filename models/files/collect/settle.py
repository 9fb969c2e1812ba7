"""Claims of all forms beside each other and beside the county as it is now: what holds, and what contradicts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from models.base import Record
from models.files.collect.claims import Cell, Claim, Claims
from models.files.collect.current import Current
from models.files.collect.handed import What
from models.files.collect.stated import RowId, StatedRow
from models.files.sheets import SHEET_BY_KEY
from models.text import Text, text

WHOLE_ROW = text("整行", "the row")
STRUCK = text("撤销", "strike")
_GONE, _STRUCK, _KEPT = "（无此行）", "（撤销）", "（保留）"


class Statement(Record):
    """What one side says: the file, the cell in it, and the value as a cell shows it."""

    file: str
    place: str
    value: str


class Contradiction(Record):
    """Two places that do not agree about ``field`` of ``who``; nothing is written while there is one."""

    sheet: str
    who: str
    field: Text
    one: Statement
    other: Statement


@dataclass(frozen=True)
class Edit:
    """What is to become of a row of the county; ``cells`` are its new values, a blank one to be cleared."""

    row: RowId
    what: What
    cells: dict[str, Cell]
    at: Cell


@dataclass
class Settled:
    """The edits that hold and the contradictions that are left."""

    edits: list[Edit] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)


def settle(current: Current, forms: Iterable[Claims], taken: tuple[str, ...]) -> Settled:
    """Return what holds.

    A value that a form changed holds where the county still has what the form was handed out with, and no other form
    says otherwise. Where two disagree, the file that is named first in ``taken`` is right; else they contradict.
    """
    court = _Court(current, taken)
    by_row: dict[RowId, list[Claim]] = defaultdict(list)
    for form in forms:
        for claim in form.claims:
            by_row[claim.row].append(claim)
        for row, cells in form.listed.items():
            court.listed[row].append(cells)
    for row, claims in by_row.items():
        court.row(row, claims)
    return court.settled


class _Court:
    """Judges row by row."""

    def __init__(self, current: Current, taken: tuple[str, ...]) -> None:
        self.current, self.taken = current, taken
        self.listed: dict[RowId, list[dict[str, Cell]]] = defaultdict(list)
        self.settled = Settled()

    def row(self, row: RowId, claims: list[Claim]) -> None:
        """Judge all that is claimed of one row."""
        strikes = [c for c in claims if c.what is What.STRUCK]
        others = [c for c in claims if c.what is not What.STRUCK]
        now = self.current.rows.get(row)
        if now is None:
            self._absent(row, others)
        elif not strikes:
            self._edit(row, others, now)
        elif any(c.what is What.ADDED for c in others):
            self._edit(row, others, now, moved=True)
        else:
            self._strike(row, strikes[0], others, now)

    def _strike(self, row: RowId, strike: Claim, others: list[Claim], now: StatedRow) -> None:
        """Strike a row, unless another form changes it, or the county has changed it since it was handed out."""
        against = [cell for c in others for cell in c.cells.values()]
        against += [self._now(row, key) for key in now.values if _changed_since(now, strike.base, key)]
        said = Cell(_STRUCK, strike.at.file, strike.at.place)
        kept = [Cell(f"{_KEPT}{cell.value}", cell.file, cell.place) for cell in against]
        winner = self._winner(row, strike.at, STRUCK, [said, *kept[:1]])
        if winner is said:
            self.settled.edits.append(Edit(row, What.STRUCK, {}, strike.at))
        elif winner is not None and others:
            self._edit(row, others, now)

    def _absent(self, row: RowId, claims: list[Claim]) -> None:
        """Add a row that the county has not; a form that only changes it contradicts whoever removed it."""
        adds = [c for c in claims if c.what is What.ADDED]
        if not adds:
            for claim in claims:
                first = next(iter(claim.cells.values()))
                gone = Cell(_GONE, self.current.located.name, SHEET_BY_KEY[row.sheet].title.zh)
                if self._winner(row, claim.at, WHOLE_ROW, [first, gone]) is first:
                    cells = next(its for its in self.listed[row] if its[next(iter(its))].file == first.file)
                    self.settled.edits.append(Edit(row, What.ADDED, _filled(cells), claim.at))
            return
        cells = {key: cell for key, cell in self._agreed(row, claims, None).items() if cell.value}
        self.settled.edits.append(Edit(row, What.ADDED, cells, adds[0].at))

    def _edit(self, row: RowId, claims: list[Claim], now: StatedRow, moved: bool = False) -> None:
        """Change the values that are not yet as agreed."""
        agreed = self._agreed(row, claims, now, moved)
        cells = {key: cell for key, cell in agreed.items() if cell.value != now.values.get(key, "")}
        if cells:
            self.settled.edits.append(Edit(row, What.CHANGED, cells, claims[0].at))

    def _agreed(self, row: RowId, claims: list[Claim], now: StatedRow | None, moved: bool = False) -> dict[str, Cell]:
        """Return the value of each column that somebody claims and nobody contradicts; the employer follows."""
        agreed: dict[str, Cell] = {}
        for key in dict.fromkeys(key for claim in claims for key in claim.cells if key != "employer"):
            mine = [claim for claim in claims if key in claim.cells]
            sides = [claim.cells[key] for claim in mine]
            sides += [cells[key] for cells in self.listed[row] if key in cells and not _is_own(cells[key], mine)]
            spoken = any(cell.file != mine[0].at.file for cell in sides)
            if now is not None and not moved and any(_counts(now, claim, key, spoken) for claim in mine):
                sides.append(self._now(row, key))
            winner = self._winner(row, mine[0].at, SHEET_BY_KEY[row.sheet].column(key).title, sides)
            if winner is not None:
                agreed[key] = winner
        if row.sheet == "staff" and "dept" in agreed:
            ward = self.current.county.department_by_id[agreed["dept"].value]
            agreed["employer"] = replace(agreed["dept"], value=ward.employer)
        return agreed

    def _now(self, row: RowId, key: str) -> Cell:
        """Return what the county says now."""
        value = self.current.rows[row].values[key]
        return Cell(value, self.current.located.name, self.current.place(row, key))

    def _winner(self, row: RowId, at: Cell, field: Text, sides: list[Cell]) -> Cell | None:
        """Return the side that holds; ``None``, with the contradictions noted, where nobody has settled it."""
        first = sides[0]
        against = list({cell.value: cell for cell in reversed(sides) if cell.value != first.value}.values())
        if not against:
            return first
        for name in self.taken:
            for cell in sides:
                if cell.file == name:
                    return cell
        for other in reversed(against):
            self.settled.contradictions.append(
                Contradiction(
                    sheet=SHEET_BY_KEY[row.sheet].title.zh, who=at.value, field=field,
                    one=_statement(first), other=_statement(other),
                )
            )  # fmt: skip
        return None


def _statement(cell: Cell) -> Statement:
    return Statement(file=cell.file, place=cell.place, value=cell.value)


def _filled(cells: dict[str, Cell]) -> dict[str, Cell]:
    return {key: cell for key, cell in cells.items() if cell.value}


def _counts(now: StatedRow, claim: Claim, key: str, spoken: bool) -> bool:
    """Return whether the county's own value may speak against a claim.

    It does where it has changed since it was handed out, and for a row that was never handed out where it is stated
    and nobody else has ``spoken`` of it.
    """
    if claim.base is None:
        return not spoken and key not in now.defaults and not now.added
    return _changed_since(now, claim.base, key)


def _changed_since(now: StatedRow, base: StatedRow | None, key: str) -> bool:
    """Return whether the county states another value by now than a form was handed out with."""
    if base is None or key not in base.values:
        return False
    by_default = (now.added or key in now.defaults) and (base.added or key in base.defaults)
    return not by_default and now.values[key] != base.values[key]


def _is_own(cell: Cell, claims: list[Claim]) -> bool:
    """Return whether a listed value is a claimant's own, or says nothing."""
    return not cell.value or any(cell.file == claim.at.file for claim in claims)
