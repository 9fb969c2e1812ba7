"""Exact engines of one kind of center, over plain arrays."""

from optimizer.siting.location.located import UNREACHABLE, Located
from optimizer.siting.location.p_median import p_median
from optimizer.siting.location.uncapacitated import uncapacitated

__all__ = ["UNREACHABLE", "Located", "p_median", "uncapacitated"]
