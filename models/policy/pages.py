"""The docs page of each rule, written from the catalogue: ``python -m models.policy.pages docs/rules``."""

import sys
from collections.abc import Iterable
from pathlib import Path

from models.policy.catalogue import clauses, documents, rules
from models.policy.profile import PROFILE_IDS, Profile, profiles, resolve_policy
from models.policy.rule import Parameter, Rule, RuleKind

COMMAND = "python -m models.policy.pages docs/rules"
HEADER = f"<!-- 由规则目录生成，请勿手改 · generated from models/policy/data, do not edit: {COMMAND} -->"


def rule_pages() -> dict[str, str]:
    """Return every page by file name: one for each rule, and the index ``README.md``."""
    pages = {f"{rule.id}.md": rule_page(rule) for rule in rules().values()}
    return {"README.md": index_page(), **pages}


def index_page() -> str:
    """Return the page that lists the rules with kind, tier, default mode and clauses, and their mode by profile."""
    rows = [
        (
            f"[`{rule.id}`]({rule.id}.md)",
            rule.title.zh,
            rule.title.en,
            rule.kind.zh,
            rule.tier.zh,
            f"`{rule.mode}`",
            " ".join(rule.clauses) or "—",
        )
        for rule in rules().values()
    ]
    header = ("规则 rule", "名称", "title", "类别 kind", "层级 tier", "默认方式 default mode", "条文 clauses")
    return _page(
        "规则目录 · Rules",
        HEADER,
        _table(header, rows),
        "## 各政策方案的方式 How each rule binds in each profile",
        _modes(),
    )


def _modes() -> str:
    policies = [resolve_policy(id) for id in PROFILE_IDS]
    rows = [(f"`{id}`", *(f"`{policy.mode(id)}`" for policy in policies)) for id in rules()]
    titles = [f"{id} {profiles()[id].title.zh}" for id in PROFILE_IDS]
    return _table(("规则 rule", *titles), rows)


def rule_page(rule: Rule) -> str:
    """Return the page of ``rule``: statement, inequality, clauses, parameters, profiles and files."""
    return _page(
        f"{rule.title.zh} · {rule.title.en}",
        HEADER,
        f"`{rule.id}`",
        rule.statement.zh,
        rule.statement.en,
        f"```\n{rule.inequality}\n```" if rule.inequality else "",
        _facts(rule),
        "## 条文 Clauses",
        _sources(rule),
        "## 参数 Parameters",
        _parameters(rule),
        "## 政策方案 Profiles",
        _profiles(rule),
        "## 代码 Code",
        _files(rule),
        "[全部规则 all rules](README.md)",
    )


def _facts(rule: Rule) -> str:
    rows = [
        ("类别 kind", f"{rule.kind.zh} {rule.kind.en}"),
        ("单位 unit", f"{rule.unit.zh} {rule.unit.en}"),
        ("层级 tier", f"{rule.tier.zh} {rule.tier.en}"),
        ("默认方式 default mode", f"{rule.mode.zh} `{rule.mode}`"),
        ("层内权重 weight in its tier", str(rule.weight)),
        ("可否放宽 may be relaxed", "可 yes" if rule.relaxable else "否 no"),
        ("责任单位 who must act", f"{rule.owner.zh} {rule.owner.en}"),
    ]
    return _table(("项目", "内容"), rows)


def _sources(rule: Rule) -> str:
    lines = [f"- {cite(id)}" for id in rule.clauses]
    if rule.practice:
        lines.append(f"- 惯例 practice: {rule.practice.zh} {rule.practice.en}")
    return "\n".join(lines)


def cite(id: str) -> str:
    """Return a clause with its quotation and document; a draft is quoted as such (征求意见稿)."""
    clause = clauses()[id]
    document = documents()[clause.document]
    draft = "（征求意见稿，draft for comment）" if document.draft else ""
    return f"**{id}** “{clause.quote}” — {clause.document}《{document.title.zh}》{draft}"


def _parameters(rule: Rule) -> str:
    if not rule.params:
        return "无 none"
    rows = [
        (f"`{name}`", p.title.zh, p.title.en, f"`{p.type}`", _value(p.value), _origin(p))
        for name, p in rule.params.items()
    ]
    return _table(("参数 parameter", "名称", "title", "类型 type", "默认 default", "来源 source"), rows)


def _origin(parameter: Parameter) -> str:
    note = f"{parameter.note.zh} {parameter.note.en}" if parameter.note else ""
    least = "" if parameter.least is None else f"至少{parameter.least} at least {parameter.least}"
    most = "" if parameter.most is None else f"不超过{parameter.most} at most {parameter.most}"
    return " · ".join(part for part in (parameter.clause, note, least, most) if part)


def _profiles(rule: Rule) -> str:
    rows = [_profile_row(rule, profiles()[id]) for id in PROFILE_IDS]
    return _table(("方案 profile", "名称 title", "方式 mode", "所设 what it sets"), rows)


def _profile_row(rule: Rule, profile: Profile) -> tuple[str, ...]:
    mode = resolve_policy(profile.id).mode(rule.id)
    settings = [f"`{s.parameter}` = {_value(s.value)}（{s.basis}）" for s in profile.settings if s.rule == rule.id]
    title = f"{profile.title.zh} {profile.title.en} {profile.number}".rstrip()
    return f"`{profile.id}`", title, f"{mode.zh} `{mode}`", "<br>".join(settings) or "—"


def _files(rule: Rule) -> str:
    """Name the files of the closed loop; a filter is derived data that both sides read, so it is not formulated."""
    room, name = rule.id.split(".")
    lines = [f"- 核查 checked: `models/rules/{room}/{name}.py`"]
    if rule.kind is not RuleKind.FILTER:
        lines.append(f"- 建模 formulated: `optimizer/{room}/rules/{name}.py`")
    lines.append(f"- 测试 tested: `tests/rules/{room}/test_{name}.py`")
    return "\n".join(lines)


def _value(value: str) -> str:
    return f"`{value}`" if value else "（空 empty）"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    cells = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells)


def _page(title: str, *blocks: str) -> str:
    return "\n\n".join([f"# {title}", *(block for block in blocks if block)]) + "\n"


def main(folder: str) -> None:
    """Write every page into ``folder``."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, page in rule_pages().items():
        (target / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {COMMAND}")
    main(sys.argv[1])
