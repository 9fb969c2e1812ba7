"""Seeded regions: many consortia, each a complete county file; the distributions are in ``docs/instances.md``."""

from collections.abc import Iterator
from random import Random

from instances.generate.region.county import PROFILE, make_county
from instances.generate.region.scenario import scenario_text
from instances.generate.region.spread import consortia, small_counties
from models.county import County


def generate_region(
    number: int = 103, seed: int = 1, profile: str = PROFILE, *, small: bool = False
) -> Iterator[tuple[str, County]]:
    """Yield ``number`` consortia with their ids, one at a time, the same for the same arguments.

    By default they have the counts that the region's document gives for 103; ``small`` ones are counties of about 20
    staff and 5 places each. Raises ``ValueError`` for a number below 1.
    """
    if number < 1:
        raise ValueError(f"consortia must be at least 1, not {number}")
    rng = Random(seed)
    planned = small_counties(number, rng) if small else consortia(number, rng)
    for its in planned:
        yield its.id, make_county(its, seed, profile)


__all__ = ["PROFILE", "generate_region", "scenario_text"]
