"""Who could serve a member instead: the sites that roads join it to, nearest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.siting.case import SitingCase


@dataclass(frozen=True, order=True)
class Near:
    """A site and the minutes to it."""

    minutes: int
    site: str


def nearest(case: SitingCase, kind: str, member: str, among: Iterable[str]) -> Near | None:
    """Return the nearest of the sites ``among``, the earlier in the sheet of two as near; ``None`` without a road."""
    listed, minutes = set(among), case.minutes[kind][member]
    known = ((minutes[site], n, site) for n, site in enumerate(case.sites[kind]) if site in listed)
    found = min(((m, n, site) for m, n, site in known if m is not None), default=None)
    return None if found is None else Near(found[0], found[2])
