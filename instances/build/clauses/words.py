"""What it means to change a clause, in words and with the figures of the county."""

from collections.abc import Callable

from instances.build.clauses.costs import PAIR, Cost
from models.county import Level, Mode, Stage
from models.headcount import HeadcountCase
from models.rules.headcount.phrases import cell_name
from models.text import Text, text

Words = Callable[[HeadcountCase, Cost, Cost], Text]
"""From a case, its plan under the policy as it is, and the plan with the clause changed."""
SHARE = "headcount.professional_share"
POOL = "headcount.pool_loan"

WHERE = {Level.GRASSROOTS: text("基层", "the grassroots"), Level.HOSPITAL: text("医院", "hospitals")}
LESS = text("{w}少缺{n}名", "{w} miss {n} fewer")
MORE = text("{w}多缺{n}名", "{w} miss {n} more")
AS_MANY = text("{w}缺编不变", "{w} miss as many")
BOTH = text("{m}{g}，{h}。", "{m} Then {g}, and {h}.")
SAME = text("{m}缺编一名不多，一名不少。", "{m} As many posts are missing as before.")


def in_words(case: HeadcountCase, own: Cost, without: Cost) -> Text:
    """Return what the plan does once the clauses are changed, and how many posts fewer or more are missing."""
    meant = MEANT["+".join(without.rules)](case, own, without)
    if own.missing == without.missing:
        return SAME.fill(m=meant)
    g, h = (_level(level, own, without) for level in (Level.GRASSROOTS, Level.HOSPITAL))
    return BOTH.fill(m=meant, g=g, h=h)


def _level(level: Level, own: Cost, without: Cost) -> Text:
    fewer = own.missing[level] - without.missing[level]
    said = LESS if fewer > 0 else MORE if fewer < 0 else AS_MANY
    return said.fill(w=WHERE[level], n=abs(fewer))


def _plain(zh: str, en: str) -> Words:
    """Return words without figures: how many posts take which way differs between plans that are equally good."""
    return lambda case, own, without: text(zh, en)


def _fewer(own: Cost, without: Cost, stage: Stage) -> str:
    return f"{own.values[stage] - without.values[stage]:g}"


def _overfull(case: HeadcountCase, own: Cost, without: Cost) -> Text:
    over = [cell_name(case, c) for c, row in case.posts.items() if row.filled > row.approved + case.lent[c][0]]
    names = Text(zh="、".join(n.zh for n in over) or "无", en=", ".join(n.en for n in over) or "none")
    return text(
        "在编多于编制的（{c}）不必先调入编制补齐，备案少{f}行、少调{m}名。",
        "Where more are in post than there are posts ({c}), none has to move in first: {f} filing lines and {m} moves "
        "fewer.",
    ).fill(c=names, f=_fewer(own, without, Stage.FILINGS), m=_fewer(own, without, Stage.CHANGES))


def _quota(case: HeadcountCase, own: Cost, without: Cost) -> Text:
    return text(
        "招聘不受空岗限制，空编少{n}名年。岗位只限制招聘，编制在招聘之前已定。",
        "Recruits need no free position, {n} post-years fewer are vacant. Positions limit recruits, and posts are "
        "settled before them.",
    ).fill(n=_fewer(own, without, Stage.VACANCIES))


def _contracts(case: HeadcountCase, own: Cost, without: Cost) -> Text:
    return text(
        "编外人员不必减到聘用控制数，少减{n}人年。留下的编外占最大控制数，而编外留用先于缺编。",
        "Contracted staff need not fall to their control numbers, {n} person-years fewer end. Those who stay take room "
        "under the maximum control numbers, and keeping contracts comes before gaps.",
    ).fill(n=_fewer(own, without, Stage.CONTRACTS))


def _pool(case: HeadcountCase, own: Cost, without: Cost) -> Text:
    return text(
        "借用不限于周转池的{p}名和{t}年：缺什么借什么，已不成其为周转池。",
        "Loans are not held to the {p} posts of the pools and to {t} years: whatever is missing is lent, and that is "
        "no pool any more.",
    ).fill(p=sum(total.pool for total in case.totals.values()), t=case.policy.text_value(POOL, "years"))


def _growth(case: HeadcountCase, own: Cost, without: Cost) -> Text:
    growing = [c for c, total in case.totals.items() if total.new_posts]
    years = sorted({year for c in growing if (year := case.approval_year(c)) is not None})
    return text("新增的{n}名不必等到重新核定（{y}）。", "The {n} new posts need not wait for re-approval ({y}).").fill(
        n=sum(case.totals[c].new_posts for c in growing), y=", ".join(map(str, years)) or "—"
    )


def _share(case: HeadcountCase, own: Cost, without: Cost) -> Text:
    if without.mode is Mode.OFF:
        return text("专业技术编制不必达到比例。", "Professional posts need not be their share.")
    if not without.impossible:
        return text("现只列出，不考核；作硬性要求可以做到。", "Only shown today; made hard, it can be kept.")
    return text(
        "现只列出，不考核。作硬性要求则无方案：编制不变类别，也不核销；尽量做到，仍低于比例{b}名年。",
        "Only shown today. Made hard there is no plan: posts keep their category, and none is abolished. Pushed as far "
        "as it goes, {b} post-years stay below the share.",
    ).fill(b=f"{without.broken[SHARE]:g}")


MEANT: dict[str, Words] = {
    "headcount.same_class": _plain(
        "编制可跨机构类型、经费形式调剂。", "Posts may move between types of facility and forms of funding."
    ),
    "headcount.two_levels": _plain(
        "编制可在医院和基层之间调剂，基层优先。",
        "Posts may move between hospitals and the grassroots, which come first.",
    ),
    "+".join(PAIR): _plain(
        "编制可在全县调剂，只是类别不变。", "Posts may move all over the county, in their category."
    ),
    "headcount.class_total": _plain(
        "未经核定也可下达编制；重新核定年度和最大控制数仍有限制。",
        "Posts are given out that nobody approved, within what re-approval years and maximum control numbers leave.",
    ),
    "headcount.max_control": _plain(
        "编制加编外可超出最大控制数。", "Posts and contracts may exceed the maximum control numbers."
    ),
    "headcount.occupied": _overfull,
    "headcount.no_siphon": _plain(
        "基层退休空出的专业技术编制可以调走。",
        "Professional posts that fall vacant at the grassroots may leave their center.",
    ),
    SHARE: _share,
    "headcount.position_quota": _quota,
    "headcount.off_headcount": _contracts,
    POOL: _pool,
    "headcount.growth": _growth,
}
"""By rule, or by the rules that are changed together."""
