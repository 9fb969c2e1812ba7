"""The page of a report: what every decision's template shows, and a template filled."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from plotly.offline import get_plotlyjs

from models.files.out.answered import AnyAnswered
from models.files.out.outcome import number, outcome_sentence, percent, tier_number
from models.files.out.report.figure import Figure
from models.files.out.report.rule_rows import rule_rows
from models.files.out.shown import Shown
from models.policy import profiles, rules
from models.text import Lang, Text
from models.verdict import Finding

_STATE = {"optimal": "good", "feasible": "fair", "infeasible": "bad", "unknown": "bad"}
_MODES = ("hard", "soft", "report", "off")


def render_page(
    template: str, results: AnyAnswered, shown: Shown, figures: Mapping[str, Figure | None], **own: Any
) -> str:
    """Return the page of ``template`` as one HTML text; everything that comes from the input is escaped.

    ``figures`` are by the names that the template uses, those that are ``None`` left out; ``own`` is what else it
    shows beside what every answer has.
    """
    return fill_template(template, shown.lang, figures, **_context(results, shown), **own)


def fill_template(template: str, lang: Lang, figures: Mapping[str, Figure | None], **shown: Any) -> str:
    """Return a page of any kind; what the template shows is given by name, and escaped."""
    environment = Environment(
        loader=PackageLoader("models.files.out.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawn = {name: figure for name, figure in figures.items() if figure is not None}
    return environment.get_template(template).render(
        **shown,
        lang=lang,
        number=number,
        percent=percent,
        figures=drawn,
        plotly_js=get_plotlyjs(),
        say=lambda zh, en: zh if lang == "zh" else en,
    )


def tier_rows(results: AnyAnswered, name: Callable[[Any], str]) -> list[tuple[str, str, str, float | None]]:
    """Return each tier by ``name`` with value, bound and gap; a bound or gap that is not proven is a dash or none."""
    return [
        (name(t.tier), tier_number(t.tier, t.value), "—" if t.bound is None else tier_number(t.tier, t.bound), t.gap)
        for t in results.certificate.tiers
    ]


def _context(results: AnyAnswered, shown: Shown) -> dict[str, Any]:
    certificate = results.certificate
    return {
        "outcome": shown.say(outcome_sentence(certificate)),
        "outcome_state": _STATE[certificate.outcome.value],
        "certificate": certificate,
        "profile": shown.say(profiles()[results.plan.profile].title),
        "office": results.case.county.county.office,
        "rules": rule_rows(results, shown),
        "findings": [_finding(shown, f) for f in _ranked(results.verdict.findings)],
        "notes": [shown.say(n.message) for n in results.verdict.notes],
        "defaults": [
            (d.sheet, d.cell or d.pointer, shown.say(d.field), d.value, shown.say(d.source), shown.say(d.effect))
            for d in results.defaults
        ],
    }


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
