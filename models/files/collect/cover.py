"""The cover of a form: whose it is, by when it is wanted, how to fill it in and where to return it."""

from datetime import date
from typing import NamedTuple

from models.county import CountyInfo
from models.files.collect.asked import Audience, form_sheets
from models.files.collect.number import LABEL, FormNumber
from models.files.collect.own import Recipient
from models.month import Month
from models.text import Text, text

COVER = "封面"
COUNTY = text("旗县", "county")
"""The item of the cover that names the county; it is read back."""
_TITLE = {
    Audience.DEPARTMENT: text("{name}　科室填报表　{y}年{m}月", "Department form, {y}-{m:02}"),
    Audience.UNIT: text("{name}　接收单位填报表　{y}年{m}月", "Receiving unit form, {y}-{m:02}"),
}
_FOR, _BY, _RETURN = text("填报单位", "for"), text("交回期限", "return by"), text("怎样交回", "how to return")
_BY_DAY = text("{d.year}年{d.month}月{d.day}日前", "{d} at the latest")
_RETURN_TO = text(
    "存为 .xlsx（Excel、WPS、LibreOffice 均可），整份交回{office}；只能存 CSV 的，每张表存一个，保留第一行。",
    "Save as .xlsx and send the whole file to {office}; or one CSV file a sheet, with its first line.",
)
_OFFICE = text("医共体医护调度中心", "the dispatch center")
_HOW = (
    (
        text("核对", "check"),
        text("已填的是现有数据：有错直接改。", "What is filled in is what is known: correct it in place."),
    ),
    (
        text("新增", "add"),
        text("写在下面的空行里，红色标题必填。", "Use the empty lines below; red headings are required."),
    ),
    (
        text("撤销", "strike"),
        text("不再有效的行在“撤销”列填“是”，不要删行。", "Put 是 into the column 撤销; do not delete rows."),
    ),
    (
        text("黄底", "yellow"),
        text("没有人填过、程序补的默认值：不对就改。", "Filled in by default: correct what is wrong."),
    ),
    (
        text("勿改", "leave alone"),
        text("表号、各表第一行和标题行；批注里有每列的填法。", "The number, first lines and headings."),
    ),
)  # fmt: skip
_SIGNED = (
    text("填表人", "filled in by"),
    text("联系电话", "phone"),
    text("负责人签字", "signed by the head"),
    text("填表日期", "date"),
)
_LISTED = text("{zh}：{note}", "{en}: {note}")


class CoverLine(NamedTuple):
    """A line of the cover: an item and what it says; ``look`` is ``title``, ``blank`` to be filled in, or plain."""

    item: Text
    said: Text
    look: str = ""


def cover_lines(county: CountyInfo, who: Recipient, number: FormNumber, month: Month, due: date) -> list[CoverLine]:
    """Return the lines of a cover."""
    name = f"{who.name}（{who.employer}）" if who.employer else who.name
    office = text(county.office, county.office) if county.office else _OFFICE
    return [
        CoverLine(_TITLE[who.audience].fill(name=who.name, y=month.year, m=month.month), text("", ""), "title"),
        CoverLine(text(LABEL, "form number"), text(str(number), ""), "strong"),
        CoverLine(COUNTY, text(county.name, "")),
        CoverLine(_FOR, text(f"{name}　{who.code}", "")),
        CoverLine(_BY, _BY_DAY.fill(d=due), "strong"),
        CoverLine(_RETURN, _RETURN_TO.fill(office=office)),
        *(CoverLine(item, said) for item, said in _HOW),
        *(
            CoverLine(spec.title, _sheet_note(who.audience, spec.key))
            for spec in form_sheets(who.audience).values()
        ),
        *(CoverLine(item, text("", ""), "blank") for item in _SIGNED),
    ]  # fmt: skip


_NOTES = {
    (Audience.DEPARTMENT, "staff"): text(
        "本科室在册人员；“每周不可派”写固定门诊、手术日。",
        "The people of the department; weekly clinic and theater days go to 每周不可派.",
    ),
    (Audience.DEPARTMENT, "absences"): text(
        "本月请假、进修、借调、夜班后休息等。", "Leave, study, secondment and rest of the month."
    ),
    (Audience.DEPARTMENT, "departments"): text("最低在岗人数和负责人。", "How many must stay, and the head."),
    (Audience.UNIT, "facilities"): text(
        "诊室数、开诊日、核准诊疗科目、联系人；下面是所辖卫生室、服务站。",
        "Rooms, opening days, licensed subjects, contact; then the clinics and stations under it.",
    ),
    (Audience.UNIT, "needs"): text(
        "需要的专业和天数；“最低天数”填了就是硬性要求。", "Specialties and days wanted; a minimum is binding."
    ),
}


def _sheet_note(audience: Audience, key: str) -> Text:
    return _NOTES[audience, key]
