"""Which consortia a region has: counties of which sizes, who leads, and which hospitals are members where."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import exp, log
from random import Random
from statistics import mean, stdev

from instances.generate.geometry import Point
from instances.generate.region.layout import seats
from instances.generate.region.tables import counts, models

STAFF, STAFF_PER_1000 = 18.0, 0.575
"""Staff whom a county can send: the line through the shipped Burqin and Baicheng (60 for 73,000, 151 for 231,000)."""
SHARES = {1: (1.0,), 2: (0.6, 0.4), 3: (0.45, 0.3, 0.25)}
"""How the consortia of a county share its people, towns and staff, by their number."""
WARD = 60_000
"""People in the seat whom one community center serves."""
ORDINALS = "一二三"
SMALL_STAFF, SMALL_PLACES, SMALL_PEOPLE = (16, 24), (4, 6), (15_000, 50_000)
"""From and to, of a small county."""


@dataclass(frozen=True)
class Consortium:
    """What one consortium is to have; ``number`` counts those of its county, 0 where it is the only one.

    ``led`` is the kind of its lead hospital, ``general`` or ``tcm``; ``urban`` people live in the seat, where the
    ``wards`` are.
    """

    county: str
    number: int
    seat: Point
    people: int
    urban: int
    towns: int
    wards: int
    staff: int
    led: str = "general"
    tcm: bool = False
    mch: bool = False
    cdc: bool = False

    @property
    def id(self) -> str:
        """The id of the base and of its file."""
        return f"{self.county}-{self.number}" if self.number else self.county

    @property
    def name(self) -> str:
        """The county's name, with the ordinal of the consortium where there are several."""
        return f"{self.county}（{ORDINALS[self.number - 1]}）" if self.number else self.county


def of_number(what: str, consortia: int) -> int:
    """Return what the region counts of ``what``, in proportion where it has another number of consortia."""
    return round(counts()[what] * consortia / counts()["consortia"])


def small_counties(number: int, rng: Random) -> Iterator[Consortium]:
    """Yield small counties of a consortium each, over an extent of a country."""
    for name, seat in zip(_names(number), seats(number, rng, wide=True), strict=True):
        people = rng.randint(*SMALL_PEOPLE)
        yield Consortium(
            name, 0, seat, people, people // 4, rng.randint(*SMALL_PLACES), 0, rng.randint(*SMALL_STAFF)
        )  # fmt: skip


def consortia(number: int, rng: Random) -> list[Consortium]:
    """Return ``number`` consortia with the counts of the region's document, or counts in proportion to it.

    Counties with several are among those of more people than the document asks for that. The second consortium of a
    county is led by its TCM hospital, as long as there are such leads; the others lead the only consortium of theirs.
    """
    places = of_number("counties", number)
    sizes = [_people(rng) for _ in range(places)]
    several = _several(sizes, number - places, rng)
    found = [
        part
        for n, (name, seat) in enumerate(zip(_names(places), seats(places, rng), strict=True))
        for part in _parts(name, seat, sizes[n], several.get(n, 1), rng)
    ]
    return _with_members(_with_leads(found, of_number("tcm_leads", number), rng), number, rng)


def _names(number: int) -> list[str]:
    width = max(2, len(str(number)))
    return [f"示例县{n:0{width}d}" for n in range(1, number + 1)]


def _people(rng: Random) -> int:
    """Return the people of a county: log-normal as those of the real ones, from half the least to the most."""
    logs = [log(m.people) for m in models()]
    drawn = exp(rng.gauss(mean(logs), stdev(logs)))
    return round(min(max(drawn, min(m.people for m in models()) / 2), max(m.people for m in models())))


def _several(sizes: list[int], more: int, rng: Random) -> dict[int, int]:
    """Return how many consortia the counties have that have several, by place: ``more`` than counties in all.

    One for each 14 is a third one, in the largest of those counties.
    """
    third = more // counts()["tcm_leads"]
    able = [n for n, people in enumerate(sizes) if people > counts()["split_above"]]
    if len(able) < more - third:
        able = sorted(range(len(sizes)), key=lambda n: -sizes[n])[: more - third]
    chosen = sorted(rng.sample(able, more - third), key=lambda n: -sizes[n])
    return {n: counts()["most_in_a_county"] if place < third else 2 for place, n in enumerate(chosen)}


def _parts(name: str, seat: Point, people: int, number: int, rng: Random) -> Iterator[Consortium]:
    model = rng.choice(models())
    urban = round(people * model.urban / model.people)
    towns, staff = model.towns, STAFF + STAFF_PER_1000 * people / 1000
    for n, share in enumerate(SHARES[number], start=1):
        yield Consortium(
            county=name,
            number=n if number > 1 else 0,
            seat=seat,
            people=round(people * share),
            urban=round(urban * share),
            towns=max(2, round(towns * share)),
            wards=max(1, round(urban * share / WARD)),
            staff=round(staff * share),
        )


def _with_leads(found: list[Consortium], leads: int, rng: Random) -> list[Consortium]:
    second = [n for n, its in enumerate(found) if its.number == 2][:leads]
    alone = [n for n, its in enumerate(found) if its.number == 0]
    led = {*second, *rng.sample(alone, min(len(alone), leads - len(second)))}
    return [replace(its, led="tcm") if n in led else its for n, its in enumerate(found)]


def _with_members(found: list[Consortium], number: int, rng: Random) -> list[Consortium]:
    """Return the consortia with TCM and MCH hospitals and CDCs: one of each in a county, in its first consortium."""
    first = [n for n, its in enumerate(found) if its.number <= 1]
    with_lead = {its.county for its in found if its.led == "tcm"}
    open_to_tcm = [n for n in first if found[n].county not in with_lead]
    members = of_number("tcm_hospitals", number) - sum(its.led == "tcm" for its in found)
    tcm = set(rng.sample(open_to_tcm, min(len(open_to_tcm), members)))
    mch = set(rng.sample(first, min(len(first), of_number("mch", number))))
    cdc = set(rng.sample(first, min(len(first), of_number("cdc", number))))
    return [replace(its, tcm=n in tcm, mch=n in mch, cdc=n in cdc) for n, its in enumerate(found)]
