"""headcount.no_siphon: the grassroots keep the posts of their professional staff; who is drawn away is named."""

import pytest

from models.county import AbsenceKind, Category, County, Mode, Person
from models.verdict import Finding
from tests.builders import absence, person
from tests.headcount_builders import headcount_county, moved, movement, posts, posts_of
from tests.rules.headcount.judging import assert_every_mode, judge, only_finding, shortfall

RULE = "headcount.no_siphon"
NURSE, WORKER = Category.NURSE, Category.WORKER
COUNTY = headcount_county(
    [
        posts("T1", approved=5, filled=3),
        posts("T1", NURSE, approved=4, filled=4),
        posts("T1", WORKER, approved=2, filled=2),
        *(posts("T2", category) for category in (Category.PHYSICIAN, NURSE, WORKER)),
        posts("H1", approved=9, filled=9),
    ]
)


def leave(count: int, category: Category = Category.PHYSICIAN) -> float:
    own = COUNTY.posts[[row.category for row in COUNTY.posts].index(category)].approved
    rows = [posts_of("T1", own - count, category=category), posts_of("T2", count, category=category)]
    return shortfall(RULE, COUNTY, *rows, moved("T1", "T2", count, category=category))


def test_to_the_post() -> None:
    # Seven professional staff on nine professional posts: two can leave.
    assert [leave(n) for n in (1, 2, 3, 5)] == [0, 0, 1, 3]


def test_categories_are_added_up() -> None:
    assert [leave(n, NURSE) for n in (2, 3)] == [0, 1]


def test_posts_of_workers_and_of_hospitals_are_no_matter_of_it() -> None:
    assert leave(2, WORKER) == 0
    two = headcount_county([*COUNTY.posts, posts("H2")])
    assert shortfall(RULE, two, posts_of("H1", 0), posts_of("H2", 9), moved("H1", "H2", 9)) == 0


def test_every_mode() -> None:
    rows = [posts_of("T1", 1), posts_of("T2", 4), moved("T1", "T2", 4)]
    assert_every_mode(RULE, COUNTY, *rows, amount=2)


def test_a_post_that_falls_vacant_stays() -> None:
    its = headcount_county(
        [posts("T1", approved=3, filled=3), posts("T2")], movements=[movement(retiring=1), movement(year=2027)]
    )
    rows = [posts_of("T1", 2, y) for y in (2026, 2027)] + [posts_of("T2", 1, y) for y in (2026, 2027)]
    found = judge(RULE, its, *rows, moved("T1", "T2")).findings
    assert [(f.where.year, f.amount) for f in found] == [(2026, 1), (2027, 1)]


def test_staff_beyond_the_approved_posts_hold_none() -> None:
    over = [posts("T1", approved=2, filled=5), posts("T1", NURSE, approved=3, filled=1)]
    its = headcount_county([*over, posts("T2", NURSE)])
    for count, amount in ((2, 0), (3, 1)):
        rows = [posts_of("T1", 3 - count, category=NURSE), posts_of("T2", count, category=NURSE)]
        assert shortfall(RULE, its, *rows, moved("T1", "T2", count, category=NURSE)) == amount


def test_the_finding_says_what_can_leave() -> None:
    rows = [posts_of("T1", 1), posts_of("T2", 4), moved("T1", "T2", 4)]
    found = only_finding(RULE, COUNTY, *rows)
    assert (found.required, found.actual, found.amount) == (7, 5, 2)
    assert (found.where.facility, found.where.year) == ("T1", 2026)
    assert found.message.zh == "2026年底T1：专业技术编制5名，规划开始时专业技术在编7人，减少2名。"
    assert found.reason.zh == "退休空出的编制留在本机构；该机构现有专业技术编制9名，可调出的不超过2名。"
    assert "调回2名" in found.remedy.zh and "牵头医院" in found.owner.zh


