"""What had been filled in is blanked, so that it is filled in anew; what cannot be stays, and is told again."""

from collections.abc import Iterable

from models.files.county_files import Spot, spots_of
from models.files.input.defaults.log import ranges
from models.files.sheets import SHEET_BY_KEY
from models.issue import DefaultUsed
from models.patch.draft import Draft, DraftRow

CODE = "id"
"""Codes stay as they are: other rows name them."""

Kept = list[tuple[DefaultUsed, list[tuple[Spot, DraftRow]]]]
"""Defaults that stay, each with its values and their rows."""


def blank(draft: Draft, used: Iterable[DefaultUsed]) -> Kept:
    """Blank every value of ``used`` that the patch leaves, and return those that stay.

    Rows that were filled in go too, except on sheets whose rows the patch touches: there all rows stand as they are.
    """
    kept: Kept = []
    for default in used:
        spots = [(spot, draft.tables[spot[0]][spot[1]]) for spot in spots_of(default)]
        stay = [(spot, row) for spot, row in spots if _stays(draft, spot, row)]
        if stay:
            kept.append((default, stay))
    return kept


def _stays(draft: Draft, spot: Spot, row: DraftRow) -> bool:
    """Blank a value or remove a row that was filled in, and return whether it stays as filled in all the same."""
    sheet, _, column = spot
    if row.removed or column in row.origins:
        return False
    if not column:
        if sheet in draft.touched:
            return not row.origins
        row.removed = True
        draft.reopened.add(sheet)
        return False
    if column == CODE:
        return True
    row.values.pop(column, None)
    return False


def told_again(draft: Draft, kept: Kept) -> list[DefaultUsed]:
    """Return the defaults that stay, with the places that they have now."""
    found = []
    for default, spots in kept:
        sheet, _, column = spots[0][0]
        numbers = {id(row): number for number, row in enumerate(draft.live(sheet))}
        left = [numbers[id(row)] for _, row in spots if id(row) in numbers]
        if left:
            parts = [sheet, *([] if SHEET_BY_KEY[sheet].single else [ranges(left)]), *([column] if column else [])]
            value = default.value if len(left) == len(list(spots_of(default))) else f"×{len(left)}"
            update = {"cell": "", "pointer": "/" + "/".join(parts), "value": value}
            found.append(default.model_copy(update=update))
    return found
