"""follow.xlsx: the sums, each need through all three decisions, and where the posts of each cell come from."""

from collections.abc import Iterator

from models.chain.report import NeedRow, VisitRow
from models.decision import Decision
from models.files.out.chain.followed import Followed, figures_of, phase_of, title_of, who_of, why_of
from models.files.out.outcome import outcome_sentence, tier_words
from models.files.out.sheets.book import Book, Stamp
from models.files.out.sheets.table import Cell, Heading, Kind, Table
from models.files.out.shown import Shown
from models.text import text

SUMS, NEEDS, POSTS = text("三段汇总", "sums"), text("需求追踪", "needs"), text("编制来源", "where posts come from")
_SUM_HEADINGS = (
    Heading(text("项目", "item"), 26, Kind.WRAP),
    Heading(text("中心", "centers"), 12, Kind.NUMBER),
    Heading(text("合计", "all needs"), 12, Kind.NUMBER),
    Heading(text("内容", "content"), 70, Kind.WRAP),
)
_NEED_HEADINGS = (
    Heading(text("机构", "facility"), 16, Kind.WRAP),
    Heading(text("来源", "whose need"), 14, Kind.WRAP),
    Heading(text("人员类别", "category"), 11, Kind.CENTER),
    Heading(text("期次", "since"), 12, Kind.CENTER),
    Heading(text("模块", "modules"), 7, Kind.COUNT),
    Heading(text("所需编制", "needed"), 8, Kind.COUNT),
    Heading(text("已有", "there"), 7, Kind.COUNT),
    Heading(text("提出", "asked"), 7, Kind.COUNT),
    Heading(text("有编制", "posts"), 8, Kind.COUNT),
    Heading(text("到岗", "filled"), 7, Kind.COUNT),
    Heading(text("缺员", "unfilled"), 8, Kind.COUNT),
    Heading(text("专业", "specialty"), 13, Kind.WRAP),
    Heading(text("对应缺员", "posts of it"), 9, Kind.COUNT),
    Heading(text("需求天数", "days wanted"), 9, Kind.DAYS),
    Heading(text("已排", "planned"), 8, Kind.DAYS),
    Heading(text("未排", "unmet"), 8, Kind.DAYS),
    Heading(text("说明", "why not"), 46, Kind.WRAP),
)
_POST_HEADINGS = (
    Heading(text("机构", "facility"), 18, Kind.WRAP),
    Heading(text("人员类别", "category"), 12, Kind.CENTER),
    Heading(text("自身需求", "own need"), 9, Kind.COUNT),
    Heading(text("中心提出", "asked by centers"), 9, Kind.COUNT),
    Heading(text("现有编制", "posts today"), 9, Kind.COUNT),
    Heading(text("调剂净增", "moved here"), 9, Kind.COUNT),
    Heading(text("新增下达", "granted"), 9, Kind.COUNT),
    Heading(text("借用", "on loan"), 8, Kind.COUNT),
    Heading(text("年末编制", "posts"), 9, Kind.COUNT),
    Heading(text("实有在编", "staff"), 9, Kind.COUNT),
    Heading(text("缺编", "posts missing"), 9, Kind.COUNT),
    Heading(text("缺员", "unfilled"), 9, Kind.COUNT),
)
_NEED_NOTE = text(
    "每个需求的编制数只写在首行，各列可直接相加。编制和到岗为{y}年末；先满足机构自身需求，再按期次先后满足中心。天数为本月。",
    "The posts of a need stand in its first row alone, so that columns can be added up. Posts and staff are at the end "
    "of {y}: first for the facility itself, then for its centers in the order of their phases. Days are of the month.",
)
_POST_NOTE = text(
    "年末编制=现有编制+调剂净增+新增下达+借用。缺编=需求−编制，缺员=需求−实有在编，不小于0。",
    "Posts are those of today, moved here, granted and on loan together. Missing: need less posts; unfilled: need less "
    "staff; never below 0.",
)


def follow_workbook(followed: Followed, shown: Shown) -> bytes:
    """Return the workbook."""
    title = title_of(followed, shown)
    book = Book(Stamp(followed.made, shown.county.county.office), shown.lang, title)
    book.add_table(shown.say(SUMS), _sums(followed, shown, title))
    book.add_table(shown.say(NEEDS), _needs(followed, shown, title))
    book.add_table(shown.say(POSTS), _posts(followed, shown, title))
    return book.content()


def _sums(followed: Followed, shown: Shown, title: str) -> Table:
    report = followed.report
    rows: list[tuple[Cell, ...]] = [
        (shown.say(name), own, every, "")
        for (name, own), (_, every) in zip(figures_of(report.centers), figures_of(report.all), strict=True)
    ]
    for its in followed.certificates:
        said = [outcome_sentence(its), *(tier_words(tier) for tier in its.tiers)]
        rows.append((shown.word(Decision(its.decision)), None, None, "\n".join(shown.say(part) for part in said)))
    return Table(title, _SUM_HEADINGS, rows, landscape=True)


def _needs(followed: Followed, shown: Shown, title: str) -> Table:
    rows = [row for need in followed.report.needs for row in _rows(need, shown)]
    unmet = frozenset(n for n, row in enumerate(rows) if isinstance(row[-2], float) and row[-2] > 0)
    note = shown.say(_NEED_NOTE.fill(y=followed.report.year))
    return Table(title, _NEED_HEADINGS, rows, freeze=3, landscape=True, large=True, marked=unmet, notes=(note,))


def _rows(need: NeedRow, shown: Shown) -> Iterator[tuple[Cell, ...]]:
    posts: tuple[Cell, ...] = (
        need.modules or None, need.needed, need.there, need.asked, need.posts, need.filled, need.left,
    )  # fmt: skip
    head = (shown.brief(need.facility), who_of(need, shown), shown.word(need.category), phase_of(need, shown))
    for n, visit in enumerate(need.visits or (None,)):
        yield (*head, *(posts if n == 0 else (None,) * len(posts)), *_visit(visit), why_of(need, visit, shown))


def _visit(visit: VisitRow | None) -> tuple[Cell, ...]:
    if visit is None:
        return "", None, None, None, None
    if visit.unasked:
        return visit.specialty, visit.posts, None, None, None
    return visit.specialty, visit.posts, visit.days, visit.planned, visit.unmet


def _posts(followed: Followed, shown: Shown, title: str) -> Table:
    rows = [
        (shown.brief(c.facility), shown.word(c.category), c.own, c.centers, c.today, c.moved, c.granted, c.borrowed,
         c.posts, c.staff, c.missing, c.unfilled)
        for c in followed.report.cells
    ]  # fmt: skip
    return Table(title, _POST_HEADINGS, rows, freeze=2, landscape=True, notes=(shown.say(_POST_NOTE),))
