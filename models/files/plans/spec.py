"""The columns in which a plan's duties are read, whether from plan.json, roster.csv or roster.xlsx."""

from models.county import Activity, Part
from models.files.sheets import OUTPUT_SHEETS, Column, Kind, SheetSpec
from models.text import text

DUTIES = SheetSpec(
    key="duties",
    title=OUTPUT_SHEETS["roster_facility"],
    note=text("每行一个班次。", "A duty a row."),
    columns=(
        Column(key="date", zh="日期", en="date", kind=Kind.DATE, required=True),
        Column(key="weekday", zh="星期", en="weekday"),
        Column(key="part", zh="时段", en="part", kind=Kind.WORD, vocabulary=Part),
        Column(key="person", zh="工号", en="code", kind=Kind.REF, synonyms=("id", "人员编码")),
        Column(key="name", zh="姓名", en="name"),
        Column(key="employer", zh="派出单位", en="employer"),
        Column(key="department", zh="科室", en="department"),
        Column(key="title", zh="职称", en="title"),
        Column(key="specialty", zh="专业", en="specialty"),
        Column(key="facility", zh="接收单位编码", en="facility", kind=Kind.REF, synonyms=("机构编码",)),
        Column(key="facility_name", zh="接收单位", en="receiving unit", synonyms=("接收单位名称", "receiving_unit")),
        Column(key="activity", zh="服务内容", en="activity", kind=Kind.WORD, vocabulary=Activity),
        Column(key="pinned", zh="指定", en="pinned", kind=Kind.FLAG),
        Column(key="contact", zh="联系人", en="contact"),
        Column(key="phone", zh="电话", en="phone"),
    ),
)  # fmt: skip
"""Weekday, employer, department, title, contact and phone are for people: they follow from the others."""

OUTINGS = SheetSpec(
    key="outings",
    title=OUTPUT_SHEETS["trips"],
    note=text("每行一次出车。", "An outing of a vehicle a row."),
    columns=(
        Column(key="date", zh="日期", en="date", kind=Kind.DATE, required=True),
        Column(key="weekday", zh="星期", en="weekday"),
        Column(key="vehicle", zh="车号", en="vehicle", kind=Kind.REF, required=True),
        Column(key="facility", zh="接收单位", en="receiving unit", kind=Kind.REF, required=True,
               synonyms=("facility",)),
        Column(key="route", zh="路线", en="route"),
        Column(key="names", zh="人员", en="names"),
        Column(key="people", zh="工号", en="codes", kind=Kind.REFS),
        Column(key="depart", zh="出发", en="depart"),
        Column(key="back", zh="返回", en="return"),
        Column(key="km", zh="往返公里", en="km there and back"),
        Column(key="yuan", zh="车费（元）", en="fare (yuan)"),
    ),
)  # fmt: skip
"""Route, names, hours, km and fare are for people: they follow from the others."""
