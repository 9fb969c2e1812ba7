"""Shared centers as they are asked for: kinds, candidate sites, volumes and phases (sheets 中心 to 期次)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.base import Record
from models.county.facility import Code
from models.county.words import CenterMode, SiteStatus, Sourcing

Yuan = Annotated[int, Field(ge=0, le=10**12)]
Minutes = Annotated[int, Field(ge=0, le=10_000)]
Count = Annotated[int, Field(ge=0, le=1000)]


class Center(Record):
    """A kind of shared center (sheet 中心).

    ``time_limit`` is in road minutes, exactly at the limit is allowed; ``None`` is no limit, and digital kinds have
    none. From ``phase`` on every member is served. Kinds in ``merged_with`` stand at the same sites and serve the same
    members (合建). ``max_sites`` is how many may be open at once, ``None`` for no limit. A second center within
    ``backup_limit`` minutes is wanted where it is given. ``courier_cost`` is yuan a km and ``trips`` the deliveries a
    year to each member; ``min_distance`` the km to keep from people; ``posts`` the posts of one module.
    """

    kind: Code
    synonyms: tuple[str, ...] = ()
    mode: CenterMode = CenterMode.PHYSICAL
    sourcing: Sourcing = Sourcing.SINGLE
    time_limit: Minutes | None = None
    phase: Code
    merged_with: tuple[str, ...] = ()
    backup_limit: Minutes | None = None
    max_sites: Annotated[int, Field(ge=1, le=1000)] | None = None
    courier_cost: Annotated[float, Field(ge=0, le=10_000)] = 0.0
    trips: Annotated[int, Field(ge=0, le=100_000)] = 0
    min_distance: Annotated[float, Field(ge=0, le=1000)] = 0.0
    posts: Count = 0


class Site(Record):
    """A facility at which a center of ``kind`` stands or may stand (sheet 候选点).

    ``fixed_cost`` is paid once when a new center opens and ``module_cost`` for each module that is added; the
    ``running_cost`` each year while it is open. ``module_capacity`` is the yearly volume of a module, ``None`` for no
    limit. ``modules`` stand there today. ``posts_available`` is ``None`` where nobody has counted them.
    """

    kind: Code
    site: Code
    status: SiteStatus = SiteStatus.NEW
    fixed_cost: Yuan = 0
    running_cost: Yuan = 0
    module_capacity: Annotated[int, Field(ge=1, le=10**9)] | None = None
    module_cost: Yuan = 0
    max_modules: Annotated[int, Field(ge=1, le=1000)] = 1
    modules: Count = 0
    posts_available: Annotated[int, Field(ge=0, le=100_000)] | None = None

    @property
    def stands_today(self) -> bool:
        """Whether a center stands there before the first phase; a fixed one does where it has modules."""
        return self.status.standing or (self.status is SiteStatus.FIXED and self.modules > 0)


class Volume(Record):
    """What a member asks of a kind in a year (sheet 业务量); who has a row is a member of that kind."""

    member: Code
    kind: Code
    volume: Annotated[int, Field(ge=0, le=10**9)]


class Phase(Record):
    """A phase of building (sheet 期次): its last day, how many years of running it has, and its budget in yuan.

    ``budget`` is ``None`` for no limit.
    """

    phase: Code
    deadline: date
    years: Annotated[int, Field(ge=1, le=50)] = 1
    budget: Yuan | None = None
