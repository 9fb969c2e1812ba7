"""The rows that outputs read and checks are built on: centers, assignments, costs, coverage, who is out of reach."""

from models.county import CenterMode, SiteStatus, Sourcing
from models.rules.siting.assignment_rows import AssignmentRow
from models.rules.siting.center_rows import CenterRow, center_rows
from models.rules.siting.coverage_rows import CoverageRow, coverage_rows
from models.rules.siting.nearest import Near
from models.rules.siting.phase_costs import phase_costs
from models.rules.siting.siting import Siting
from models.rules.siting.unreached_rows import Unreached, unreached_rows
from models.siting import Service, SitingCase, Standing
from tests.builders import road
from tests.siting_builders import (
    center,
    hospital,
    phase,
    served,
    site,
    siting_case,
    siting_county,
    siting_plan,
    standing,
    town,
    volume,
)  # fmt: skip

CASE = siting_case(
    siting_county(
        [center("检验", courier_cost=1.0, trips=10), center("影像", mode=CenterMode.DIGITAL, phase="2")],
        [
            site("检验", fixed_cost=1000, module_cost=100, running_cost=10, module_capacity=150, max_modules=4),
            site("检验", "T1", status=SiteStatus.EXISTING, modules=2, module_cost=70, running_cost=5, fixed_cost=900),
            site("影像", running_cost=1),
        ],
        [volume("T1", "检验"), volume("T2", "检验", 50), volume("T2", "影像", 7)],
        [phase("1", budget=5000), phase("2", 2028, years=2)],
    )
)
ROWS = [
    standing("检验", modules=1),
    standing("检验", "T1", modules=3),
    served("T1", "检验", "T1"),
    served("T2", "检验", amount=50),
    served("T1", "检验", amount=0, backup=True),
    standing("检验", modules=2, phase="2"),
    standing("影像", phase="2"),
    served("T1", "检验", phase="2"),
    served("T2", "检验", amount=50, phase="2"),
    served("T2", "影像", amount=7, phase="2"),
]


def read(*rows: Standing | Service, case: SitingCase = CASE) -> Siting:
    return Siting(case, siting_plan(*rows))


def test_a_row_for_each_open_center_with_what_it_takes_and_costs() -> None:
    rows = center_rows(CASE, read(*reversed(ROWS)))
    assert rows == [
        CenterRow(0, "检验", "H1", 1, None, True, 150, 50, 1, 1000, 100, 10),
        CenterRow(0, "检验", "T1", 3, 2, False, None, 100, 1, 0, 70, 5),
        CenterRow(1, "检验", "H1", 2, 1, False, 300, 150, 2, 0, 100, 20),
        CenterRow(1, "影像", "H1", 1, None, True, None, 7, 1, 0, 0, 2),
    ]
    assert [row.added for row in rows] == [1, 1, 1, 1]
    assert [row.utilization for row in rows] == [50 / 150, None, 0.5, None]


def test_a_row_for_each_service_with_its_way_and_courier() -> None:
    siting = read(*ROWS)
    assert siting.rows[:3] == [
        AssignmentRow(0, "检验", "T1", "T1", 100, False, 0, 0.0, 0),
        AssignmentRow(0, "检验", "T2", "H1", 50, False, 60, 60.0, 1200),
        AssignmentRow(0, "检验", "T1", "H1", 0, True, 30, 30.0, 0),
    ]
    assert siting.rows[-1] == AssignmentRow(1, "影像", "T2", "H1", 7, False, 0, 0.0, 0)


def test_what_each_phase_costs() -> None:
    first, second = phase_costs(CASE, read(*ROWS))
    assert (first.opening, first.modules, first.running, first.courier) == (1000, 170, 15, 1200)
    assert (first.spent, first.total, first.limit, first.left, first.over) == (1185, 2385, 5000, 3815, 0)
    # Two years: running 10 and 1 a year, couriers 600 and 1200 a year.
    assert (second.opening, second.modules, second.running, second.courier) == (0, 100, 22, 3600)
    assert (second.limit, second.left, second.over, second.total) == (None, None, 0, 3722)


def test_an_overrun_leaves_nothing() -> None:
    case = siting_case(siting_county(sites=[site(fixed_cost=10)], phases=[phase(budget=3)]))
    (costs,) = phase_costs(case, read(standing(), case=case))
    assert (costs.over, costs.left) == (7, 0)


def test_an_old_center_that_reopens_is_no_new_building() -> None:
    old = site(status=SiteStatus.EXISTING, modules=1, fixed_cost=900)
    case = siting_case(siting_county(sites=[old], phases=[phase("1"), phase("2", 2027)]))
    (row,) = center_rows(case, read(standing(phase="2"), case=case))
    assert (row.before, row.new, row.opening_cost) == (None, False, 0)


def test_people_within_so_many_minutes_by_kind_and_phase() -> None:
    assert coverage_rows(CASE, read(*ROWS), [0, 30, 60]) == [
        CoverageRow(0, "检验", 2000, 2000, {0: 1000, 30: 1000, 60: 2000}),
        CoverageRow(1, "检验", 2000, 2000, {0: 0, 30: 1000, 60: 2000}),
        CoverageRow(1, "影像", 1000, 1000, {0: 1000, 30: 1000, 60: 1000}),
    ]


def test_who_is_not_served_is_covered_by_nothing() -> None:
    (row, *_) = coverage_rows(CASE, read(served("T2", "检验", amount=50)), [30, 90])
    assert row == CoverageRow(0, "检验", 2000, 1000, {30: 0, 90: 1000})


def test_a_split_member_is_as_far_as_its_furthest_center() -> None:
    case = siting_case(siting_county([center(sourcing=Sourcing.SPLIT)], [site(), site(at="T1")], [volume("T2")]))
    siting = read(served("T2", amount=50), served("T2", at="T1", amount=50), case=case)
    assert coverage_rows(case, siting, [60, 90]) == [CoverageRow(0, "检验", 1000, 1000, {60: 0, 90: 1000})]


def test_who_is_out_of_reach_and_why() -> None:
    places = [hospital(), *(town(f"T{n}") for n in range(1, 5))]
    ways = [
        road("H1", "T1", 60),
        road("H1", "T2", 61),
        road("H1", "T3", 50, closed_from="01-01", closed_to="01-31"),
    ]
    county = siting_county(
        [center("检验", time_limit=60), center("影像", mode=CenterMode.DIGITAL), center("病理")],
        [site("检验"), site("影像")],
        [volume(f"T{n}", kind) for kind in ("检验", "影像", "病理") for n in range(1, 5)],
        facilities=places,
        roads=ways,
    )
    beyond, season, never = unreached_rows(siting_case(county))
    assert (beyond.kind, beyond.member, beyond.why, beyond.cut) == ("检验", "T2", Unreached.BEYOND, None)
    assert (beyond.nearest, beyond.limit) == (Near(61, "H1"), 60)
    assert (season.member, season.why, season.nearest) == ("T3", Unreached.SEASON, Near(50, "H1"))
    assert season.cut is not None and season.cut.days == 31
    assert (never.member, never.why, never.nearest) == ("T4", Unreached.NEVER, None)
    assert never.cut is not None and never.cut.days == 365


def test_all_year_a_season_is_never() -> None:
    ways = [road("H1", "T1", 30), road("H1", "T2", 50, closed_from="01-01", closed_to="01-31")]
    case = siting_case(siting_county(roads=ways), {"siting.time_limit.all_year": "yes"})
    (row,) = unreached_rows(case)
    assert (row.member, row.why, row.nearest) == ("T2", Unreached.NEVER, None)
    assert row.cut is not None and row.cut.days == 31
