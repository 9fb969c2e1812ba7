"""What the checker found, as tables for people and documents for machines."""

from collections.abc import Iterable
from typing import Any

from rich.markup import escape
from rich.table import Table

from api.cli import words
from api.cli.session import Session
from models.files.out.outcome import number, tier_number
from models.policy import RuleKind, rules
from models.text import Text
from models.verdict import Finding, RuleScore, Verdict

SHOWN = 10
"""Shortfalls that are listed on the screen; the files list them all."""

STYLE_OF_MODE = {"hard": "bold red", "soft": "yellow", "report": "dim"}


def rule_table(verdict: Verdict, run: Session) -> Table:
    """Return every measured rule: kept, or missed by how much in how many places."""
    table = Table(show_edge=False, pad_edge=False)
    for heading in (words.RULE, words.MODE, words.RESULT):
        table.add_column(run.say(heading), overflow="fold")
    for score in verdict.scores:
        rule = rules()[score.rule]
        if rule.kind is RuleKind.FILTER or score.mode.value == "off":
            continue
        style = STYLE_OF_MODE[score.mode.value] if score.shortfall else None
        table.add_row(run.say(rule.title), run.say(score.mode.text), run.say(score_text(score)), style=style)
    return table


def score_text(score: RuleScore) -> Text:
    """Return what a rule came to: met, short by an amount, or the value of an objective."""
    rule = rules()[score.rule]
    if rule.kind is RuleKind.OBJECTIVE:
        return words.MEASURED.fill(amount=tier_number(rule.tier, score.value), unit=rule.unit)
    said = words.MET
    if score.shortfall:
        said = words.MISSED.fill(amount=number(score.shortfall), unit=rule.unit, places=score.places)
    if score.pinned:
        pinned = words.PINNED.fill(amount=number(score.pinned), unit=rule.unit)
        said = Text(zh=said.zh + pinned.zh, en=said.en + pinned.en)
    return said


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with what binds most first: hard, soft, reported; inside each by tier and by amount."""
    tiers = {id: list(type(rule.tier)).index(rule.tier) for id, rule in rules().items()}
    modes = list(STYLE_OF_MODE)
    return sorted(findings, key=lambda f: (modes.index(f.mode.value), tiers[f.rule], -f.amount))


def finding_table(findings: Iterable[Finding], title: Text, run: Session, remedies: bool = False) -> Table:
    """Return findings: which rule, what is missed, by how much, with ``remedies`` what to do, and who must act."""
    table = Table(title=run.say(title), title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
    table.add_column(run.say(words.RULE), no_wrap=True)
    table.add_column(run.say(words.FINDING), overflow="fold", ratio=1)
    table.add_column(run.say(words.AMOUNT), justify="right", no_wrap=True)
    if remedies:
        table.add_column(run.say(words.REMEDY), overflow="fold", ratio=1)
    table.add_column(run.say(words.OWNER), overflow="fold")
    for found in findings:
        rule = rules()[found.rule]
        amount = f"{number(found.amount)} {run.say(rule.unit)}"
        remedy = [run.say(found.remedy)] if remedies else []
        cells = (run.say(rule.title), run.say(found.message), amount, *remedy, run.say(found.owner))
        table.add_row(*(escape(c) for c in cells), style=STYLE_OF_MODE[found.mode.value])
    return table


def shortfall_table(verdict: Verdict, run: Session) -> Table | None:
    """Return the greatest shortfalls of binding rules, or ``None`` where nothing is short."""
    short = [f for f in verdict.findings if f.mode.value != "report"]
    if not short:
        return None
    listed = by_weight(short)[:SHOWN]
    return finding_table(listed, words.SHORTFALLS.fill(total=len(short), shown=len(listed)), run)


def finding_document(found: Finding) -> dict[str, Any]:
    """Return a finding as JSON."""
    return found.model_dump(mode="json", by_alias=True)
