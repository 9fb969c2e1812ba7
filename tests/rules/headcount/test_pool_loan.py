"""headcount.pool_loan: posts lent within the circulation pool of the class, and back in time."""

from models.county import Category, Funding
from tests.headcount_builders import borrowed, headcount_county, loan, movement, posts, total
from tests.rules.headcount.judging import assert_every_mode, judge, only_finding, shortfall

RULE = "headcount.pool_loan"
ROWS = [posts("T1"), posts("T1", Category.NURSE), posts("T2"), posts("T3", funding=Funding.SELF)]
TOTALS = [total(10, pool=4), total(10, pool=1, funding=Funding.SELF)]
COUNTY = headcount_county(ROWS, TOTALS)
LENT = headcount_county(ROWS, TOTALS, loans=[loan("T2", 3, due="2027-06-30")], movements=[movement(year=2028)])


def test_to_the_post() -> None:
    assert [shortfall(RULE, COUNTY, borrowed("T1", n)) for n in (3, 4, 5, 9)] == [0, 0, 1, 5]


def test_facilities_and_categories_of_a_class_share_its_pool() -> None:
    rows = [borrowed("T1", 2), borrowed("T2", 2), borrowed("T1", 1, category=Category.NURSE)]
    assert shortfall(RULE, COUNTY, *rows) == 1


def test_each_class_has_a_pool_of_its_own() -> None:
    assert shortfall(RULE, COUNTY, borrowed("T1", 4), borrowed("T3", 1)) == 0
    assert shortfall(RULE, COUNTY, borrowed("T3", 2)) == 1


def test_every_mode() -> None:
    assert_every_mode(RULE, COUNTY, borrowed("T1", 7), amount=3)


def test_what_is_lent_today_takes_of_the_pool_until_it_is_due() -> None:
    found = judge(RULE, LENT, borrowed("T1", 2, due=2029)).findings
    assert [(f.where.year, f.amount) for f in found] == [(2026, 1)]
    assert shortfall(RULE, LENT, borrowed("T1", 4, 2027, 2029)) == 0


def test_loans_run_from_their_year_to_the_one_before_they_are_due() -> None:
    rows = [borrowed("T1", 1, 2026, 2027), borrowed("T1", 4, 2027, 2028), borrowed("T1", 4, 2028, 2031)]
    assert shortfall(RULE, LENT, *rows) == 0
    longer = [borrowed("T1", 1, 2026, 2028), *rows[1:]]
    assert [(f.where.year, f.amount) for f in judge(RULE, LENT, *longer).findings] == [(2027, 1)]


def test_the_pool_is_not_larger_than_stated_today() -> None:
    over = headcount_county(ROWS, [total(10, pool=2), TOTALS[1]], loans=[loan("T2", 3)])
    found = only_finding(RULE, over)
    assert found.amount == 1 and found.reason.zh == "其中原已借出3名，方案新借0名。"


class TestTerm:
    """A loan of the plan runs for so many years at most; each post counts each year too long."""

    def test_to_the_year(self) -> None:
        assert [shortfall(RULE, COUNTY, borrowed("T1", 2, due=y)) for y in (2029, 2030, 2032)] == [0, 2, 6]

    def test_the_term_is_the_policys(self) -> None:
        assert shortfall(RULE, COUNTY, borrowed("T1", due=2028), years="1") == 1
        assert shortfall(RULE, COUNTY, borrowed("T1", due=2090), years="") == 0

    def test_loans_of_today_are_as_they_are(self) -> None:
        assert shortfall(RULE, headcount_county(ROWS, TOTALS, loans=[loan("T1", due="2090-01-01")])) == 0

    def test_every_mode(self) -> None:
        assert_every_mode(RULE, COUNTY, borrowed("T1", 2, due=2031), amount=4)

    def test_the_finding_says_when_it_is_due_at_the_latest(self) -> None:
        found = only_finding(RULE, COUNTY, borrowed("T1", 2, due=2031))
        assert (found.required, found.actual, found.amount) == (6, 10, 4)
        assert (found.where.facility, found.where.category, found.where.year) == ("T1", "physician", 2026)
        assert found.message.zh == "T1医师2026年借用编制2名，2031年到期，共5年，上限3年，超出2年。"
        assert "2029年" in found.remedy.zh


def test_the_finding_names_the_class() -> None:
    found = only_finding(RULE, LENT, borrowed("T1", 3, due=2027))
    assert (found.required, found.actual, found.amount) == (4, 6, 2)
    assert (found.where.class_type, found.where.funding, found.where.year) == ("乡镇卫生院", "full", 2026)
    assert found.message.zh == "2026年底乡镇卫生院（基层，全额）：借出周转池编制6名，周转池4名，超出2名。"
    assert found.reason.zh == "其中原已借出3名，方案新借3名。"
    assert found.remedy.zh.startswith("少借2名")
