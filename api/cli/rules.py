"""``xiachen rules``: the catalogue of rules, as it stands or as a profile sets it."""

from typing import Any

from rich.markup import escape
from rich.table import Table

from api.cli import words
from api.cli.options import JsonOption, LangOption, ProfileOption
from api.cli.session import Session, session
from api.cli.settings import read_profile_option
from models.policy import ActiveRule, Policy, RuleKind, catalogue_policy, profiles, resolve_policy


def rules(profile: ProfileOption = "", lang: LangOption = "zh", json: JsonOption = False) -> None:
    """列出全部规则：方式、参数、条文 | List every rule: mode, parameters, clauses."""
    with session(lang, json) as run:
        chosen = read_profile_option(profile)
        policy = resolve_policy(chosen) if chosen else catalogue_policy()
        title = words.PROFILE_IN_FORCE.fill(profile=profiles()[chosen].title) if chosen else words.CATALOGUE_DEFAULTS
        run.line(title, style="bold")
        run.show(catalogue_table(policy, run))
        run.answer(profile=chosen, rules=[rule_document(r) for r in policy.rules.values()])


def catalogue_table(policy: Policy, run: Session) -> Table:
    """Return the rules with mode, parameters and clauses."""
    table = Table(show_edge=False, pad_edge=False, show_lines=True)
    for heading in (words.RULE, words.MODE, words.PARAMETERS, words.CLAUSES):
        table.add_column(run.say(heading), overflow="fold")
    for active in policy.rules.values():
        rule = active.rule
        mode = rule.kind if rule.kind is RuleKind.FILTER else active.mode
        values = [
            f"{name} = {active.values[name] or run.say(words.UNLIMITED)}  {run.say(parameter.title)}"
            for name, parameter in rule.params.items()
        ]
        cells = (f"{rule.id}\n{run.say(rule.title)}", run.say(mode.text), "\n".join(values), " ".join(rule.clauses))
        table.add_row(*(escape(c) for c in cells))
    return table


def rule_document(active: ActiveRule) -> dict[str, Any]:
    """Return a rule as JSON."""
    rule = active.rule
    return {
        "id": rule.id,
        "title_zh": rule.title.zh,
        "title_en": rule.title.en,
        "kind": rule.kind.value,
        "tier": rule.tier.value,
        "unit_zh": rule.unit.zh,
        "unit_en": rule.unit.en,
        "mode": active.mode.value,
        "weight": active.weight,
        "parameters": active.values,
        "basis": active.basis,
        "clauses": list(rule.clauses),
    }
