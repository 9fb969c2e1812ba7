"""The sheets of headcount: read in everyday spellings, resolved, and refused each at its cell."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.county import (
    Category,
    Funding,
    Level,
    Loan,
    Movement,
    NeedSource,
    Positions,
    Posts,
    Title,
    Total,
    Workload,
)
from models.files import complete_county
from models.files.input.pipeline import complete_document, read_here
from models.issue import InputRefused, Issue
from tests.files.input.books import MINIMAL, Rows, Sheets, errors, read_rows, refusal, write_book, write_folder

POSTS: Rows = (
    (
        "单位",
        "单位类别",
        "经费来源",
        "级别",
        "岗位类别",
        "核定编制数",
        "在编",
        "控制数",
        "编外",
        "编外控制数",
        "需求",
        "来源",
    ),
    ("甲县人民医院", "医院", "差额拨款", "旗级", "医生", "50名", "４８", "不限", 3, 5, 60, "上报"),
    ("H01", None, None, None, "护理人员", 80.0, 70, None, None, "不限", None, None),
    ("东风镇卫生院", "卫生院", "财政全额", "乡镇", "执业医师", 5, 4, 8, 1, 2, None, "按人口"),
    ("西河乡中心卫生院", None, None, None, "医技", "1,0", 9, None, None, None, None, "WISN"),
)
TOTALS: Rows = (
    ("级别", "单位类型", "经费类型", "编制总数", "控制数", "核定年度", "新增编制", "周转编制"),
    ("公立医院", "县级公立医院", "差额", 130, None, None, None, 0),
    ("基层", "乡镇卫生院", "全额", "20名", 25, "2027年", 3, 4),
)
POSITIONS: Rows = (("层级", "职称", "岗位数", "已聘"), ("县级", "副主任医师", 30, 28), ("乡级", "初级职称", 9, None))
MOVEMENTS: Rows = (
    ("机构", "类别", "年份", "减员", "增员", "招聘上限"),
    ("H01", "医师", 2026, 2, None, "不限"),
    ("T01", "医师", "2027年", None, "1人", 0),
)
LOANS: Rows = (
    ("借用编号", "借用机构", "类别", "借用编制", "起", "归还日期"),
    ("Z01", "东风镇卫生院", "医师", 2, "2025/1/1", date(2027, 12, 31)),
    ("Z02", "T02", "检验师", 1, None, "2026年12月31日"),
)
WORKLOAD: Rows = (
    ("机构", "类别", "服务项目", "年人次", "单位时长"),
    ("T02", "技师", "检验", "2.4万人次", "7.5分钟"),
    ("T02", "医技人员", "放射", 3000, 20),
)
SHEETS: Sheets = {
    **MINIMAL,
    "编制情况": POSTS,
    "编制总量": TOTALS,
    "职数": POSITIONS,
    "退休到岗": MOVEMENTS,
    "周转池借用": LOANS,
    "工作量测算": WORKLOAD,
}
HOSPITAL: dict[str, Any] = {"class_type": "公立医院", "funding": Funding.PARTIAL, "level": Level.HOSPITAL}
TOWN: dict[str, Any] = {"class_type": "乡镇卫生院", "funding": Funding.FULL, "level": Level.GRASSROOTS}


def document(**sheets: object) -> dict[str, Any]:
    """Return a county of a hospital and a center whose physicians have posts; ``sheets`` replace or add."""
    base: dict[str, Any] = {
        "facilities": [
            {"id": "H", "name": "甲县人民医院", "kind": "lead_hospital"},
            {"id": "T", "name": "东风镇卫生院", "kind": "township_center"},
        ],
        "staff": [{"id": "1", "employer": "H", "dept": "内科", "category": "physician", "title": "senior"}],
        "posts": [
            {"facility": "H", "category": "physician", "approved": 9, "filled": 8},
            {"facility": "T", "category": "physician", "approved": 5, "filled": 4},
        ],
    }
    return base | sheets


def refused(found: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the errors for which a document is refused, sorted by place."""
    return errors(_refused(found))


