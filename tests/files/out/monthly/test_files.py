"""The files of a report: nobody is named, nothing is live, everything prints, and the page stands alone."""

import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from math import ceil

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.county import PolicySetting
from models.files.month.state import FolderState
from models.files.out.monthly import Report, report_files
from models.files.out.monthly.charts import consortia_figure
from models.files.out.sheets.book import width
from models.report import consortium_report, read_period
from tests.report.states import FIRST, MARCH, march, month_of_versions, small_county, state

HOSTILE = ("=1+1", "<script>alert(1)</script>", "{x}%s${y}", "长" * 300, "a\x00b\x1b[31mc\nd", "", "\u202eabc")
NAMES = ("张三丰", "13800138000")
AT = datetime(2026, 5, 1, tzinfo=UTC)


def made(*states: FolderState, names: tuple[str, ...] = ("甲", "乙"), period: str = "2026-03") -> Report:
    its = read_period(period)
    consortia = tuple(consortium_report(s, n, its, step=4, at=AT) for s, n in zip(states, names, strict=False))
    return Report(its, "xinjiang", consortia, many=len(consortia) > 1)


def book(report: Report, lang: str = "zh") -> Workbook:
    return load_workbook(BytesIO(report_files(report, "en" if lang == "en" else "zh")["report.xlsx"]))


