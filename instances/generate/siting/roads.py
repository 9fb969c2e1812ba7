"""Generated roads: a tree that joins all, some loops, villages on spurs; a few passes are closed in winter."""

from collections.abc import Mapping, Sequence
from random import Random

from instances.generate.geometry import Point, nearest_tree, straight_km
from instances.generate.places import WINDING, point
from instances.generate.siting.size import SitingSize
from models.county import Facility, Junction, Road

CLASSES: tuple[tuple[str, float, float], ...] = (("县道", 60.0, 1.1), ("乡道", 45.0, 1.2), ("村道", 30.0, 1.35))
"""Class of a road, its speed in km/h, and how much longer it takes in winter."""

NEIGHBORS = 3
"""Loops join a place to one of its so many nearest."""

LOOPS = 0.8
"""Loops for each place of the trunk ..."""

CLOSED = 0.15
"""... of which so many are closed in winter."""

CLOSED_FROM, CLOSED_TO = "11-15", "03-31"


def make_roads(
    size: SitingSize, hospitals: Sequence[Facility], members: Sequence[Facility], junctions: Sequence[Junction]
) -> list[Road]:
    """Return the roads; winter cuts off nobody but ``cut_off`` members, whose only road is then closed.

    Towns and junctions form the trunk: shortest links to the seat, with loops. Villages hang on their town. Whoever is
    cut off is the last of the villages, or of the towns that nothing else hangs on. Raises ``ValueError`` where too few
    members lie at the end of a road.
    """
    rng = Random(size.seed + 1)
    points = {f.id: point(f) for f in (*hospitals, *members)} | {j.id: (j.lon or 0, j.lat or 0) for j in junctions}
    seats = [h.id for h in hospitals]
    towns = [f.id for f in members if not f.parent]
    tree = nearest_tree({p: points[p] for p in (*seats, *towns, *(j.id for j in junctions))}, seats)
    streets = [(seats[0], other) for other in seats[1:]]
    spurs = [(f.parent, f.id) for f in members if f.parent]
    cut = _cut_off(size.cut_off, [*streets, *tree, *spurs], members)
    loops = [loop for loop in _loops(tree, points, rng) if not cut & set(loop)]
    closed = set(loops[: round(CLOSED * len(loops))]) | {link for link in (*tree, *spurs) if cut & set(link)}
    laid = [(link, _class_of(link, spurs, rng)) for link in (*streets, *tree, *loops, *spurs)]
    return [_road(link, points, its_class, winter_closed=link in closed) for link, its_class in laid]


def _loops(tree: Sequence[tuple[str, str]], points: Mapping[str, Point], rng: Random) -> list[tuple[str, str]]:
    """Return further links between neighbors on the trunk, in random order."""
    trunk = list(dict.fromkeys(place for link in tree for place in link))
    known = {frozenset(link) for link in tree}
    found = []
    for place in rng.sample(trunk, round(LOOPS * len(trunk))):
        near = sorted((p for p in trunk if p != place), key=lambda p: straight_km(points[place], points[p]))
        fresh = [p for p in near[: NEIGHBORS * 2] if frozenset((place, p)) not in known][:NEIGHBORS]
        if fresh:
            other = rng.choice(fresh)
            known.add(frozenset((place, other)))
            found.append((place, other))
    return found


def _cut_off(count: int, links: Sequence[tuple[str, str]], members: Sequence[Facility]) -> set[str]:
    """Return the last ``count`` members at the end of one road only."""
    ends = [place for link in links for place in link]
    leaves = [f.id for f in members if ends.count(f.id) == 1] if count else []
    if len(leaves) < count:
        raise ValueError(f"cut_off ({count}) exceeds the {len(leaves)} members at the end of a road")
    return set(leaves[len(leaves) - count :])


def _class_of(link: tuple[str, str], spurs: Sequence[tuple[str, str]], rng: Random) -> tuple[str, float, float]:
    """Return the class: spurs are village roads, on the trunk one road in three is a county road."""
    if link in spurs:
        return CLASSES[2]
    return CLASSES[0] if rng.random() < 1 / 3 else CLASSES[1]


def _road(
    link: tuple[str, str], points: Mapping[str, Point], its_class: tuple[str, float, float], *, winter_closed: bool
) -> Road:
    _, speed, winter = its_class
    km = round(WINDING * straight_km(points[link[0]], points[link[1]]), 1)
    minutes = max(1, round(60 * km / speed))
    closure = {"closed_from": CLOSED_FROM, "closed_to": CLOSED_TO} if winter_closed else {}
    return Road(a=link[0], b=link[1], km=km, minutes=minutes, winter_minutes=max(1, round(minutes * winter)), **closure)