def _refused(found: dict[str, Any]) -> tuple[Issue, ...]:
    with pytest.raises(InputRefused) as raised:
        complete_document(found, "甲")
    return raised.value.issues


# --- read --------------------------------------------------------------------------------------------------------


def test_everyday_spellings_are_read(tmp_path: Path) -> None:
    result = read_rows(tmp_path, SHEETS)
    county = result.county
    assert county.posts == (
        Posts(facility="H01", category=Category.PHYSICIAN, approved=50, filled=48, off_filled=3, off_control=5,
              required=60, **HOSPITAL),
        Posts(facility="H01", category=Category.NURSE, approved=80, filled=70, required=80, **HOSPITAL),
        Posts(facility="T01", category=Category.PHYSICIAN, approved=5, filled=4, max_control=8, off_filled=1,
              off_control=2, source=NeedSource.NORM, **TOWN),
        Posts(facility="T02", category=Category.TECHNICIAN, approved=10, filled=9, source=NeedSource.WORKLOAD, **TOWN),
    )  # fmt: skip
    assert county.totals == (
        Total(approved=130, **HOSPITAL),
        Total(approved=20, max_control=25, reapproval_year=2027, new_posts=3, pool=4, **TOWN),
    )
    assert county.positions == (
        Positions(level=Level.HOSPITAL, title=Title.DEPUTY_SENIOR, quota=30, filled=28),
        Positions(level=Level.GRASSROOTS, title=Title.JUNIOR, quota=9),
    )
    assert county.movements == (
        Movement(facility="H01", category=Category.PHYSICIAN, year=2026, retiring=2),
        Movement(facility="T01", category=Category.PHYSICIAN, year=2027, arriving=1, recruits_max=0),
    )
    begun = {"from": date(2025, 1, 1)}
    assert county.loans == (
        Loan(id="Z01", facility="T01", category=Category.PHYSICIAN, posts=2, due=date(2027, 12, 31), **begun),
        Loan(id="Z02", facility="T02", category=Category.TECHNICIAN, posts=1, due=date(2026, 12, 31)),
    )
    assert county.workload == (
        Workload(facility="T02", category=Category.TECHNICIAN, activity="检验", volume=24_000, unit_minutes=7.5),
        Workload(facility="T02", category=Category.TECHNICIAN, activity="放射", volume=3000, unit_minutes=20),
    )


def test_a_folder_of_csv_and_a_document_say_the_same(tmp_path: Path) -> None:
    county = read_rows(tmp_path, SHEETS).county
    assert read_here(write_folder(tmp_path / "csv", SHEETS)).county == county
    assert read_here(write_folder(tmp_path / "gb", SHEETS, "gb18030")).county == county
    assert complete_county(county.model_dump(mode="json", by_alias=True)).county == county


def test_a_workbook_without_these_sheets_has_no_posts(tmp_path: Path) -> None:
    result = read_rows(tmp_path, MINIMAL)
    county = result.county
    assert (county.posts, county.totals, county.positions) == ((), (), ())
    assert (county.movements, county.loans, county.workload) == ((), (), ())
    assert not {d.sheet for d in result.defaults} & {"编制", "核定总量", "岗位职数", "人员变动", "周转池", "工作量"}


@pytest.mark.parametrize(
    ("said", "means"),
    [("中心卫生院", "乡镇卫生院"), ("苏木卫生院", "乡镇卫生院"), ("牵头医院", "公立医院"), ("县级医院", "公立医院"),
     ("妇幼", "妇幼保健机构"), ("社区中心", "社区卫生服务中心"), ("疾病预防控制中心", "疾控中心"),
     ("林场医院", "林场医院")],
)  # fmt: skip
def test_a_kind_of_facility_means_its_usual_type(said: str, means: str) -> None:
    row = {"facility": "T", "category": "physician", "class_type": said}
    assert complete_document(document(posts=[row]), "甲").county.posts[0].class_type == means


