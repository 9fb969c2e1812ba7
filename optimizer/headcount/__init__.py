"""Headcount: how many posts each facility has of each category, year by year."""

from optimizer.headcount.solve import solve

__all__ = ["solve"]
