"""Siting: where shared centers stand, how large and when, and whom they serve."""

from optimizer.siting.solve import solve

__all__ = ["solve"]
