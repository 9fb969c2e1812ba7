"""The clauses of headcount as rows, written from the catalogue: models/policy/data/rules/headcount/*.toml."""

from collections import defaultdict
from itertools import product

from models.county.words import Level, Mode
from models.headcount import Cell, PostClass
from optimizer.certify.headcount.columns import POOL_LOAN, SAME_CLASS, TWO_LEVELS, HeadcountColumns
from optimizer.certify.headcount.staff import add_occupied
from optimizer.engines.pulp import Terms

CLASS_TOTAL = "headcount.class_total"
GROWTH = "headcount.growth"
MAX_CONTROL = "headcount.max_control"
NO_SIPHON = "headcount.no_siphon"
PROFESSIONAL_SHARE = "headcount.professional_share"
OFF_HEADCOUNT = "headcount.off_headcount"


def add_clauses(c: HeadcountColumns) -> None:
    """Add every clause that binds to the program of ``c``."""
    for cell, n in c.posts:
        _books(c, cell, n)
    add_occupied(c)
    _moves_match(c)
    _crossing(c)
    _totals(c)
    _control(c)
    _no_siphon(c)
    _professional_share(c)
    _off_headcount(c)
    _pool(c)


def cells_in(c: HeadcountColumns, post_class: PostClass) -> list[Cell]:
    """Return the cells of the facilities of a class."""
    return [cell for cell in c.case.posts if c.case.class_of[cell.facility] == post_class]


def _books(c: HeadcountColumns, cell: Cell, n: int) -> None:
    """``P[y] = P[y-1] + in - out + granted``; what goes out was there (C02)."""
    key = (cell, n)
    went = [(1, col) for col in c.out[key].values()]
    came = [(-1, col) for col in (*c.into[key].values(), *([c.granted[key]] if key in c.granted else []))]
    before: Terms = [(-1, c.posts[cell, n - 1])] if n else []
    today = 0 if n else c.case.posts[cell].approved
    c.program.row(f"books_{c.name(cell, n)}", [(1, c.posts[key]), *before, *went, *came], low=today, high=today)


def _moves_match(c: HeadcountColumns) -> None:
    """Let what one class gives another in a category and year be what the other takes."""
    given: dict[tuple[object, ...], Terms] = defaultdict(list)
    for (cell, n), columns in c.out.items():
        for target, column in columns.items():
            given[cell.category, n, c.case.class_of[cell.facility], target].append((1, column))
    for (cell, n), columns in c.into.items():
        for source, column in columns.items():
            given[cell.category, n, source, c.case.class_of[cell.facility]].append((-1, column))
    for number, terms in enumerate(given.values(), 1):
        c.program.row(f"moves_{number}", terms, low=0, high=0)


def _crossing(c: HeadcountColumns) -> None:
    """Each post that leaves its type or funding form, or its level, counts where the clause is soft (C01, C07, C10)."""
    policy = c.case.policy
    for (cell, _), columns in c.out.items():
        own = c.case.class_of[cell.facility]
        for target, column in columns.items():
            if policy.mode(SAME_CLASS) is Mode.SOFT and own.kind != target.kind:
                c.breach.append((policy.weight(SAME_CLASS), column))
            if policy.mode(TWO_LEVELS) is Mode.SOFT and own.level is not target.level:
                c.breach.append((policy.weight(TWO_LEVELS), column))


def _totals(c: HeadcountColumns) -> None:
    """``sum P + pool - net_in <= approved + new``, without ``new`` before the year of approval (C02, C06, C20).

    By the books the posts less those from other classes are today's and those given out since.
    """
    for number, post_class in enumerate(c.case.classes):
        total = c.case.totals.get(post_class)
        if total is None:
            continue
        approval, today = c.case.approval_year(post_class), _today(c, post_class)
        for n, year in enumerate(c.case.years):
            at, own = f"c{number}_{year}", total.approved - total.pool - today
            terms = _given_out(c, post_class, n)
            c.at_most(CLASS_TOTAL, f"total_{at}", terms, own + total.new_posts)
            if approval is not None and year < approval:
                c.at_most(GROWTH, f"growth_{at}", terms, own)


def _today(c: HeadcountColumns, post_class: PostClass) -> int:
    """Return the posts of a class today."""
    return sum(c.case.posts[cell].approved for cell in cells_in(c, post_class))


def _given_out(c: HeadcountColumns, post_class: PostClass, n: int) -> Terms:
    """Return the posts that a class has given out up to a year."""
    keys = [(cell, t) for cell in cells_in(c, post_class) for t in range(n + 1)]
    return [(1, c.granted[key]) for key in keys if key in c.granted]


