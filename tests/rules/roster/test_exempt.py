"""roster.exempt: who is not included, and who is undecided."""

from models.county import County, DepartmentKind, Mode
from tests.builders import department, exemption, person, tiny_county
from tests.rules.judging import WEEK, judge

RULE = "roster.exempt"


def notes(county: County, mode: Mode = Mode.HARD) -> list[tuple[str, str]]:
    found = judge(RULE, county, [], WEEK, mode)
    assert found.clean and not found.findings
    return [(n.kind, n.where.person) for n in found.notes]


def test_presidents_and_named_departments_are_not_included() -> None:
    staff = [
        person("P1", role="党委委员、副院长"),
        person("P2", dept="D2"),
        person("P3", role="科主任"),
    ]
    wards = [department("D1"), department("D2", kind=DepartmentKind.ULTRASOUND)]
    assert notes(tiny_county(people=staff, departments=wards)) == [("other", "P1"), ("other", "P2")]


def test_doubtful_posts_and_departments_are_undecided() -> None:
    staff = [person("P1", role="党委书记"), person("P2", dept="D2")]
    wards = [department("D1"), department("D2", kind=DepartmentKind.PATHOLOGY)]
    assert notes(tiny_county(people=staff, departments=wards)) == [("undecided", "P1"), ("undecided", "P2")]


def test_a_listed_exemption_is_named_with_its_basis_while_it_runs() -> None:
    listed = [
        exemption("P1", "roster.annual_days", last="2026-03-02"),
        exemption("P1", "roster.annual_days", last="2026-03-01"),
    ]
    verdict = judge(RULE, tiny_county(exemptions=listed), [])
    (note,) = verdict.notes
    assert "测试1号" in note.message.zh and "年度累计下沉天数" in note.message.zh


def test_off_says_nothing() -> None:
    assert notes(tiny_county(people=[person(role="院长")]), Mode.OFF) == []