def test_a_type_of_facility_goes_by_one_spelling_and_a_county_may_have_its_own(tmp_path: Path) -> None:
    posts = (
        ("机构", "机构类型", "人员类别", "核定编制"),
        ("H01", "医院", "医师", 9),
        ("T01", "镇卫生院", "医师", 5),
        ("T02", "牧区 卫生院", "医师", 5),
    )
    totals = (
        ("层级", "机构类型", "经费形式", "核定总数"),
        ("县级", "Public Hospital", "差额", 9),
        ("基层", "牧区卫生院", "全额", 6),
    )
    county = read_rows(tmp_path, {**MINIMAL, "编制": posts, "核定总量": totals}).county
    assert [row.class_type for row in county.posts] == ["公立医院", "乡镇卫生院", "牧区 卫生院"]
    assert [(row.class_type, row.approved) for row in county.totals] == [
        ("公立医院", 9),
        ("牧区 卫生院", 6),
        ("乡镇卫生院", 5),
    ]


# --- refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "rows"), [("核定总量", TOTALS), ("岗位职数", POSITIONS), ("人员变动", MOVEMENTS), ("周转池", LOANS),
                        ("工作量", WORKLOAD)],
)  # fmt: skip
def test_a_sheet_without_posts_is_one_fault(tmp_path: Path, title: str, rows: Rows) -> None:
    found = refusal(write_book(tmp_path / "b.xlsx", {**MINIMAL, title: rows}))
    assert errors(found) == [(title, "headcount_without_posts")]


def test_a_sheet_of_posts_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    found = refusal(write_book(tmp_path / "b.xlsx", {**SHEETS, "编制情况": (("甲", "乙"), ("丙", "丁"))}))
    assert errors(found) == [("编制情况", "no_headings")]


def test_faults_of_a_document_are_at_their_pointers() -> None:
    found = document(
        posts=[
            {"facility": "H", "category": "physician", "approved": 9, "max_control": 8, "posts": 9},
            {"facility": "T", "category": "医工", "approved": -1, "source": "估计"},
            {"facility": "乙", "category": "nurse", "filled": 0.5},
            7,
        ],
        totals=[{"level": "hospital", "class_type": "公立医院", "funding": "full", "approved": 9}, {"level": []}],
        positions=[{"level": "grassroots", "title": "junior", "quota": None}],
        movements=[{"facility": "H", "category": "physician", "year": "去年", "retiring": 10**18}],
        loans=[{"facility": "H", "category": "nurse", "posts": 0, "due": "2026-02-30"}],
        workload={"facility": "H"},
    )
    assert set(refused(found)) == {
        ("/posts/0/posts", "unknown_field"),
        ("/posts/0/max_control", "max_below_approved"),
        ("/posts/1/category", "unknown_word"),
        ("/posts/1/approved", "too_small"),
        ("/posts/1/source", "unknown_word"),
        ("/posts/2/facility", "unknown_facility"),
        ("/posts/2/filled", "not_whole"),
        ("/posts/3", "json_shape"),
        ("/totals/1/level", "json_shape"),
        ("/totals/1/class_type", "blank"),
        ("/totals/1/funding", "blank"),
        ("/positions/0/quota", "blank"),
        ("/movements/0/year", "not_a_number"),
        ("/movements/0/retiring", "not_a_number"),
        ("/loans/0/posts", "too_small"),
        ("/loans/0/due", "not_a_date"),
        ("/workload", "json_shape"),
    }


