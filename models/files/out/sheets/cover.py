"""方案说明 or 核验报告: what a plan is, how good it is, and from what; also what a reader needs to read it back."""

from collections.abc import Iterable, Iterator

from models.files.out.answered import AnyAnswered
from models.files.out.outcome import outcome_sentence, tier_words
from models.files.out.sheets.table import Heading, Kind, Table
from models.files.out.shown import Shown
from models.policy import Setting, profiles
from models.text import Text, text

COVER_SHEET, CERTIFICATE_SHEET = text("方案说明", "about this roster"), text("核验报告", "certificate")
"""The cover of a roster, and that of every other decision."""

COVER_ITEMS: dict[str, Text] = {
    "from": text("起始日期", "from"),
    "to": text("截止日期", "to"),
    "version": text("版本", "version"),
    "profile": text("政策方案", "profile"),
    "settings": text("另设口径", "settings"),
    "county_hash": text("县域数据指纹", "county hash"),
}
_HEADINGS = (Heading(text("项目", "item"), 18), Heading(text("内容", "content"), 90, Kind.WRAP))


def cover_table(results: AnyAnswered, shown: Shown, title: Text, horizon: Iterable[tuple[Text, str]] = ()) -> Table:
    """Return outcome, tiers and provenance, one item a row; ``horizon`` says what the plan covers."""
    return Table(
        title=shown.say(title.fill(c=shown.consortium)),
        headings=_HEADINGS,
        rows=[(shown.say(item), said) for item, said in _items(results, shown, horizon)],
        landscape=True,
    )


def _items(results: AnyAnswered, shown: Shown, horizon: Iterable[tuple[Text, str]]) -> Iterator[tuple[Text, str]]:
    plan, certificate = results.plan, results.certificate
    yield text("结果", "outcome"), shown.say(outcome_sentence(certificate))
    for tier in certificate.tiers:
        yield tier.tier.text, shown.say(tier_words(tier))
    clean = text("无硬性突破", "no hard rule broken")
    broken = text("突破硬性规则，共 {n}", "hard rules broken by {n}").fill(n=f"{certificate.hard:g}")
    yield text("核查", "checked"), shown.say(clean if certificate.clean else broken)
    if certificate.confirmed_by:
        yield text("无方案确认", "confirmed by"), certificate.confirmed_by
    yield text("方案名称", "profile name"), shown.say(profiles()[plan.profile].title)
    yield from horizon
    yield COVER_ITEMS["profile"], plan.profile
    yield COVER_ITEMS["settings"], "\n".join(setting_words(s) for s in plan.settings)
    yield COVER_ITEMS["county_hash"], plan.county_hash
    yield text("完成时间", "finished"), certificate.finished.strftime("%Y-%m-%d %H:%M")


def setting_words(setting: Setting) -> str:
    """Return ``rule.parameter=value``, with its document after a bar where it has one."""
    said = f"{setting.rule}.{setting.parameter}={setting.value}"
    return f"{said} | {setting.basis}" if setting.basis else said
