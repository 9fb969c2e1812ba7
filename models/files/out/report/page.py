"""The page: what the template shows, and the template filled."""

from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from plotly.offline import get_plotlyjs

from models.files.out.indicators import indicators
from models.files.out.outcome import headline_gap, number, outcome_sentence, percent
from models.files.out.report.balance import departments_figure, people_figure
from models.files.out.report.county_map import map_figure, unplaced
from models.files.out.report.coverage import coverage_figure
from models.files.out.report.figure import Figure
from models.files.out.report.heat import heat_figure
from models.files.out.report.palette import facility_colors
from models.files.out.report.rule_rows import rule_rows
from models.files.out.results import Results
from models.files.out.sheets.roster import roster_title
from models.files.out.shown import Shown
from models.policy import profiles, rules
from models.text import Text
from models.verdict import Finding

_STATE = {"optimal": "good", "feasible": "fair", "infeasible": "bad", "unknown": "bad"}


def render_report(results: Results, shown: Shown) -> str:
    """Return the whole page as one HTML text; everything that comes from the input is escaped."""
    environment = Environment(
        loader=PackageLoader("models.files.out.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2").render(
        **_context(results, shown), plotly_js=get_plotlyjs(), say=_sayer(shown), number=number, percent=percent
    )


def _sayer(shown: Shown) -> Any:
    """Return the template's way to say something in the page's language."""
    return lambda zh, en: zh if shown.lang == "zh" else en


def _context(results: Results, shown: Shown) -> dict[str, Any]:
    certificate, plan = results.certificate, results.plan
    colors = facility_colors(f for f in results.case.county.facilities if results.roster.visits_to.get(f.id))
    return {
        "lang": shown.lang,
        "title": roster_title(results, shown, plan.first),
        "outcome": shown.say(outcome_sentence(certificate)),
        "outcome_state": _STATE[certificate.outcome.value],
        "gap": headline_gap(certificate),
        "certificate": certificate,
        "tiers": [(shown.word(t.tier), t.value, t.bound, t.gap) for t in certificate.tiers],
        "span": shown.span(plan.first, plan.last),
        "profile": shown.say(profiles()[plan.profile].title),
        "office": results.case.county.county.office,
        "plan": plan,
        "indicators": indicators(results, shown),
        "legend": [(shown.short(code), color) for code, color in colors.items()],
        "figures": _figures(results, shown, colors),
        "unplaced": unplaced(results, shown),
        "rules": rule_rows(results, shown),
        "findings": [_finding(shown, f) for f in _ranked(results.verdict.findings)],
        "notes": [shown.say(n.message) for n in results.verdict.notes],
        "defaults": [
            (d.sheet, d.cell or d.pointer, shown.say(d.field), d.value, shown.say(d.source), shown.say(d.effect))
            for d in results.defaults
        ],
    }


def _figures(results: Results, shown: Shown, colors: dict[str, str]) -> dict[str, Figure]:
    drawn: dict[str, Figure | None] = {
        "heat": heat_figure(results, shown, colors),
        "map": map_figure(results, shown, colors),
        "coverage": coverage_figure(results, shown),
        "people": people_figure(results, shown),
        "departments": departments_figure(results, shown),
    }
    return {name: figure for name, figure in drawn.items() if figure is not None}


_MODES = ("hard", "soft", "report", "off")


def _ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with hard ones first, then soft ones, then those only reported."""
    return sorted(findings, key=lambda f: _MODES.index(f.mode.value))


def _finding(shown: Shown, found: Finding) -> dict[str, Any]:
    rule = rules()[found.rule]
    said: dict[str, Text] = {"rule": rule.title, "unit": rule.unit, "reason": found.reason, "remedy": found.remedy,
                             "owner": found.owner, "message": found.message}  # fmt: skip
    return {name: shown.say(t) for name, t in said.items()} | {
        "mode": shown.word(found.mode),
        "mode_key": found.mode.value,
        "pinned": found.pinned,
        "who": shown.who(found.where),
        "when": shown.when(found.where),
        "amount": number(found.amount),
        "required": number(found.required),
        "actual": number(found.actual),
    }