class TestDrawnAway:
    """Six months in any twelve, to the day; reported under every mode."""

    def county(self, *spans: tuple[str, str], who: Person | None = None, **fields: object) -> County:
        given = {"kind": AbsenceKind.FURTHER_STUDY} | fields
        away = [absence("P1", *span, **given) for span in spans]
        return headcount_county(COUNTY.posts, people=[who or person(employer="T1")], absences=away)

    def found(self, *spans: tuple[str, str], months: str = "6", **fields: object) -> tuple[Finding, ...]:
        return judge(RULE, self.county(*spans, **fields), months=months).findings

    def test_to_the_day(self) -> None:
        assert not self.found(("2026-01-10", "2026-07-09"))
        assert len(self.found(("2026-01-10", "2026-07-10"))) == 1
        assert not self.found(("2026-02-28", "2026-08-27"))

    def test_stays_of_any_twelve_months_are_added_up(self) -> None:
        # 181 days are allowed in the twelve months from 1 January, 90 + 91 are away; then a day more.
        assert not self.found(("2026-01-01", "2026-03-31"), ("2026-10-01", "2026-12-30"))
        assert len(self.found(("2026-01-01", "2026-03-31"), ("2026-10-01", "2026-12-31"))) == 1
        assert not self.found(("2026-01-01", "2026-03-31"), ("2027-01-01", "2027-04-30"))

    def test_the_twelve_months_with_the_most_are_told(self) -> None:
        spans = ("2026-01-01", "2026-01-31"), ("2026-08-01", "2027-03-31")
        (found,) = self.found(*spans)
        assert found.amount == 1 and "自2026-08-01起" in found.message.zh

    def test_days_said_twice_count_once(self) -> None:
        assert not self.found(("2026-01-01", "2026-06-30"), ("2026-02-01", "2026-05-31"))

    @pytest.mark.parametrize("kind", [AbsenceKind.TRAINING, AbsenceKind.FURTHER_STUDY, AbsenceKind.SECONDMENT])
    def test_training_study_and_secondment_count(self, kind: AbsenceKind) -> None:
        assert len(self.found(("2026-01-01", "2026-12-31"), kind=kind)) == 1

    def test_other_absences_do_not(self) -> None:
        assert not self.found(("2026-01-01", "2026-12-31"), kind=AbsenceKind.LONG_SICK)

    def test_with_consent_it_is_allowed(self) -> None:
        assert not self.found(("2026-01-01", "2026-12-31"), basis="县卫字〔2026〕3号")

    def test_only_professional_staff_of_the_grassroots(self) -> None:
        year = ("2026-01-01", "2026-12-31")
        for who in (person(), person(employer="T9"), person(employer="T1", category=WORKER)):
            assert not self.found(year, who=who)

    def test_the_limit_is_the_policys(self) -> None:
        assert len(self.found(("2026-01-01", "2026-04-01"), months="3")) == 1
        assert not self.found(("2026-01-01", "2026-03-31"), months="3")
        assert not self.found(("2026-01-01", "2026-12-31"), months="")

    @pytest.mark.parametrize("mode", [Mode.HARD, Mode.SOFT, Mode.REPORT])
    def test_it_is_reported_only_whatever_the_mode(self, mode: Mode) -> None:
        verdict = judge(RULE, self.county(("2026-01-01", "2026-12-31")), mode=mode)
        (found,) = verdict.findings
        assert (found.mode, found.amount) == (Mode.REPORT, 1)
        assert verdict.clean and sum(verdict.tiers.values()) == 0

    def test_the_finding_names_the_person_and_the_months(self) -> None:
        (found,) = self.found(("2026-01-01", "2026-08-29"))
        assert (found.where.person, found.where.facility) == ("P1", "T1")
        assert found.message.zh == "T1人员P1自2026-01-01起12个月内被抽调8个月，上限6个月，没有同意文号。"
        assert "合计241天" in found.reason.zh and "依据文号" in found.remedy.zh