def _net_in(c: HeadcountColumns, post_class: PostClass, n: int) -> Terms:
    """Return what a class has got from other classes up to a year, less what it gave them."""
    found: Terms = []
    for cell, t in product(cells_in(c, post_class), range(n + 1)):
        found += [(1, column) for other, column in c.into[cell, t].items() if other != post_class]
        found += [(-1, column) for other, column in c.out[cell, t].items() if other != post_class]
    return found


def _control(c: HeadcountColumns) -> None:
    """``P + L + C <= max`` by row, ``sum P + pool + sum C <= max`` by class (C04).

    By the books the posts of a class are today's, those given out, and those from other classes.
    """
    for cell, n in c.posts:
        most = c.case.posts[cell].max_control
        if most is not None:
            terms = [*c.usable(cell, n), *c.fewer(cell, n)]
            today = c.case.lent[cell][n] + c.case.posts[cell].off_filled
            c.at_most(MAX_CONTROL, f"control_{c.name(cell, n)}", terms, most - today)
    for number, post_class in enumerate(c.case.classes):
        total = c.case.totals.get(post_class)
        if total is None or total.max_control is None:
            continue
        own = cells_in(c, post_class)
        today = _today(c, post_class) + total.pool + sum(c.case.posts[cell].off_filled for cell in own)
        for n, year in enumerate(c.case.years):
            fewer = [term for cell in own for term in c.fewer(cell, n)]
            held = [*_given_out(c, post_class, n), *_net_in(c, post_class, n), *fewer]
            c.at_most(MAX_CONTROL, f"control_c{number}_{year}", held, total.max_control - today)


def _no_siphon(c: HeadcountColumns) -> None:
    """Professional posts of a grassroots facility stay at least its professional staff in post today (C17)."""
    for facility, cells in c.case.cells_of.items():
        if c.case.class_of[facility].level is not Level.GRASSROOTS:
            continue
        own = [cell for cell in cells if cell.professional]
        kept = sum(min(c.case.posts[cell].filled, c.case.posts[cell].approved) for cell in own)
        for n in range(len(c.case.years) if own else 0):
            terms: Terms = [(-1, c.posts[cell, n]) for cell in own]
            c.at_most(NO_SIPHON, f"siphon_{c.name(own[0], n)}", terms, -kept)


def _professional_share(c: HeadcountColumns) -> None:
    """``sum_prof P >= ceil(share x sum P)``, by facility or over the consortium (C14)."""
    policy = c.case.policy
    share, levels = policy.share(PROFESSIONAL_SHARE, "share"), policy.words(PROFESSIONAL_SHARE, "levels")
    cells = [cell for cell in c.case.posts if c.case.level(cell).value in levels]
    groups: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        scope = policy.text_value(PROFESSIONAL_SHARE, "scope")
        groups["" if scope == "consortium" else cell.facility].append(cell)
    up, down = share.numerator, share.denominator
    for own in groups.values():
        for n in range(len(c.case.years)):
            terms: Terms = [(up - down * cell.professional, c.posts[cell, n]) for cell in own]
            c.at_most(PROFESSIONAL_SHARE, f"share_{c.name(own[0], n)}", terms, 0, lack=down)


def _off_headcount(c: HeadcountColumns) -> None:
    """``C <= control`` where a control number is stated (C15)."""
    for (cell, n), column in c.ended.items():
        most, today = c.case.posts[cell].off_control, c.case.posts[cell].off_filled
        if most is not None:
            c.at_most(OFF_HEADCOUNT, f"contracts_{c.name(cell, n)}", [(-1, column)], most - today)


def _pool(c: HeadcountColumns) -> None:
    """``sum L <= pool`` by class; each year of a new loan beyond the longest term is one short (C08)."""
    for number, post_class in enumerate(c.case.classes):
        total = c.case.totals.get(post_class)
        own = cells_in(c, post_class)
        for n, year in enumerate(c.case.years):
            terms = [term for cell in own for term in c.new_loans(cell, n)]
            old = sum(c.case.lent[cell][n] for cell in own)
            c.at_most(POOL_LOAN, f"pool_c{number}_{year}", terms, (total.pool if total else 0) - old)
    longest = c.case.policy.number(POOL_LOAN, "years")
    if longest is not None and c.case.policy.mode(POOL_LOAN) is Mode.SOFT:
        weight = c.case.policy.weight(POOL_LOAN)
        late = [loan for loans in c.loans.values() for loan in loans if loan.years > longest]
        c.breach += [(weight * (loan.years - longest), loan.column) for loan in late]
