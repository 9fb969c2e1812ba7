"""Exact engines of one kind of center, over plain arrays."""

from optimizer.siting.location.capacitated import Modules, capacitated
from optimizer.siting.location.capacitated_p_median import capacitated_p_median
from optimizer.siting.location.located import UNREACHABLE, Located
from optimizer.siting.location.maximal_cover import maximal_cover
from optimizer.siting.location.p_center import p_center
from optimizer.siting.location.p_median import p_median
from optimizer.siting.location.set_cover import set_cover
from optimizer.siting.location.uncapacitated import uncapacitated

__all__ = [
    "UNREACHABLE",
    "Located",
    "Modules",
    "capacitated",
    "capacitated_p_median",
    "maximal_cover",
    "p_center",
    "p_median",
    "set_cover",
    "uncapacitated",
]
