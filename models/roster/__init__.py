"""What the roster's checker and formulation share: derived data of a county under a policy over a horizon."""

from models.roster.adopt import adopt_month, adopt_year
from models.roster.case import RosterCase

__all__ = ["RosterCase", "adopt_month", "adopt_year"]
