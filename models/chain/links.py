"""What leads from one decision to the next: the posts asked for, then the visiting days wanted."""

import datetime as dt
from dataclasses import dataclass

from models.chain.center_posts import CenterPosts, center_posts
from models.chain.posts_asked import posts_asked
from models.chain.unfilled import PostLine, post_lines
from models.chain.visits import Visit, visits_of
from models.chain.visits_wanted import visits_wanted
from models.county import County
from models.headcount import HeadcountCase, HeadcountPlan
from models.roster import RosterCase
from models.siting import SitingCase, SitingPlan


@dataclass(frozen=True)
class AfterSiting:
    """``asks`` are what open centers ask for, ``before`` the headcount without them, ``county`` that with them."""

    siting: SitingCase
    before: HeadcountCase
    asks: tuple[CenterPosts, ...]
    county: County


@dataclass(frozen=True)
class AfterHeadcount:
    """``lines`` are who fills the posts of ``plan`` at the end of ``year``, ``visits`` what those left ask for.

    ``before`` is the roster without these days, ``county`` that with them.
    """

    case: HeadcountCase
    plan: HeadcountPlan
    year: int
    lines: tuple[PostLine, ...]
    visits: tuple[Visit, ...]
    before: RosterCase
    county: County


def after_siting(case: SitingCase, plan: SitingPlan) -> AfterSiting:
    """Return what the plan of a siting asks of the headcount."""
    before = HeadcountCase(case.county, case.policy)
    asks = center_posts(case, plan, before)
    return AfterSiting(case, before, asks, posts_asked(before, asks))


def after_headcount(
    sited: AfterSiting, case: HeadcountCase, plan: HeadcountPlan, month: tuple[dt.date, dt.date]
) -> AfterHeadcount:
    """Return what the plan of a headcount asks of the roster of a whole month in one of its years."""
    year = month[0].year
    lines = post_lines(sited.before, case, plan, sited.asks, year)
    before = RosterCase(case.county, case.policy, *month)
    visits = visits_of(lines, before)
    return AfterHeadcount(case, plan, year, lines, visits, before, visits_wanted(before, visits))
