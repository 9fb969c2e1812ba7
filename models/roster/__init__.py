"""What the roster's checker and formulation share: derived data of a county under a policy over a horizon."""

from models.roster.case import RosterCase

__all__ = ["RosterCase"]