def test_unknown_words_come_with_a_suggestion(tmp_path: Path) -> None:
    posts = (("机构", "人员类别", "经费形式"), ("T01", "医士师", "全恶"), ("西河乡卫生院", "护土", None))
    found = refusal(write_book(tmp_path / "b.xlsx", {**MINIMAL, "编制": posts}))
    said = {issue.place: issue.message for issue in found}
    assert "“医师”" in said["编制!B2"].zh
    assert "“全额”" in said["编制!C2"].zh and 'did you mean "全额"' in said["编制!C2"].en
    assert "“西河乡中心卫生院”" in said["编制!A3"].zh
    assert "“护士”" in said["编制!B3"].zh


def test_a_total_of_no_facility(tmp_path: Path) -> None:
    totals = (("层级", "机构类型", "经费形式", "核定总数"), ("基层", "乡镇卫生院", "差额", 30))
    found = refusal(write_book(tmp_path / "b.xlsx", {**MINIMAL, "编制": POSTS, "核定总量": totals}))
    assert errors(found) == [("核定总量!B2", "total_without_posts")]
    assert found[0].message.zh == "编制表没有“基层、乡镇卫生院、差额”这一类的机构"
    assert found[0].message.en == "no facility on 编制 is of the class grassroots, 乡镇卫生院, partly funded"


@pytest.mark.parametrize("key", ["loans", "movements", "workload"])
def test_a_cell_that_has_no_row_of_posts(key: str) -> None:
    rows = {
        "loans": {"id": "L", "posts": 1, "due": "2027-01-01"},
        "movements": {"year": 2026},
        "workload": {"activity": "门诊", "volume": 1, "unit_minutes": 1},
    }
    found = document(**{key: [{"facility": "T", "category": "nurse"} | rows[key]]})
    assert refused(found) == [(f"/{key}/0/category", "cell_without_posts")]


def test_a_borrower_that_has_no_posts() -> None:
    found = document(loans=[{"facility": "H", "posts": 1, "due": "2027-01-01"}], posts=document()["posts"][1:])
    assert refused(found) == [("/loans/0/facility", "loan_without_posts")]


def test_a_facility_in_two_classes_names_the_first_row() -> None:
    rows = [
        {"facility": "T", "category": "physician", "level": "grassroots"},
        {"facility": "T", "category": "nurse", "class_type": "卫生院", "funding": "full"},
        {"facility": "T", "category": "worker", "class_type": "分院", "funding": "partial", "level": "hospital"},
    ]
    found = _refused(document(posts=rows))
    assert errors(found) == [("/posts/2/funding", "class_differs"), ("/posts/2/level", "class_differs")]
    assert {issue.message.zh for issue in found} == {
        "T的经费形式此处为“差额”，/posts/1/funding为“全额”",
        "T的层级此处为“县级”，/posts/0/level为“基层”",
    }


def test_the_row_that_differs_is_the_fault_wherever_it_stands() -> None:
    categories = ("physician", "nurse", "worker")
    rows = [{"facility": "T", "category": c, "level": "grassroots"} for c in categories]
    for odd in range(3):
        its = [row | ({"level": "hospital"} if n == odd else {}) for n, row in enumerate(rows)]
        assert refused(document(posts=its)) == [(f"/posts/{odd}/level", "class_differs")]


# --- sums over rows ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("approved", "pool", "codes"), [(8, 3, []), (7, 3, ["total_below_posts"]), (8, 2, ["loans_above_pool"])]
)
def test_a_total_holds_posts_and_pool_and_the_pool_its_loans(approved: int, pool: int, codes: list[str]) -> None:
    """5 posts and a pool of 3: loans of 2 and 1 overlap, and a third begins on the day on which the second is due."""
    its = {"level": "grassroots", "class_type": "乡镇卫生院", "funding": "full"}
    lent = {"facility": "T", "category": "physician"}
    found = document(
        totals=[its | {"approved": approved, "pool": pool}],
        loans=[
            lent | {"id": "1", "posts": 2, "due": "2028-01-01"},
            lent | {"id": "2", "posts": 1, "from": "2026-01-01", "due": "2027-01-01"},
            lent | {"id": "3", "posts": 1, "from": "2027-01-01", "due": "2027-06-01"},
        ],
    )
    if not codes:
        assert complete_document(found, "甲").county.totals[0].pool == pool
    else:
        assert [code for _, code in refused(found)] == codes


