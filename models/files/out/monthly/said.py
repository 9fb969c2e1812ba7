"""How figures are said: a value, what it is made of, and how it binds."""

from models.county.words import Mode
from models.files.out.outcome import number, percent
from models.policy import clauses, documents
from models.report import Figure, Indicator, Measured, indicators
from models.report.catalogue import Form
from models.text import Lang, Text, text

NONE = "—"
OFF = text("未启用", "not asked")
REFERENCE = text("参照指标，不考核", "reference only")
ASSESSED = text("考核", "assessed")
COUNTED = text("统计", "counted")
OWN, COMMON = text("本县口径", "own"), text("统一口径", "common")
_DRAFT = text("（征求意见稿）", " (draft for comment)")


def title_of(its: Indicator, days: float) -> Text:
    """Return an indicator's title, with the days of a year where it names them."""
    return Text(zh=its.title.zh.replace("{d}", number(days)), en=its.title.en.replace("{d}", number(days)))


def value_of(its: Indicator, figure: Figure | None) -> str:
    """Return a figure as people read it: ``93.8%``, ``12.5``; a dash where nothing can be divided or is asked."""
    if figure is None or figure.value is None:
        return NONE
    return percent(round(figure.value, 4)) if its.form is Form.SHARE else number(figure.value)


def parts_of(figure: Figure | None) -> str:
    """Return ``105 / 112``, or nothing for a plain count."""
    if figure is None or figure.bottom is None:
        return ""
    return f"{number(figure.top)} / {number(figure.bottom)}"


def binding(measured: Measured, id: str) -> Text:
    """Return how an indicator binds under a county's own policy."""
    mode = measured.mode(id)
    if mode is None:
        return COUNTED
    if mode is Mode.OFF:
        return OFF
    return REFERENCE if mode is Mode.REPORT else ASSESSED


def is_reference(measured: Measured, id: str) -> bool:
    """Return whether an indicator is shown for reference only."""
    return measured.mode(id) is Mode.REPORT


def cited(ids: tuple[str, ...], lang: Lang) -> str:
    """Return clauses with their quotes, a line each."""
    return "\n".join(f"{id}{_DRAFT.say(lang) if is_draft(id) else ''} “{quote_of(id)}”" for id in ids)


def quote_of(id: str) -> str:
    """Return a clause as people read it: one source writes ≥ and % as LaTeX."""
    return clauses()[id].quote.replace("\\geq", "≥").replace("\\%", "%").replace("$", "")


def is_draft(id: str) -> bool:
    """Return whether a clause is of a draft for comment."""
    return documents()[clauses()[id].document].draft


def titles(ids: tuple[str, ...], days: float, lang: Lang) -> str:
    """Return the titles of indicators in a row."""
    return text("、", ", ").say(lang).join(title_of(indicators()[id], days).say(lang) for id in ids)
