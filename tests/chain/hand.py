"""A county small enough to be solved by hand from siting to roster, with its plans.

**Siting.** 检验 may stand at H1, where building costs 100, or at T1, where it costs nothing. Cost alone counts: T1.
T1 and T2 ask for 75 each and a module does 100, so it takes 2 modules, of 2 posts each: 4 posts. 1 is available at T1:
3 are asked for, of technicians.

**Headcount.** T1 has 1 post for a technician, filled and needed; T2 has 2, neither filled nor needed. T1 now needs
1 + 3 = 4 and gets both of T2: 3 posts. One can be recruited: 2 staff. The first is T1's own; of the 3 asked for by the
center 2 have posts, 1 has staff, 2 are unfilled.

**Roster.** Each asks for 4 days a month of 医学检验科: 8 days, on top of the 1 day that T1 wants by itself. P1 alone
practices it and serves at most 5 days a month: 1 is T1's own, 4 are the chain's, 4 remain unmet.
"""

from dataclasses import dataclass
from datetime import date

from models.chain import AfterHeadcount, AfterSiting, ChainReport, StageRow, after_headcount, after_siting, follow
from models.chain import recount as count_anew
from models.county import Category, County, Period
from models.headcount import HeadcountCase, HeadcountPlan
from models.plan import Duty, RosterPlan
from models.policy import Policy, policy_of
from models.roster import RosterCase
from models.rules import audit
from models.siting import SitingCase, SitingPlan
from models.text import Text
from tests.builders import duties, make_plan, need, only, person, settings
from tests.headcount_builders import Row, headcount_plan, moved, movement, posts, posts_of, total
from tests.siting_builders import center, phase, served, site, siting_county, siting_plan, standing, volume

TECHNICIAN = Category.TECHNICIAN
MARCH = (date(2026, 3, 1), date(2026, 3, 31))
FIVE_DAYS = ("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06")
MOVES: tuple[Row, ...] = (
    posts_of("T1", 3, category=TECHNICIAN, recruits=1),
    posts_of("T2", 0, category=TECHNICIAN),
    moved("T2", "T1", 2, category=TECHNICIAN),
)
KEPT = {
    "roster.availability.mode": "hard", "roster.one_place.mode": "hard", "roster.eligible.mode": "hard",
    "roster.rooms.mode": "hard", "roster.need.mode": "soft",
    "siting.covered.mode": "hard", "siting.capacity.mode": "hard", "siting.deadline.mode": "hard",
    "siting.number.mode": "hard", "siting.cost.mode": "soft",
    "headcount.same_class.mode": "hard", "headcount.class_total.mode": "hard", "headcount.occupied.mode": "hard",
    "headcount.pool_loan.mode": "hard",
    "headcount.priority.mode": "soft", "headcount.gap.mode": "soft", "headcount.vacancies.mode": "soft",
    "headcount.few_changes.mode": "soft",
}  # fmt: skip
"""The rules by which the county is solved; all others are off."""


def hand_county(**records: object) -> County:
    """Return the county; ``records`` are other sheets in place of its own."""
    given = {
        "people": [person("P1", category=TECHNICIAN, specialty="医学检验科", max_month=5)],
        "needs": [need("T1", 1, specialty="医学检验科", period=Period.MONTH)],
        "centers": [center("检验", posts=2)],
        "sites": [
            site("检验", "H1", fixed_cost=100, module_capacity=100, max_modules=2),
            site("检验", "T1", module_capacity=100, max_modules=2, posts_available=1),
        ],
        "volumes": [volume("T1", "检验", 75), volume("T2", "检验", 75)],
        "phases": [phase("1", 2026)],
        "posts": [
            posts("T1", TECHNICIAN, approved=1, filled=1, required=1),
            posts("T2", TECHNICIAN, approved=2, required=0),
        ],
        "totals": [total(3)],
        "movements": [movement("T1", category=TECHNICIAN, recruits_max=1)],
    }
    return siting_county(**(given | records))  # type: ignore[arg-type]


def hand_policy(county: County, **values: str) -> Policy:
    """Return the policy by which the county is solved; ``values`` are by ``room__rule__parameter``."""
    own = {key.replace("__", "."): value for key, value in values.items()}
    return policy_of(county, "", settings(only("roster.need") | KEPT | own))


@dataclass(frozen=True)
class Hand:
    """The county with the plans that are found by hand, and all that follows from them."""

    county: County
    policy: Policy
    first: SitingPlan
    sited: AfterSiting
    second: HeadcountPlan
    posted: AfterHeadcount
    third: RosterPlan
    report: ChainReport

    def recount(self, report: ChainReport | None = None) -> list[Text]:
        """Return where the checker disagrees."""
        county = self.posted.county
        posted, rostered = (self.sited.county, self.second), (county, self.third)
        return count_anew(report or self.report, (self.county, self.first), posted, rostered, self.policy)


def by_hand(
    county: County | None = None,
    days: tuple[str, ...] = FIVE_DAYS,
    moves: tuple[Row, ...] = MOVES,
    more: tuple[Duty, ...] = (),
    **values: str,
) -> Hand:
    """Return the chain as it is solved by hand, with other ``moves`` of posts, and P1 serving T1 on ``days``."""
    county = county or hand_county()
    policy = hand_policy(county, **values)
    first = siting_plan(standing("检验", "T1", 2), served("T1", "检验", "T1", 75), served("T2", "检验", "T1", 75))
    sited = after_siting(SitingCase(county, policy), first)
    case = HeadcountCase(sited.county, policy)
    second = headcount_plan(case, *moves)
    posted = after_headcount(sited, case, second, MARCH)
    last = RosterCase(posted.county, policy, *MARCH)
    third = make_plan(last, *duties("P1", "T1", *days), *more)
    stages: tuple[StageRow, ...] = ()
    report = follow(sited, posted, last, third, audit(last, third), stages)
    return Hand(county, policy, first, sited, second, posted, third, report)
