"""The facts that headcount's checker and formulation share: years, cells, classes, who stays, what is lent."""

import pytest

from models.county import Category, Funding, Level, Loan
from models.headcount import Cell, PostClass
from tests.builders import day
from tests.headcount_builders import headcount_case, headcount_county, loan, movement, posts, total

PHYSICIAN, NURSE = Category.PHYSICIAN, Category.NURSE
TOWNS = PostClass(Level.GRASSROOTS, "乡镇卫生院", Funding.FULL)
HOSPITALS = PostClass(Level.HOSPITAL, "公立医院", Funding.PARTIAL)
CELL = Cell("T1", PHYSICIAN)


class TestYears:
    """From the county's year on, as many as the policy says or as far as movements go."""

    def test_one_where_nothing_is_said(self) -> None:
        assert headcount_case(headcount_county([posts()])).years == (2026,)

    def test_as_far_as_movements_go(self) -> None:
        its = headcount_county([posts()], movements=[movement(year=2028), movement(year=2027)])
        assert headcount_case(its).years == (2026, 2027, 2028)

    def test_movements_of_the_past_count_for_nothing(self) -> None:
        its = headcount_county([posts("T1", filled=4)], movements=[movement(year=2020, retiring=3)])
        case = headcount_case(its)
        assert (case.years, case.staying[CELL]) == ((2026,), (4,))

    @pytest.mark.parametrize(("years", "last"), [("1", 2026), ("5", 2030), ("0", 2028), ("", 2028)])
    def test_as_many_as_the_policy_says(self, years: str, last: int) -> None:
        its = headcount_county([posts()], movements=[movement(year=2028)])
        assert headcount_case(its, {"headcount.need.years": years}).years == tuple(range(2026, last + 1))


def test_cells_are_those_of_the_sheet_in_its_order() -> None:
    case = headcount_case(headcount_county([posts("T2"), posts("T1", NURSE), posts("T1")]))
    assert list(case.posts) == [Cell("T2", PHYSICIAN), Cell("T1", NURSE), Cell("T1", PHYSICIAN)]
    assert case.cells_of == {"T2": (Cell("T2", PHYSICIAN),), "T1": (Cell("T1", NURSE), Cell("T1", PHYSICIAN))}


def test_professional_are_all_but_management_and_workers() -> None:
    others = {category for category in Category if not Cell("T1", category).professional}
    assert others == {Category.MANAGEMENT, Category.WORKER}


def test_classes_are_level_type_and_funding_hospitals_first() -> None:
    self_funded = posts("T3", funding=Funding.SELF)
    case = headcount_case(headcount_county([posts("T1"), self_funded, posts("H1")]))
    assert case.classes == (HOSPITALS, TOWNS, TOWNS._replace(funding=Funding.SELF))
    assert case.class_of["T3"].kind == ("乡镇卫生院", Funding.SELF)
    assert case.level(CELL) is Level.GRASSROOTS
    assert set(case.totals) == set(case.classes)


class TestStaying:
    """Staff in post without recruits: retirements and arrivals of each year, never below none."""

    def staying(self, filled: int, **years: tuple[int, int]) -> tuple[int, ...]:
        known = [movement(year=int(y[1:]), retiring=r, arriving=a) for y, (r, a) in years.items()]
        return headcount_case(headcount_county([posts("T1", filled=filled)], movements=known)).staying[CELL]

    def test_year_by_year(self) -> None:
        assert self.staying(9, y2026=(2, 0), y2027=(1, 4), y2029=(3, 0)) == (7, 10, 10, 7)

    def test_never_below_none(self) -> None:
        assert self.staying(2, y2026=(5, 0), y2027=(0, 1)) == (0, 1)

    def test_other_cells_stay_as_they_are(self) -> None:
        rows = [posts("T1", filled=3), posts("T1", NURSE, filled=4), posts("T2", filled=5)]
        case = headcount_case(headcount_county(rows, movements=[movement(retiring=1)]))
        assert case.staying == {CELL: (2,), Cell("T1", NURSE): (4,), Cell("T2", PHYSICIAN): (5,)}


def test_how_many_can_be_recruited() -> None:
    its = headcount_county([posts()], movements=[movement(recruits_max=3), movement(year=2027)])
    case = headcount_case(its)
    assert [case.recruits_max(CELL, year) for year in (2026, 2027, 2028)] == [3, None, None]
    assert case.recruits_max(Cell("T2", PHYSICIAN), 2026) is None


class TestLent:
    """Posts on loan today, at the end of each year until the year in which they are due."""

    def lent(self, *loans: Loan, last: int = 2029) -> tuple[int, ...]:
        its = headcount_county([posts(), posts("T2")], movements=[movement(year=last)], loans=loans)
        return headcount_case(its).lent[CELL]

    @pytest.mark.parametrize(
        ("due", "lent"),
        [
            ("2026-12-31", (0, 0, 0, 0)),
            ("2027-01-01", (2, 0, 0, 0)),
            ("2028-12-31", (2, 2, 0, 0)),
            ("2050-01-01", (2, 2, 2, 2)),
            ("2020-01-01", (0, 0, 0, 0)),
        ],
    )
    def test_until_they_are_due(self, due: str, lent: tuple[int, ...]) -> None:
        assert self.lent(loan("T1", 2, due)) == lent

    def test_from_the_year_in_which_they_begin(self) -> None:
        assert self.lent(loan("T1", 2, "2029-01-01", first=day("2027-12-31"))) == (0, 2, 2, 0)
        assert self.lent(loan("T1", 2, "2028-01-01", first=day("2019-01-01"))) == (2, 2, 0, 0)

    def test_they_add_up_and_those_of_other_cells_do_not(self) -> None:
        loans = [loan("T1", 2, "2027-06-30"), loan("T1", 3, "2028-06-30", id="L2"), loan("T2", 9, id="L3")]
        assert self.lent(*loans) == (5, 3, 0, 0)

    def test_a_loan_of_a_cell_without_posts_is_nobodys(self) -> None:
        assert self.lent(loan("T1", 2, category=NURSE)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("stated", "first"),
    [(2026, 2026), (2028, 2028), (2021, 2026), (2025, 2030), (2022, 2027), (2016, 2026), (2015, 2030)],
)
def test_totals_are_approved_anew_every_five_years(stated: int, first: int) -> None:
    case = headcount_case(headcount_county([posts()], [total(5, reapproval_year=stated)]))
    assert case.approval_year(TOWNS) == first


def test_the_years_between_approvals_are_the_policys() -> None:
    its = headcount_county([posts()], [total(5, reapproval_year=2021)])
    years = {n: headcount_case(its, {"headcount.growth.every": n}).approval_year(TOWNS) for n in ("1", "3", "10")}
    assert years == {"1": 2026, "3": 2027, "10": 2031}


def test_without_a_stated_year_there_is_none() -> None:
    assert headcount_case(headcount_county([posts()], [total(5)])).approval_year(TOWNS) is None
