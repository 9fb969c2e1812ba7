"""The ladders of a plan: exact ratios, largest first, run-length coded; by level and year."""

from fractions import Fraction
from random import Random

from models.county import Category, Funding, Level
from models.headcount import Ladder, Rung
from models.rules import ladders
from tests.headcount_builders import (
    borrowed,
    granted,
    headcount_case,
    headcount_county,
    headcount_plan,
    moved,
    movement,
    posts,
    posts_of,
)

GRASSROOTS, HOSPITAL = Level.GRASSROOTS, Level.HOSPITAL
COUNTY = headcount_county(
    [
        posts("T1", approved=2, required=4),
        posts("T2", approved=3, required=6),
        posts("T3", approved=6, required=9, funding=Funding.SELF),
        posts("T3", Category.NURSE, approved=9, required=3, funding=Funding.SELF),
        posts("T3", Category.WORKER, approved=9, required=0, funding=Funding.SELF),
        posts("H1", approved=7, required=10),
    ],
    movements=[movement(year=2027)],
)
CASE = headcount_case(COUNTY)


def rungs(*triples: tuple[int, int, int]) -> tuple[Rung, ...]:
    return tuple(Rung(gap=g, need=n, cells=c) for g, n, c in triples)


def test_by_level_and_year_the_grassroots_first() -> None:
    rows = [posts_of("T1", 3), posts_of("T2", 2), posts_of("T1", 3, 2027), posts_of("T2", 3, 2027)]
    plan = headcount_plan(CASE, *rows, moved("T2", "T1"), granted("T2", 1, 2027), borrowed("H1", 3, 2027, 2028))
    assert ladders(CASE, plan) == (
        Ladder(level=GRASSROOTS, year=2026, rungs=rungs((2, 3, 1), (1, 3, 1), (1, 4, 1))),
        Ladder(level=GRASSROOTS, year=2027, rungs=rungs((1, 2, 1), (1, 3, 1), (1, 4, 1))),
        Ladder(level=HOSPITAL, year=2026, rungs=rungs((3, 10, 1))),
        Ladder(level=HOSPITAL, year=2027, rungs=()),
    )


def test_equal_ratios_of_whatever_class_are_one_rung() -> None:
    plan = headcount_plan(CASE)
    assert ladders(CASE, plan)[0].rungs == rungs((1, 2, 2), (1, 3, 1))


def test_nothing_is_proven() -> None:
    assert not any(ladder.proven for ladder in ladders(CASE, headcount_plan(CASE)))


def test_ratios_are_told_apart_however_close() -> None:
    # 3333/9998 is 0.33336667..., 3332/9995 is 0.33336668...: 1.0e-8 apart.
    needs = {"T1": (3333, 9998), "T2": (3332, 9995), "T3": (3332, 9996)}
    rows = [
        posts(facility, approved=need - gap, required=need, funding=funding)
        for (facility, (gap, need)), funding in zip(needs.items(), Funding, strict=True)
    ]
    case = headcount_case(headcount_county(rows))
    assert ladders(case, headcount_plan(case))[0].rungs == rungs((3332, 9995, 1), (3333, 9998, 1), (1, 3, 1))


def test_as_a_sorted_vector_on_random_counties() -> None:
    random = Random(1)
    for _ in range(50):
        rows = [
            posts(f"{kind}{n}", category, approved=random.randint(0, 6), required=random.randint(0, 6))
            for kind in "TH"
            for n in range(1, 4)
            for category in Category
        ]
        case = headcount_case(headcount_county(rows))
        for ladder in ladders(case, headcount_plan(case)):
            its = [row for row in rows if row.level is ladder.level and row.required]
            vector = sorted(
                (Fraction(max(0, r.required - r.approved), r.required) for r in its if r.required), reverse=True
            )
            said = [Fraction(r.gap, r.need) for r in ladder.rungs for _ in range(r.cells)]
            assert said == [ratio for ratio in vector if ratio]
            assert [(r.gap, r.need) for r in ladder.rungs] == [
                (ratio.numerator, ratio.denominator) for ratio in sorted(set(said), reverse=True)
            ]
