"""机构汇总: a facility a row, its posts of each category today and in the end, with sums of each class and of all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from models.county.words import Category
from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.words import plan_title
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.rules.headcount.post_rows import PostRow, sums
from models.text import text

_TODAY = text("现状", "today")
_SUM, _ALL = text("小计：{c}", "subtotal: {c}"), text("合计", "in all")
_NOTE = text(
    "编制不含周转池借用；缺编、空编计入借用，各处分别计，不相抵。标色的机构末年末仍缺编。",
    "Posts on loan are apart; gaps and vacancies take them in and are added up cell by cell. Shaded facilities miss "
    "posts in the end.",
)


def matrix_table(results: HeadcountResults, shown: Shown) -> Table:
    """Return posts by facility and category, before and after."""
    categories = [c for c in Category if any(cell.category is c for cell in results.case.posts)]
    today, last = _by_facility(results.today), _by_facility(results.last)
    rows: list[tuple[Cell, ...]] = []
    marked = []
    for of in results.case.classes:
        own = [facility for facility, its in results.case.class_of.items() if its == of]
        for facility in own:
            if sums(last[facility]).gap:
                marked.append(len(rows))
            name = shown.brief(facility)
            rows.append((shown.post_class(of), name, *_counts(categories, today[facility], last[facility])))
        said = shown.say(_SUM.fill(c=shown.post_class(of)))
        rows.append((said, None, *_counts(categories, results.of(results.today, of), results.of(results.last, of))))
    rows.append((shown.say(_ALL), None, *_counts(categories, results.today, results.last)))
    return Table(
        title=plan_title(shown, text("{c}各机构编制汇总", "{c}: posts by facility")),
        headings=(*_headings(results, shown, categories),),
        rows=rows,
        freeze=2,
        landscape=True,
        large=True,
        marked=frozenset(marked),
        notes=(shown.say(_NOTE),),
    )


def _headings(results: HeadcountResults, shown: Shown, categories: Iterable[Category]) -> Iterator[Heading]:
    year = results.case.years[-1]
    end = text("{y}年末", "{y}").fill(y=year)
    yield Heading(text("编制类别", "class of posts"), 26, Kind.WRAP)
    yield Heading(text("机构", "facility"), 20, Kind.WRAP)
    for category in categories:
        for when in (_TODAY, end):
            yield Heading(text("{c}\n{w}", "{c}\n{w}").fill(c=category.text, w=when), 10.5, Kind.FEW)
    for said in (text("编制", "posts"), text("缺编", "gap"), text("空编", "vacant")):
        for when in (_TODAY, end):
            yield Heading(text("{c}\n{w}", "{c}\n{w}").fill(c=said, w=when), 10.5, Kind.FEW)
    yield Heading(text("借用\n{w}", "on loan\n{w}").fill(w=end), 10.5, Kind.FEW)
    yield Heading(text("需求", "need"), 9, Kind.COUNT)


def _by_facility(rows: Iterable[PostRow]) -> dict[str, list[PostRow]]:
    found: dict[str, list[PostRow]] = defaultdict(list)
    for row in rows:
        found[row.cell.facility].append(row)
    return found


def _counts(categories: Iterable[Category], today: list[PostRow], last: list[PostRow]) -> Iterator[Cell]:
    """Yield posts of each category, posts, gaps and vacancies of all, each today and in the end; loans and need."""
    for category in categories:
        for rows in (today, last):
            yield sum(row.posts for row in rows if row.cell.category is category)
    before, after = sums(today), sums(last)
    yield from (before.posts, after.posts, before.gap, after.gap, before.vacant, after.vacant)
    yield from (after.on_loan, after.need)
