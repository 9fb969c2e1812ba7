"""headcount.need: posts given, by norm per 1,000 people, or by WISN; where it cannot be worked out, it is said."""

from typing import Any

import pytest

from models.county import Category, Mode, NeedSource, Posts, Workload
from models.headcount import Cell
from models.verdict import Note
from tests.headcount_builders import headcount_case, headcount_county, posts
from tests.rules.headcount.judging import judge
from tests.siting_builders import hospital, town

RULE = "headcount.need"
NURSE = Category.NURSE
BY_NORM = {"source": NeedSource.NORM}
BY_WORK = {"source": NeedSource.WORKLOAD}


def work(volume: int, minutes: float, activity: str = "门诊", facility: str = "T1") -> Workload:
    return Workload(
        facility=facility, category=Category.PHYSICIAN, activity=activity, volume=volume, unit_minutes=minutes
    )


def needed(row: Posts, people: int = 1000, workload: tuple[Workload, ...] = (), **params: str) -> int:
    """Return the need of ``row`` at T1 with so many people."""
    places = [hospital(), town("T1", people), town("T2")]
    county = headcount_county([row], facilities=places, workload=workload)
    case = headcount_case(county, {f"{RULE}.{name}": value for name, value in params.items()})
    return case.need[Cell("T1", row.category)]


def notes(*rows: Posts, people: int = 1000, workload: tuple[Workload, ...] = (), **params: str) -> tuple[Note, ...]:
    places = [hospital(), town("T1", people), town("T2")]
    verdict = judge(RULE, headcount_county(rows, facilities=places, workload=workload), **params)
    assert verdict.clean and not verdict.findings
    return verdict.notes


class TestGiven:
    """As stated, or the approved posts."""

    def test_as_stated(self) -> None:
        assert needed(posts(approved=5, required=7)) == 7
        assert needed(posts(approved=5, required=0)) == 0

    def test_the_approved_posts_where_nothing_is(self) -> None:
        assert needed(posts(approved=5)) == 5

    def test_neither_people_nor_work_count(self) -> None:
        assert needed(posts(category=NURSE, required=1), people=90_000) == 1
        assert needed(posts(required=1), workload=(work(10**6, 60),)) == 1


class TestNorm:
    """Posts per 1,000 of the service population, rounded up exactly."""

    @pytest.mark.parametrize(("people", "need"), [(1000, 5), (2000, 9), (2001, 10), (10_000, 45), (222, 1), (223, 2)])
    def test_nurses_at_four_and_a_half(self, people: int, need: int) -> None:
        assert needed(posts(category=NURSE, **BY_NORM), people) == need

    def test_it_is_exact(self) -> None:
        # In floats 0.07 x 100,000 / 1000 is 7.000000000000001.
        assert needed(posts(**BY_NORM), 100_000, physician_per_thousand="0.07") == 7

    def test_what_is_required_is_not_looked_at(self) -> None:
        assert needed(posts(category=NURSE, required=99, **BY_NORM)) == 5

    def test_a_norm_and_people_say_nothing(self) -> None:
        assert not notes(posts(category=NURSE, **BY_NORM))

    def test_without_a_norm_it_is_as_given_and_said(self) -> None:
        assert needed(posts(approved=5, **BY_NORM)) == 5
        assert needed(posts(approved=5, required=3, **BY_NORM)) == 3
        (note,) = notes(posts(approved=5, **BY_NORM))
        assert (note.where.facility, note.where.category, note.amount) == ("T1", "physician", 5)
        assert note.message.zh == "T1医师的需求来源为人口标准，无法测算：该类人员没有每千人口标准；暂按5名计。"

    def test_without_people_it_is_as_given_and_said(self) -> None:
        row = posts(category=NURSE, approved=5, **BY_NORM)
        assert needed(row, people=0) == 5
        (note,) = notes(row, people=0)
        assert "服务人口" in note.message.zh and "service population" in note.message.en


class TestWorkload:
    """WISN: volume by standard workload, allowance for support, individual duties; rounded up exactly.

    By default a year has (52 x 5 - 28) x 8 hours: 1,856, or 111,360 minutes.
    """

    ROW = posts(approved=5, **BY_WORK)

    @pytest.mark.parametrize(("volume", "need"), [(11_136, 1), (11_137, 2), (22_272, 2), (22_273, 3), (1, 1)])
    def test_to_the_visit(self, volume: int, need: int) -> None:
        assert needed(self.ROW, workload=(work(volume, 10),)) == need

    def test_activities_are_added_up_before_rounding(self) -> None:
        assert needed(self.ROW, workload=(work(5_568, 10), work(5_568, 10, "住院"))) == 1
        assert needed(self.ROW, workload=(work(5_568, 10), work(5_569, 10, "住院"))) == 2

    def test_another_cells_work_is_not_its_own(self) -> None:
        county = headcount_county([self.ROW, posts("T2")], workload=(work(11_136, 10), work(99_999, 10, "住院", "T2")))
        assert headcount_case(county).need[Cell("T1", Category.PHYSICIAN)] == 1

    def test_support_takes_its_share(self) -> None:
        # 11,136 x 10 minutes at three quarters of the time are 4/3 of a post.
        assert needed(self.ROW, workload=(work(11_136, 10),), support_share="25%") == 2
        assert needed(self.ROW, workload=(work(8_352, 10),), support_share="25%") == 1
        assert needed(self.ROW, workload=(work(8_353, 10),), support_share="25%") == 2

    def test_individual_duties_are_added(self) -> None:
        assert needed(self.ROW, workload=(work(5_568, 10),), individual_hours="928") == 1
        assert needed(self.ROW, workload=(work(5_568, 10),), individual_hours="929") == 2

    def test_the_working_time_is_the_policys(self) -> None:
        # (50 x 4 - 20) x 7 hours are 75,600 minutes.
        hours = {"weeks": "50", "days_a_week": "4", "days_off": "20", "hours_a_day": "7"}
        assert [needed(self.ROW, workload=(work(n, 10),), **hours) for n in (7_560, 7_561)] == [1, 2]

    def test_minutes_are_read_as_written(self) -> None:
        # 111,360 minutes by 0.1 are 1,113,600 pieces of work.
        assert [needed(self.ROW, workload=(work(n, 0.1),)) for n in (1_113_600, 1_113_601)] == [1, 2]

    def test_volumes_of_nought_need_nobody(self) -> None:
        assert needed(self.ROW, workload=(work(0, 10),), individual_hours="99") == 0
        assert not notes(self.ROW, workload=(work(0, 10),))

    def test_without_work_it_is_as_given_and_said(self) -> None:
        assert needed(self.ROW) == 5
        (note,) = notes(self.ROW)
        assert "工作量表没有" in note.message.zh and "暂按5名计" in note.message.zh

    @pytest.mark.parametrize("params", [{"days_off": "260"}, {"hours_a_day": "0"}, {"support_share": "100%"}])
    def test_without_working_time_it_is_as_given_and_said(self, params: Any) -> None:
        there = (work(11_136, 10),)
        assert needed(self.ROW, workload=there, **params) == 5
        (note,) = notes(self.ROW, workload=there, **params)
        assert "工作时间" in note.message.zh


def test_off_says_nothing() -> None:
    verdict = judge(RULE, headcount_county([posts(**BY_NORM)]), mode=Mode.OFF)
    assert not verdict.notes and not verdict.scores
