"""The roster's rules in the formulation, one file a rule, in the order in which they shape the model."""

from optimizer.roster.rule import RosterRule
from optimizer.roster.rules.activities import Activities
from optimizer.roster.rules.agreed import Agreed
from optimizer.roster.rules.annual_days import AnnualDays
from optimizer.roster.rules.availability import Availability
from optimizer.roster.rules.days_in_row import DaysInRow
from optimizer.roster.rules.eligible import Eligible
from optimizer.roster.rules.fair_load import FairLoad
from optimizer.roster.rules.fair_remote import FairRemote
from optimizer.roster.rules.fair_towns import FairTowns
from optimizer.roster.rules.fixed_weekday import FixedWeekday
from optimizer.roster.rules.home_floor import HomeFloor
from optimizer.roster.rules.hosts import Hosts
from optimizer.roster.rules.least_change import LeastChange
from optimizer.roster.rules.need import NeedRule
from optimizer.roster.rules.one_place import OnePlace
from optimizer.roster.rules.pairing import Pairing
from optimizer.roster.rules.pins import Pins
from optimizer.roster.rules.promotion import Promotion
from optimizer.roster.rules.remote_stay import RemoteStay
from optimizer.roster.rules.resident import Resident
from optimizer.roster.rules.rooms import Rooms
from optimizer.roster.rules.specialty_minimum import SpecialtyMinimum
from optimizer.roster.rules.travel import Travel
from optimizer.roster.rules.travel_budget import TravelBudget
from optimizer.roster.rules.vehicles import Vehicles
from optimizer.roster.rules.weekly_limit import WeeklyLimit
from optimizer.roster.rules.weekly_share import WeeklyShare
from optimizer.roster.rules.zone import Zone

ROSTER_RULES: tuple[type[RosterRule], ...] = (
    Availability, Eligible, Activities, Pins, Resident, OnePlace, HomeFloor, Rooms, Hosts, WeeklyLimit, DaysInRow,
    RemoteStay, Vehicles, TravelBudget, WeeklyShare, AnnualDays, NeedRule, SpecialtyMinimum, FairTowns, Agreed,
    LeastChange, Travel, FairLoad, FairRemote, Zone, Pairing, FixedWeekday, Promotion,
)  # fmt: skip

__all__ = ["ROSTER_RULES", "RosterRule"]