def lines(sheet: Worksheet) -> Iterator[int]:
    """Yield how many lines each heading takes in its column."""
    for cell in sheet[3]:
        room = next(d.width for d in sheet.column_dimensions.values() if d.min <= cell.column <= d.max) - 1
        yield sum(ceil(width(line) / room) for line in str(cell.value).split("\n"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("many", [False, True])
def test_every_sheet_prints(lang: str, many: bool) -> None:
    its = book(made(march(), march()) if many else made(march()), lang)
    assert len(its.sheetnames) == (13 if many else 5)
    for sheet in its:
        assert sheet.print_title_rows == "$1:$3"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.page_setup.paperSize in (8, 9)
        assert "&P" in sheet.oddFooter.right.text
        assert max(lines(sheet)) <= 2, "headings fit their two lines"
        for row in sheet.iter_rows():
            assert not any(cell.data_type == "f" for cell in row)
    said = "".join(str(c.value) for row in its.worksheets[0] for c in row)
    assert ("负责人" if lang == "zh" else "Head") in said


def test_numerators_and_denominators_stand_beside_the_value() -> None:
    rows = {r[1]: r for r in book(made(march()))["指标"].iter_rows(min_row=4, values_only=True)}
    assert rows["人均天数"][3:10] == (31.5, 2, "15.75", 32.5, 2, "16.25", "考核")
    assert rows["周达标率"][3:10] == (1, 4, "25%", 1, 4, "25%", "参照指标，不考核")
    assert rows["本期待核验天数"][3:6] == (1.5, "—", "1.5")
    assert rows["诊疗人次"][9] == "统计"


def test_months_and_units_add_up() -> None:
    its = book(made(march(), period="2026-H1"))
    months = list(its["各月"].iter_rows(min_row=4, max_row=10, values_only=True))
    assert months[1] == ("2026-02", "未发布", 0, 0, None)
    assert months[2] == ("2026-03", "v2", 2.5, 1.5, 0.625)
    assert months[6][2:] == (2.5, 1.5, 0.625)
    units = list(its["接收单位"].iter_rows(min_row=4, max_row=7, values_only=True))
    assert units == [
        ("T1卫生院", 1.5, 1, 1, 20),
        ("T2卫生院", 1, 0.5, 1, 15),
        ("T3卫生院", 0, 0, 0, 0),
        ("合计", 2.5, 1.5, None, 35),
    ]


def test_a_row_for_each_consortium_and_the_total_last() -> None:
    sheet = book(made(march(), march()))["年度任务（统一口径）"]
    heads = [c.value for c in sheet[3]]
    rows = [dict(zip(heads, r, strict=True)) for r in sheet.iter_rows(min_row=4, max_row=6, values_only=True)]
    assert [r["医共体"] for r in rows] == ["甲", "乙", "合计"]
    assert [(r["人均天数\n分子"], r["人均天数\n分母"], r["人均天数\n值"]) for r in rows] == [(32.5, 2, 16.25)] * 2 + [
        (65, 4, 16.25)
    ]


def test_reference_indicators_are_marked_in_a_roll_up() -> None:
    sheet = book(made(march(), march()))["总表（本县口径）"]
    row = dict(zip([c.value for c in sheet[3]], [c.value for c in sheet[4]], strict=True))
    assert (row["周达标率"], row["参与率"]) == ("25%*\n1 / 4", "100%\n2 / 2")


def test_what_is_not_measured_is_listed_with_its_reason() -> None:
    rows = {r[0]: r for r in book(made(march()))["监测条款"].iter_rows(min_row=4, values_only=True)}
    assert rows["G05"][2] == "县域内住院量占比≥65%"
    assert rows["G05"][3] == "未测"
    assert "病案首页" in rows["G05"][5]
    assert "（征求意见稿）" in rows["G05"][1]
    assert rows["G22"][3:5] == ("已测", "本期已核验天数、已核验比例、周达标率、发布版本数、发布后调班")


def named() -> FolderState:
    """Return a county whose people have names and phones, in the places where a report must not look."""
    county = small_county()
    staff = tuple(p.model_copy(update={"name": NAMES[0], "phone": NAMES[1]}) for p in county.staff)
    info = county.county.model_copy(update={"prepared_by": NAMES[0], "approved_by": NAMES[0], "reviewed_by": NAMES[0]})
    places = tuple(f.model_copy(update={"contact": NAMES[0], "phone": NAMES[1]}) for f in county.facilities)
    return state(
        county.model_copy(update={"staff": staff, "county": info, "facilities": places}),
        month_of_versions(MARCH, FIRST),
        attended=(a.model_copy(update={"verified_by": NAMES[0], "note": NAMES[0]}) for a in march().attendance),
    )


def everything(files: dict[str, bytes]) -> str:
    """Return all text of all files but the library that draws."""
    with zipfile.ZipFile(BytesIO(files["report.xlsx"])) as parts:
        inner = "".join(parts.read(n).decode("utf-8") for n in ("xl/sharedStrings.xml", "docProps/core.xml"))
    shell, _, drawn = files["report.html"].decode("utf-8").split("<script>")
    return inner + shell + drawn + files["report.json"].decode("utf-8")


@pytest.mark.parametrize("many", [False, True])
def test_nobody_is_named_and_nothing_stands_under_a_person(many: bool) -> None:
    report = made(named(), named()) if many else made(named())
    said = everything(report_files(report, "zh"))
    assert "参与率" in said
    assert not any(name in said for name in NAMES)
    assert not re.search(r"\b(P[1-4]|N1|A1)\b", said), "no code of a person, or of who approved, either"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(name: str) -> None:
    report = made(march(), march(), names=(name, "乙"))
    files = report_files(report, "zh")
    html = files["report.html"].decode("utf-8")
    assert "<script>alert" not in html
    assert json.loads(files["report.json"])["consortia"][0]["name"] == name
    assert load_workbook(BytesIO(files["report.xlsx"]))["总表（统一口径）"]["A4"].data_type in ("s", "inlineStr", "n")
    report_files(made(march(), names=(name,)), "en")


def test_the_page_opens_offline() -> None:
    for report in (made(march()), made(march(), march())):
        html = report_files(report, "zh")["report.html"].decode("utf-8")
        shell = html.split("<script>")[0]
        assert not re.search(r"""(src|href)\s*=|@import|url\(""", shell)
        assert "统一口径" in shell
        assert "参照指标" in shell


def test_the_same_figures_are_the_same_bytes() -> None:
    assert report_files(made(march()), "zh") == report_files(made(march()), "zh")


def test_days_of_the_profile_name_the_share() -> None:
    own = PolicySetting(rule="roster.annual_days", parameter="days", value="20")
    its = made(state(small_county(policy=[own]), month_of_versions(MARCH, FIRST)))
    assert "满20天率" in [r[1] for r in book(its)["指标"].iter_rows(min_row=4, values_only=True)]


def test_bars_of_like_names_stay_apart() -> None:
    """Two names that are the same where they are clipped, and one twice."""
    long = (
        "某某县总医院医疗卫生服务共同体第一分部甲",
        "某某县总医院医疗卫生服务共同体第一分部乙乙乙乙乙乙乙",
        "丙",
        "丙",
    )
    figure = consortia_figure(made(*[march()] * 4, names=long), "zh")
    assert figure is not None
    for (bars,) in figure.views.values():
        assert len(set(bars["y"])) == 4
        assert len(bars["x"]) == len(bars["text"]) == 4
    assert len(figure.views) == 2 * len(figure.menus[0].choices)
