"""headcount.max_control: Barkol's 226 approved and 314 at most, cell by cell and class by class."""

from models.county import County, Posts
from tests.headcount_builders import borrowed, granted, headcount_county, loan, movement, posts, posts_of, total
from tests.rules.headcount.judging import assert_every_mode, judge, only_finding, shortfall

RULE = "headcount.max_control"
BARKOL = posts("T1", approved=226, max_control=314, off_filled=80)


def county(row: Posts = BARKOL, **fields: int | None) -> County:
    return headcount_county([row], [total(400, **fields)])


class TestCell:
    """Posts, borrowed posts and contracted staff of one cell."""

    def test_to_the_post(self) -> None:
        there = [posts_of("T1", n, contracted=80) for n in (226, 234, 235, 314)]
        assert [shortfall(RULE, county(), row, granted("T1", row.posts - 226)) for row in there[1:]] == [0, 1, 80]
        assert shortfall(RULE, county(), there[0]) == 0

    def test_contracted_staff_count(self) -> None:
        assert [shortfall(RULE, county(), posts_of("T1", 226, contracted=n)) for n in (0, 88, 89)] == [0, 0, 1]

    def test_borrowed_posts_count_old_and_new(self) -> None:
        lent = headcount_county([BARKOL], loans=[loan("T1", 5)])
        three, four = borrowed("T1", 3), borrowed("T1", 4)
        there = posts_of("T1", 226, contracted=80)
        assert [shortfall(RULE, lent, there, *rows) for rows in ([], [three], [four])] == [0, 0, 1]

    def test_without_a_number_it_is_not_judged(self) -> None:
        free = county(posts("T1", approved=226))
        assert shortfall(RULE, free, posts_of("T1", 226, contracted=5000)) == 0

    def test_the_finding_adds_up(self) -> None:
        lent = headcount_county([BARKOL], loans=[loan("T1", 5)])
        found = only_finding(RULE, lent, posts_of("T1", 230, contracted=81), granted("T1", 4))
        assert (found.required, found.actual, found.amount) == (314, 316, 2)
        assert (found.where.facility, found.where.category, found.where.year) == ("T1", "physician", 2026)
        said = "2026年底T1医师：编制230名、借用5名、编外81人，合计316，最大控制数314，超出2名。"
        assert found.message.zh == said
        assert found.reason.zh == "现有编制226名、编外80人，合计306。"
        assert "核增最大控制数" in found.remedy.zh


class TestClass:
    """Posts, pool and contracted staff of a class."""

    ROW = posts("T1", approved=200, off_filled=50)

    def test_to_the_post(self) -> None:
        there = posts_of("T1", 200, contracted=50)
        assert [shortfall(RULE, county(self.ROW, max_control=n, pool=10), there) for n in (260, 259)] == [0, 1]

    def test_the_pool_counts_once_lent_or_not(self) -> None:
        lent = headcount_county([self.ROW], [total(400, max_control=260, pool=10)], loans=[loan("T1", 5)])
        assert shortfall(RULE, lent, posts_of("T1", 200, contracted=50), borrowed("T1", 5)) == 0

    def test_the_finding_names_the_class(self) -> None:
        found = only_finding(RULE, county(self.ROW, max_control=255, pool=10), posts_of("T1", 200, contracted=48))
        assert (found.required, found.actual, found.amount) == (255, 258, 3)
        assert (found.where.facility, found.where.level, found.where.class_type) == ("", "grassroots", "乡镇卫生院")
        assert "编制200名、周转池编制10名、编外48人，合计258" in found.message.zh
        assert found.reason.zh == "该类现有编制200名、周转池编制10名、编外50人，合计260。"


def test_every_mode() -> None:
    assert_every_mode(RULE, county(), posts_of("T1", 226, contracted=95), amount=7)


def test_cell_and_class_are_judged_apart_in_each_year() -> None:
    its = headcount_county([BARKOL], [total(226, max_control=310)], movements=[movement(year=2027)])
    rows = [posts_of("T1", 226, contracted=85), posts_of("T1", 226, 2027, contracted=89)]
    found = judge(RULE, its, *rows).findings
    assert [(f.where.facility, f.where.year, f.amount) for f in found] == [
        ("T1", 2027, 1),
        ("", 2026, 1),
        ("", 2027, 5),
    ]
