"""The clauses on centers, phases and money as rows, written from the catalogue: rules/siting/*.toml."""

from models.county.words import SiteStatus
from optimizer.certify.siting.columns import CAPACITY, Center, SitingColumns
from optimizer.certify.siting.exact import amount
from optimizer.engines.pulp import Terms

BUDGET = "siting.budget"
DEADLINE = "siting.deadline"
DISTANCE = "siting.distance"
FIXED_SITE = "siting.fixed_site"
NUMBER = "siting.number"
STAFFED = "siting.staffed"


def add_centers(c: SitingColumns) -> None:
    """Add what a center is, and every clause that looks at centers alone."""
    for key in c.opened:
        _center(c, key)
    if c.binds(DEADLINE):
        _deadline(c)
    _modules(c)
    _fixed_site(c)
    _number(c)
    _distance(c)
    _staffed(c)
    if c.binds(BUDGET):
        _budget(c)


def _center(c: SitingColumns, key: Center) -> None:
    """Let an open center have modules, those of today among them, and pay for what was not there before."""
    kind, site, t = key
    at, y, z = c.center(key), c.opened[key], c.modules[key]
    c.program.row(f"least_{at}", [(1, z), (-c.least_modules(kind, site), y)], low=0)
    c.program.row(f"closed_{at}", [(1, z), (-c.most_modules(kind, site), y)], high=0)
    before: Terms = [(1, c.modules[kind, site, t - 1])] if t else []
    today = 0 if t else c.today(kind, site)
    c.program.row(f"added_{at}", [(1, c.added[key]), (-1, z), *before], low=-today)
    if key in c.starts:
        was: Terms = [(1, c.opened[kind, site, t - 1])] if t else []
        c.program.row(f"starts_{at}", [(1, c.starts[key]), (-1, y), *was], low=0)


def _deadline(c: SitingColumns) -> None:
    """``sum_i y[t] >= 1`` from the deadline on; what opens stays, an existing center closes once (D05, D06, D21)."""
    for kind, sites in c.case.sites.items():
        late = c.fault(DEADLINE, f"late_{c.kind(kind, c.case.due(kind))}")
        for t in range(c.case.due(kind), len(c.case.phases)):
            terms: Terms = [(-1, c.opened[kind, site, t]) for site in sites]
            c.program.row(f"late_{c.kind(kind, t)}", [*terms, *late], high=-1)
        for site in sites:
            _stays(c, kind, site)


def _stays(c: SitingColumns, kind: str, site: str) -> None:
    """Let a center be one fault, however often it closes, reopens or stays though it must not."""
    its = c.case.sites[kind][site]
    wrong = c.fault(DEADLINE, f"stays_{c.center((kind, site, 0))}")
    may_close = its.status in (SiteStatus.EXISTING, SiteStatus.CLOSE)
    for t in range(len(c.case.phases)):
        at, sign = c.center((kind, site, t)), 1 if may_close else -1
        was: Terms = [(-sign, c.opened[kind, site, t - 1])] if t else []
        today = 0 if t else sign * its.stands_today
        c.program.row(f"stays_{at}", [(sign, c.opened[kind, site, t]), *was, *wrong], high=today)
        if its.status is SiteStatus.CLOSE and t >= c.case.due(kind):
            c.program.row(f"shut_{at}", [(1, c.opened[kind, site, t]), *wrong], high=0)


def _modules(c: SitingColumns) -> None:
    """``z <= max``, and ``z[t] >= z[t-1]`` while the center is open (D01, D10)."""
    for kind, site, t in c.opened if c.binds(CAPACITY) else ():
        at, z, most = c.center((kind, site, t)), c.modules[kind, site, t], c.most_modules(kind, site)
        limit = c.case.sites[kind][site].max_modules
        if most > limit:
            c.at_most(CAPACITY, f"many_{at}", [(1, z)], limit)
        if t and most > c.least_modules(kind, site):
            falls: Terms = [(1, c.modules[kind, site, t - 1]), (-1, z), (most, c.opened[kind, site, t])]
            c.at_most(CAPACITY, f"falls_{at}", falls, most)


def _fixed_site(c: SitingColumns) -> None:
    """``y = 1`` at fixed sites, ``y = 0`` off the lead hospital where it is asked for (D09, D11, D17, D24)."""
    for kind, t in c.due():
        for site, its in c.case.sites[kind].items():
            at, y = c.center((kind, site, t)), c.opened[kind, site, t]
            if its.status is SiteStatus.FIXED:
                c.at_most(FIXED_SITE, f"fixed_{at}", [(-1, y)], -1)
            if kind in c.case.lead_only and not c.case.at_lead_hospital(site):
                c.at_most(FIXED_SITE, f"off_{at}", [(1, y)], 0)


def _number(c: SitingColumns) -> None:
    """``sum_i y <= most`` from the deadline on (D01)."""
    for kind, t in c.due():
        most = c.case.centers[kind].max_sites
        terms: Terms = [(1, c.opened[kind, site, t]) for site in c.case.sites[kind]]
        if most is not None and len(terms) > most:
            c.at_most(NUMBER, f"number_{c.kind(kind, t)}", terms, most)


def _distance(c: SitingColumns) -> None:
    """``y = 0``, in every phase, where people live too near (D33)."""
    for (kind, site, t), y in c.opened.items():
        if c.case.too_near(kind, site) is not None:
            c.at_most(DISTANCE, f"near_{c.center((kind, site, t))}", [(1, y)], 0)


def _staffed(c: SitingColumns) -> None:
    """``sum_k posts[k] z[k,i,t] <= available[i]`` where it is stated, in every phase (D01, C27)."""
    for site, available in c.case.posts.items():
        kinds = [kind for kind, sites in c.case.sites.items() if site in sites]
        for t in range(len(c.case.phases)):
            terms: Terms = [(c.case.centers[kind].posts, c.modules[kind, site, t]) for kind in kinds]
            if any(posts for posts, _ in terms):
                c.at_most(STAFFED, f"posts_{c.site(site, t)}", terms, available)


def spent(c: SitingColumns, t: int) -> Terms:
    """Return what building and running cost in a phase: opening, modules, and running for each of its years (G24)."""
    found: Terms = []
    for kind, sites in c.case.sites.items():
        for site, its in sites.items():
            key = kind, site, t
            found.append((its.running_cost * c.case.phases[t].years, c.opened[key]))
            found.append((its.module_cost, c.added[key]))
            if key in c.starts:
                found.append((its.fixed_cost, c.starts[key]))
    return [(yuan, column) for yuan, column in found if yuan]


def _budget(c: SitingColumns) -> None:
    """``spent[t] <= budget[t]``, and what was left before where that carries over; an overrun takes nothing (G24)."""
    carries = c.case.policy.flag(BUDGET, "carry_over")
    before: Terms = []
    carried = 0
    for t, phase in enumerate(c.case.phases):
        carried = carried if before else 0
        own, before = [*spent(c, t), *before], []
        if phase.budget is None:
            continue
        if carries:
            left = amount(c.program, f"left_t{t + 1}", phase.budget + carried)
            carried += phase.budget
            own, before = [*own, *left], [(-yuan, column) for yuan, column in left]
        c.at_most(BUDGET, f"budget_t{t + 1}", own, phase.budget)