def test_a_maximum_is_compared_with_the_total_that_would_be_filled_in() -> None:
    its = {"level": "grassroots", "class_type": "乡镇卫生院", "funding": "full"}
    assert refused(document(totals=[its | {"max_control": 4}])) == [("/totals/0/max_control", "max_below_approved")]
    assert complete_document(document(totals=[its | {"max_control": 5}]), "甲").county.totals[0].max_control == 5


@pytest.mark.parametrize("listed", [False, True])
def test_sums_beyond_every_county_are_refused(listed: bool) -> None:
    places = [{"id": id, "name": f"{id}卫生院", "kind": "township_center"} for id in "TU"] + document()["facilities"][
        :1
    ]
    rows = [{"facility": id, "category": c.value, "approved": 9000} for id in "TU" for c in Category]
    its = {"level": "grassroots", "class_type": "乡镇卫生院", "funding": "full"}
    found = _refused(document(facilities=places, posts=rows, **({"totals": [its]} if listed else {})))
    assert errors(found) == [("/totals/0/approved" if listed else "/posts/0/approved", "total_too_large")]
    assert "108000名，超过上限100000" in found[0].message.zh


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([{"year": 2026, "retiring": 4}], None),
        ([{"year": 2026, "retiring": 5}], ("/movements/0/retiring", "retiring_above_filled")),
        ([{"year": 2027, "retiring": 5}, {"year": 2026, "arriving": 1}], None),
        ([{"year": 2027, "retiring": 3}, {"year": 2026, "retiring": 2}],
         ("/movements/0/retiring", "retiring_above_filled")),
        ([{"year": 2026, "arriving": 9996}], None),
        ([{"year": 2026, "arriving": 9997}], ("/movements/0/arriving", "staff_too_large")),
        ([{"year": 2055}], None),
        ([{"year": 2056}], ("/movements/0/year", "movement_year")),
        ([{"year": 2025}], ("/movements/0/year", "movement_year")),
    ],
)  # fmt: skip
def test_movements_are_of_people_who_are_there_in_years_that_are_planned(
    rows: list[dict[str, int]], fault: tuple[str, str] | None
) -> None:
    movements = [{"facility": "T", "category": "physician"} | row for row in rows]
    if fault is None:
        assert len(complete_document(document(movements=movements), "甲").county.movements) == len(rows)
    else:
        assert refused(document(movements=movements)) == [fault]


@pytest.mark.parametrize(("begun", "ok"), [("2026-12-30", True), ("2026-12-31", False), ("2027-01-01", False)])
def test_a_loan_is_due_after_it_begins(begun: str, ok: bool) -> None:
    row = {"id": "L", "facility": "T", "category": "physician", "posts": 1, "from": begun, "due": "2026-12-31"}
    if ok:
        assert complete_document(document(loans=[row]), "甲").county.loans[0].posts == 1
    else:
        assert refused(document(loans=[row])) == [("/loans/0/due", "due_before_begun")]


@pytest.mark.parametrize("value", ["31", "2000", "99999999999"])
def test_a_plan_of_too_many_years_is_refused(value: str) -> None:
    policy = [{"rule": "headcount.need", "parameter": "years", "value": value}]
    found = _refused(document(policy=policy))
    assert errors(found) == [("/policy/0/value", "setting_value")]
    assert found[0].remedy.zh == "应为0至30的整数，或空。"
    assert found[0].remedy.en == "It wants a whole number from 0 to 30, or blank."


def test_a_need_beyond_every_county_is_refused() -> None:
    work = [{"facility": "T", "category": "physician", "activity": "门诊", "volume": 10**9, "unit_minutes": 10_000}]
    found = _refused(document(workload=work))
    assert errors(found) == [("/posts/1/source", "need_too_large")]
