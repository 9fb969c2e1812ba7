"""The pages of the rules: committed as generated, complete, indexed."""

from pathlib import Path

import pytest

from models.policy import PROFILE_IDS, Rule, clauses, profiles, rules
from models.policy.pages import cite, main, rule_page, rule_pages

DOCS = Path(__file__).parents[2] / "docs" / "rules"
EVERY_RULE = pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))


def test_the_committed_pages_are_those_generated() -> None:
    committed = {path.name: path.read_text("utf-8") for path in DOCS.iterdir()}
    assert committed == rule_pages(), "run: python -m models.policy.pages docs/rules"


def test_the_command_writes_every_page(tmp_path: Path) -> None:
    main(str(tmp_path / "rules"))
    assert {path.name for path in (tmp_path / "rules").iterdir()} == set(rule_pages())


def test_every_rule_is_indexed() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    assert [id for id in rules() if f"]({id}.md)" not in index] == []


@EVERY_RULE
def test_a_page_says_all_of_its_rule(rule: Rule) -> None:
    page = rule_page(rule)
    for said in (rule.title.zh, rule.title.en, rule.statement.zh, rule.statement.en, rule.inequality, rule.owner.zh):
        assert said in page
    for id in rule.clauses:
        assert clauses()[id].quote in page
    for name, parameter in rule.params.items():
        assert f"| `{name}` | {parameter.title.zh} |" in page
    for id in PROFILE_IDS:
        for setting in profiles()[id].settings:
            assert setting.rule != rule.id or setting.basis in page
    assert f"models/rules/{rule.id.replace('.', '/')}.py" in page


def test_a_draft_is_quoted_as_a_draft() -> None:
    assert "征求意见稿" in cite("A19")
    assert "征求意见稿" not in cite("A01")
