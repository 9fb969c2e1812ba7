"""The roster: hosts, weeks, days and improvement under one bound."""

from optimizer.roster.solve import solve

__all__ = ["solve"]
