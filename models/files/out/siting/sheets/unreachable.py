"""不可达成员: members that no candidate reaches, always or on some days, and those beyond every limit."""

from models.files.out.sheets.table import Heading, Kind, Table
from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.files.out.siting.unreached import unreached_words
from models.text import text

_HEADINGS = (
    Heading(text("中心类别", "kind of center"), 14, Kind.WRAP),
    Heading(text("成员单位", "member"), 26, Kind.WRAP),
    Heading(text("服务人口", "people"), 10, Kind.COUNT),
    Heading(text("情况", "what is wrong"), 30, Kind.WRAP),
    Heading(text("全年天数", "days a year"), 9, Kind.WHOLE),
    Heading(text("起", "from"), 11, Kind.CENTER),
    Heading(text("止", "to"), 11, Kind.CENTER),
    Heading(text("最近候选点", "nearest candidate"), 24, Kind.WRAP),
    Heading(text("分钟", "minutes"), 8, Kind.WHOLE),
    Heading(text("时限", "limit"), 8, Kind.WHOLE),
)
_NONE = text("没有不可达的成员单位。", "No member is out of reach.")
_NOTE = text(
    "起、止为当年第一天和最后一天，中间可有通路的日子；分钟按其余日子最长的计。",
    "From and to are the first and the last day of the year, between which roads may be open; minutes are the longest "
    "of the other days.",
)


def unreachable_table(results: SitingResults, shown: Shown) -> Table:
    """Return a row for each member and kind, with the days on which no road leads there."""
    rows = unreached_words(results, shown)
    title = text("{c}不可达成员", "{c}: members out of reach")
    return Table(
        title=shown.say(title.fill(c=shown.consortium)),
        headings=_HEADINGS,
        rows=[
            (r.kind, r.member, r.population, r.why, r.days, r.first, r.last, r.nearest, r.minutes, r.limit)
            for r in rows
        ],
        freeze=2,
        landscape=True,
        notes=(shown.say(_NOTE if rows else _NONE),),
    )
