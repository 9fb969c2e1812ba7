"""The flow of posts: needed by centers, there or asked for, filled or not, and how far visits stand in for them."""

from collections import defaultdict
from collections.abc import Iterable

from models.chain.report import NeedRow
from models.files.out.outcome import number
from models.files.out.report.figure import ACCENT, MISSING, Figure
from models.files.out.shown import Shown
from models.text import Text, text

_CENTERS, _OWN = text("中心所需", "needed by centers"), text("机构自身缺员", "unfilled, of facilities")
_THERE, _ASKED = text("已有岗位", "there already"), text("提出编制", "asked for")
_UNASKED, _FILLED = text("未提出", "not asked for"), text("到岗", "filled")
_VACANT, _MISSING = text("有编制无人", "post without staff"), text("缺编制", "no post")
_LATER = text("以后年度建成", "opens later")
_PLANNED, _UNMET = text("到访已排", "visits planned"), text("到访未排", "visits unmet")
_NO_VISITS = text("不转到访需求", "ask for no visits")
_GOOD = (_THERE, _FILLED, _PLANNED)
_BAD = (_UNMET, _UNASKED, _NO_VISITS)
_LINK = "rgba(93,107,104,0.28)"
_POSTS = text("{a} → {b}<br>{n} 名", "{a} → {b}<br>{n} posts")

Links = dict[tuple[str, str], float]


def follow_figure(needs: Iterable[NeedRow], shown: Shown) -> Figure | None:
    """Return the flow, in posts; ``None`` where nobody needs any."""
    links: Links = defaultdict(float)
    words: dict[str, Text] = {}

    def add(source: Text, target: Text, posts: float) -> None:
        if posts > 0:
            words[source.en], words[target.en] = source, target
            links[source.en, target.en] += posts

    for need in needs:
        if need.kind:
            add(_CENTERS, _THERE, need.there)
            add(_CENTERS, _ASKED, need.asked)
            add(_CENTERS, _UNASKED, need.needed - need.there - need.asked)
            add(_ASKED, _LATER, need.asked if need.later else 0)
            add(_ASKED, _FILLED, need.filled)
        begin = _ASKED if need.kind else _OWN
        vacant = min(need.left, max(0, need.posts - need.filled))
        for kind, posts in ((_VACANT, vacant), (_MISSING, need.left - vacant)):
            add(begin, kind, posts)
            for end, share in _ends(need):
                add(kind, end, posts * share)
    return _figure(links, words, shown) if links else None


def _ends(need: NeedRow) -> list[tuple[Text, float]]:
    """Return where the unfilled posts of a need end, each with its part of them; a visit counts as its days do."""
    found: dict[str, float] = defaultdict(float)
    for visit in need.visits:
        part = visit.posts / need.left
        served = visit.planned / visit.days if visit.days else 0.0
        found[_PLANNED.en] += part * served
        found[(_NO_VISITS if visit.unasked else _UNMET).en] += part * (1 - served)
    return [(end, found[end.en]) for end in (_PLANNED, _UNMET, _NO_VISITS)]


def _figure(links: Links, words: dict[str, Text], shown: Shown) -> Figure:
    nodes = list(words)
    into, out = (_totals(links, side) for side in (1, 0))
    labels = [f"{shown.say(words[n])} {number(max(into[n], out[n]))}" for n in nodes]
    good, bad = {t.en for t in _GOOD}, {t.en for t in _BAD}
    colors = [ACCENT if n in good else MISSING if n in bad else "#5d6b68" for n in nodes]
    said = [_POSTS.say(shown.lang, a=shown.say(words[a]), b=shown.say(words[b]), n=number(v))
            for (a, b), v in links.items()]  # fmt: skip
    trace = {
        "type": "sankey",
        "arrangement": "snap",
        "node": {"label": labels, "color": colors, "pad": 18, "thickness": 16, "line": {"width": 0},
                 "hoverinfo": "skip"},
        "link": {"source": [nodes.index(a) for a, _ in links], "target": [nodes.index(b) for _, b in links],
                 "value": list(links.values()), "color": [_LINK] * len(links), "customdata": said,
                 "hovertemplate": "%{customdata}<extra></extra>"},
    }  # fmt: skip
    return Figure([trace], {"margin": {"l": 10, "r": 10, "t": 10, "b": 10}}, height=380, min_width=720)


def _totals(links: Links, side: int) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for ends, posts in links.items():
        found[ends[side]] += posts
    return found
