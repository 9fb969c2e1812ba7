"""Which rules leave no room for one more post in a cell that is short."""

from collections import defaultdict
from collections.abc import Iterator

from models.county.words import Category, Level, Mode
from models.headcount.case import HeadcountCase
from models.rules.headcount.class_rows import ClassRow
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.post_rows import PostRow

TOTAL, GROWTH, POOL, CONTROL = (f"headcount.{n}" for n in ("class_total", "growth", "pool_loan", "max_control"))
OCCUPIED, SIPHON, SAME, LEVELS = (f"headcount.{n}" for n in ("occupied", "no_siphon", "same_class", "two_levels"))


class Binding:
    """The cells and classes of a plan, and what stands in the way of a short one."""

    def __init__(self, case: HeadcountCase, headcount: Headcount, rows: list[PostRow], classes: list[ClassRow]) -> None:
        self._case, self._headcount = case, headcount
        self._classes = {(row.year, row.post_class): row for row in classes}
        self._peers: dict[tuple[int, Category], list[PostRow]] = defaultdict(list)
        for row in rows:
            self._peers[row.year, row.cell.category].append(row)

    def rules(self, row: PostRow) -> tuple[str, ...]:
        """Return the hard or soft rules that take away every way to one more post for ``row``; none where it is met.

        A way is a grant of the class's total, a transfer of a post that its facility needs less, or a loan.
        """
        if not row.gap:
            return ()
        found = dict.fromkeys([*self._totals(row), *self._transfers(row)])
        return tuple(rule for rule in found if self._case.policy.mode(rule) in (Mode.HARD, Mode.SOFT))

    def _totals(self, row: PostRow) -> Iterator[str]:
        its = self._classes[row.year, self._case.class_of[row.cell.facility]]
        if its.left <= 0:
            yield GROWTH if its.later else TOTAL
        if its.lent >= its.pool:
            yield POOL
        most = self._case.posts[row.cell].max_control
        if (its.control_left is not None and its.control_left <= 0) or (
            most is not None and row.usable + row.contracted >= most
        ):
            yield CONTROL

    def _transfers(self, row: PostRow) -> Iterator[str]:
        """Yield what keeps the posts of the same category where they are."""
        own = self._case.class_of[row.cell.facility]
        for there in self._peers[row.year, row.cell.category]:
            if there.cell == row.cell or there.posts <= 0:
                continue
            its = self._case.class_of[there.cell.facility]
            spare = there.usable > max(there.need, there.staff)
            if its == own:
                if there.usable > there.need and there.usable <= there.staff:
                    yield OCCUPIED
                elif spare and self._protected(there):
                    yield SIPHON
            elif spare:
                yield from self._classes_apart(row, there)

    def _classes_apart(self, row: PostRow, there: PostRow) -> Iterator[str]:
        own, its = self._case.class_of[row.cell.facility], self._case.class_of[there.cell.facility]
        if own.kind != its.kind:
            yield SAME
        if own.level is not its.level:
            yield LEVELS

    def _protected(self, row: PostRow) -> bool:
        """Return whether a grassroots facility may not lose one more professional post."""
        facility = row.cell.facility
        if self._case.level(row.cell) is not Level.GRASSROOTS or not row.cell.professional:
            return False
        cells = [cell for cell in self._case.cells_of[facility] if cell.professional]
        started = sum(min(self._case.posts[c].filled, self._case.posts[c].approved) for c in cells)
        return sum(self._headcount.posts(c, row.year) for c in cells) <= started
