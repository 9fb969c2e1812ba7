"""The docs of the input, written from the table of sheets: ``python -m models.files.pages docs``."""

import json
import sys
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from models.files.input.codes import issue_codes
from models.files.schema import county_schema, headcount_plan_schema, plan_schema, scenarios_schema, siting_plan_schema
from models.files.sheets import SHEETS, Column, Kind, SheetSpec
from models.text import Text

COMMAND = "python -m models.files.pages docs"
HEADER = f"<!-- 由表格目录生成，请勿手改 · generated from models/files, do not edit: {COMMAND} -->"

_KINDS = {
    Kind.TEXT: "文字 text", Kind.REF: "引用 reference", Kind.REFS: "多个引用 references",
    Kind.WHOLE: "整数 whole number",
    Kind.AMOUNT: "整数，可写120万 whole number, 120万 will do",
    Kind.NUMBER: "数字 number", Kind.FLAG: "是/否 yes or no", Kind.DATE: "日期 date",
    Kind.SEASON_DATE: "月-日或日期 month-day or date", Kind.TIME: "时间 time", Kind.WORD: "词 word",
    Kind.WORDS: "多项文字 list", Kind.WEEKDAYS: "星期 weekdays", Kind.WEEKLY_PARTS: "星期加时段 weekly sessions",
    Kind.PROFILE: "政策方案 profile", Kind.RULE: "规则 rule",
}  # fmt: skip


def pages() -> dict[str, str]:
    """Return every generated file by its path below the docs."""
    return {
        "workbook.md": workbook_page(),
        "schema/county.json": _json(county_schema()),
        "schema/plan.json": _json(plan_schema()),
        "schema/siting-plan.json": _json(siting_plan_schema()),
        "schema/headcount-plan.json": _json(headcount_plan_schema()),
        "schema/scenarios.json": _json(scenarios_schema()),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def workbook_page() -> str:
    """Return the page of the workbook: how it is read, its sheets, its defaults and its issues."""
    template = files("models.files").joinpath("workbook_page.md").read_text("utf-8")
    sheets = "\n\n".join(sheet_section(spec) for spec in SHEETS if spec.record is not None)
    filled = template.replace("<!-- sheets -->", sheets)
    filled = filled.replace("<!-- defaults -->", defaults_table()).replace("<!-- issues -->", issues_table())
    return f"{HEADER}\n\n{filled}"


def sheet_section(spec: SheetSpec) -> str:
    """Return the section of one sheet with the table of its columns."""
    rows = [
        (_starred(c.zh, c.required), f"`{c.key}`", _kind(c), "是 yes" if c.defaulted else "", _said(c.note), c.example)
        for c in spec.columns
    ]
    head = ("列 column", "键 key", "填写 kind", "自动补 filled in", "说明 note", "例 example")
    title = f"### {_starred(spec.title.zh, spec.required)} `{spec.key}`"
    return "\n\n".join((title, _said(spec.note), _table(head, rows)))


def _starred(name: str, required: bool) -> str:
    return f"{name}*" if required else name


def _kind(column: Column) -> str:
    if column.vocabulary is not None:
        return "、".join(word.zh for word in column.vocabulary)
    target = {
        "facilities": "机构",
        "departments": "科室",
        "staff": "人员",
        "places": "机构、路口",
        "centers": "中心",
        "phases": "期次",
    }.get(column.target)
    return f"{_KINDS[column.kind]}：{target}" if target else _KINDS[column.kind]


def _said(note: Text | None, gap: str = " ") -> str:
    return f"{note.zh}{gap}{note.en}" if note else ""


def defaults_table() -> str:
    """Return every default with its source and effect."""
    table = tomllib.loads(files("models.files.input.defaults").joinpath("defaults.toml").read_text("utf-8"))
    rows = [
        (f"`{sheet}.{key}`", _said(Text(**rule["source"])), _said(Text(**rule["effect"])))
        for sheet, rules in table.items()
        for key, rule in rules.items()
    ]
    return _table(("默认值 default", "来源 source", "影响 effect"), rows)


def issues_table() -> str:
    """Return every issue with its severity, message and remedy."""
    rows = [
        (f"`{code.code}`", code.severity, _said(code.message, "<br>"), _said(code.remedy, "<br>"))
        for code in issue_codes().values()
    ]
    return _table(("代码 code", "级别 severity", "内容 message", "建议 remedy"), rows)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    first = tuple(head)
    lines = [first, ("---",) * len(first), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def main(folder: str) -> None:
    """Write every page below ``folder``."""
    for name, content in pages().items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
