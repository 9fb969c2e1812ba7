"""What a reader must know of a report, said in words: which months, which profile, what stands in for what."""

from collections.abc import Iterable, Iterator

from models.files.out.monthly.report import Report
from models.month.month import Month
from models.policy import profiles
from models.report import Consortium
from models.text import Lang, Text, text

BASIS = text(
    "完成数只计接收单位已核验的出勤；已发布未核验的另列为待核验，不计完成。",
    "Only attendance that receiving units verified counts; what is published and not verified stands apart.",
)
COMMON = text(
    "统一口径：{p}，不含各县自定取值，只用于相互比较，不作考核。条文只约束其发布地。",
    "Common profile: {p}, without any county's own values; for comparison only. A clause binds where it was issued.",
)
DAYS = text("累计天数，仅供申报参考。", "Days are for reference in applications only.")
NAMELESS = text("本表不含个人姓名。", "Nobody is named here.")
TOTAL = text(
    "合计为分子、分母分别相加后相除，不是各县比例的平均；各县口径不同的指标不合计。",
    "Totals divide summed numerators by summed denominators, never average shares; nothing is summed over different "
    "definitions.",
)
SIGNED = text(
    "填报人：__________　　负责人：__________　　（盖章）　　日期：______年____月____日",
    "Prepared by: __________    Head: __________    (seal)    Date: __________",
)
_DRAFT_ONLY = text("{m}只有草案、尚未发布，未计入。", "{m}: a draft only, not published, not counted.")
_NOTHING = text("{m}没有已发布的排班，未计入。", "{m}: no published roster, not counted.")
_OTHERWISE = text(
    "{m}排班时另用了政策方案或取值；报告一律按工作簿的口径。",
    "{m}: planned under another profile or with values of its own; the report follows the workbook.",
)
_STATE = text("数据截至工作目录第{n}步（{t}）。", "As of step {n} of the county folder ({t}).")


def month_notes(its: Consortium) -> Iterator[Text]:
    """Yield which months of the period are not counted, and which were planned otherwise."""
    bare = [m for m in its.missing if m not in its.drafts]
    for months, said in ((its.drafts, _DRAFT_ONLY), (bare, _NOTHING), (its.otherwise, _OTHERWISE)):
        if months:
            yield said.fill(m=listed(months))


def listed(months: Iterable[Month]) -> str:
    """Return months as ``2026-04, 2026-05``."""
    return ", ".join(str(m) for m in months)


def as_of(its: Consortium) -> Text:
    """Return which state of its folder a consortium's report is of."""
    return _STATE.fill(n=its.step, t=f"{its.at:%Y-%m-%d %H:%M}")


def profile_title(its: Consortium) -> Text:
    """Return the county's own profile by name."""
    return profiles()[its.own.policy.profile].title


def general_notes(report: Report) -> list[Text]:
    """Return what holds for the whole report."""
    notes = [BASIS, COMMON.fill(p=report.profile.title), *((TOTAL,) if report.many else ()), DAYS, NAMELESS]
    if not report.many:
        its = report.consortia[0]
        notes += [*month_notes(its), as_of(its)]
    return notes


def said(notes: Iterable[Text], lang: Lang) -> tuple[str, ...]:
    """Return notes in one language."""
    return tuple(n.say(lang) for n in notes)
