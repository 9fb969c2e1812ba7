"""The clauses on who is served by whom as rows, written from the catalogue: rules/siting/*.toml."""

from itertools import permutations

from models.county.words import Mode
from models.siting import Group
from optimizer.certify.siting.columns import CAPACITY, COVERED, TIME_LIMIT, Member, Pair, SitingColumns
from optimizer.engines.pulp import Terms

BACKUP = "siting.backup"
MERGED = "siting.merged"


def add_members(c: SitingColumns) -> None:
    """Add who may be served by whom, and every clause that looks at members."""
    for kind, t in c.due():
        for member in c.case.volumes[kind]:
            _served(c, (kind, member, t))
            _backup(c, (kind, member, t))
            if c.case.policy.mode(TIME_LIMIT) is Mode.SOFT:
                _time_limit(c, (kind, member, t))
        _loads(c, kind, t)
    for number, group in enumerate(c.case.groups, 1):
        if len(group.kinds) > 1 and c.binds(MERGED):
            for t in range(c.case.due(group.kinds[0]), len(c.case.phases)):
                _same_sites(c, group, f"g{number}", t)
                _same_service(c, group, f"g{number}", t)


def pairs(c: SitingColumns, key: Member) -> list[Pair]:
    """Return the pairs of a member in a phase."""
    kind, member, t = key
    found = ((kind, member, site, t) for site in c.case.sites[kind])
    return [pair for pair in found if pair in c.used]


def _served(c: SitingColumns, key: Member) -> None:
    """``sum_i x = 1`` and ``x <= y``; the shares of a split member are its volume, none of them nothing (D02, D15)."""
    kind, member, t = key
    its, name = pairs(c, key), c.member(key)
    nobody: Terms = [(1, c.unserved[key])] if key in c.unserved else []
    if nobody and c.case.policy.mode(COVERED) is Mode.SOFT:
        c.breach.append((c.case.policy.weight(COVERED), c.unserved[key]))
    for pair in its:
        c.program.row(f"opened_{c.pair(pair)}", [(1, c.used[pair]), (-1, c.opened[kind, pair[2], t])], high=0)
    volume = c.case.volumes[kind][member]
    if not c.shares(key):
        c.program.row(f"served_{name}", [*((1, c.used[pair]) for pair in its), *nobody], low=1, high=1)
        return
    whole: Terms = [*((1, c.flow[pair]) for pair in its), *((volume, column) for _, column in nobody)]
    c.program.row(f"volume_{name}", whole, low=volume, high=volume)
    for pair in its:
        at, flow, used = c.pair(pair), c.flow[pair], c.used[pair]
        c.program.row(f"share_{at}", [(1, flow), (-volume, used)], high=0)
        c.program.row(f"some_{at}", [(1, flow), (-1, used)], low=0)


def _loads(c: SitingColumns, kind: str, t: int) -> None:
    """``sum_j volume x <= capacity z`` where a capacity is stated (D01, D10)."""
    for site, its in c.case.sites[kind].items():
        terms: Terms = []
        for member, volume in c.case.volumes[kind].items():
            pair = kind, member, site, t
            if pair in c.flow:
                terms.append((1, c.flow[pair]))
            elif pair in c.used and volume:
                terms.append((volume, c.used[pair]))
        if terms and its.module_capacity is not None:
            room = (-its.module_capacity, c.modules[kind, site, t])
            c.at_most(CAPACITY, f"load_{c.center((kind, site, t))}", [*terms, room], 0)


def _time_limit(c: SitingColumns, key: Member) -> None:
    """Where the limit is soft: the minutes of the furthest center beyond it (D01)."""
    limit = c.case.centers[key[0]].time_limit
    far = [(c.minutes(pair) - limit, pair) for pair in pairs(c, key)] if limit is not None else []
    far = [(beyond, pair) for beyond, pair in far if beyond > 0]
    if not far:
        return
    furthest = c.program.column(f"far_{c.member(key)}", max(beyond for beyond, _ in far))
    c.breach.append((c.case.policy.weight(TIME_LIMIT), furthest))
    for beyond, pair in far:
        c.program.row(f"far_{c.pair(pair)}", [(1, furthest), (-beyond, c.used[pair])], low=0)


def _backup(c: SitingColumns, key: Member) -> None:
    """``sum_i b = 1`` over sites within the second limit, and ``b + x <= y`` (practice)."""
    kind, member, t = key
    limit = c.case.centers[kind].backup_limit
    if limit is None or not c.binds(BACKUP):
        return
    terms: Terms = []
    for site, minutes in c.case.minutes[kind][member].items():
        if minutes is None or minutes > limit:
            continue
        pair = kind, member, site, t
        column = c.backup[pair] = c.program.column(f"backup_{c.pair(pair)}", 1)
        serves: Terms = [(1, c.used[pair])] if pair in c.used else []
        c.program.row(f"stands_by_{c.pair(pair)}", [(1, column), *serves, (-1, c.opened[kind, site, t])], high=0)
        terms.append((1, column))
    name = f"backup_{c.member(key)}"
    c.program.row(f"one_{name}", terms, high=1)
    c.at_most(BACKUP, name, [(-1, column) for _, column in terms], -1)


def _same_sites(c: SitingColumns, group: Group, name: str, t: int) -> None:
    """``y[k,i,t] = y[l,i,t]`` for merged k and l: one fault for a site at which they differ (D06, D05)."""
    for site in dict.fromkeys(site for kind in group.kinds for site in c.case.sites[kind]):
        at = f"{name}_{c.site(site, t)}"
        differ = c.fault(MERGED, f"apart_{at}")
        opened = [c.opened.get((kind, site, t)) for kind in group.kinds]
        for n, (one, other) in enumerate(permutations(opened, 2), 1):
            if one is not None:
                terms: Terms = [(1, one), *differ, *([] if other is None else [(-1, other)])]
                c.program.row(f"apart{n}_{at}", terms, high=0)


def _same_service(c: SitingColumns, group: Group, name: str, t: int) -> None:
    """``x[k,j,i,t] > 0`` just where ``x[l,j,i,t] > 0``, among the kinds in which the member is served (D06, D05)."""
    for member in dict.fromkeys(member for kind in group.kinds for member in c.case.volumes[kind]):
        kinds = [kind for kind in group.kinds if member in c.case.volumes[kind]]
        if len(kinds) == 1:
            continue
        at = f"{name}_{c.member((kinds[0], member, t))}"
        differ = c.fault(MERGED, f"differ_{at}")
        for one, other in permutations(kinds, 2):
            unserved = c.unserved.get((other, member, t))
            excused: Terms = [*differ, *([] if unserved is None else [(-1, unserved)])]
            for pair in pairs(c, (one, member, t)):
                same = c.used.get((other, member, pair[2], t))
                terms: Terms = [(1, c.used[pair]), *excused, *([] if same is None else [(-1, same)])]
                c.program.row(f"differ_{c.pair(pair)}_{c.kind(other, t)}", terms, high=0)
