"""The headcount's rules in the formulation, one file a rule, in the order in which they shape the model."""

from optimizer.headcount.rule import HeadcountRule
from optimizer.headcount.rules.class_total import ClassTotal
from optimizer.headcount.rules.contracts import Contracts
from optimizer.headcount.rules.few_changes import FewChanges
from optimizer.headcount.rules.few_filings import FewFilings
from optimizer.headcount.rules.gap import Gap
from optimizer.headcount.rules.growth import Growth
from optimizer.headcount.rules.hospitals import Hospitals
from optimizer.headcount.rules.max_control import MaxControl
from optimizer.headcount.rules.no_siphon import NoSiphon
from optimizer.headcount.rules.occupied import Occupied
from optimizer.headcount.rules.off_headcount import OffHeadcount
from optimizer.headcount.rules.pool_loan import PoolLoan
from optimizer.headcount.rules.position_quota import PositionQuota
from optimizer.headcount.rules.priority import Priority
from optimizer.headcount.rules.professional_share import ProfessionalShare
from optimizer.headcount.rules.same_class import SameClass
from optimizer.headcount.rules.two_levels import TwoLevels
from optimizer.headcount.rules.vacancies import Vacancies

HEADCOUNT_RULES: tuple[type[HeadcountRule], ...] = (
    SameClass, TwoLevels, ClassTotal, Growth, MaxControl, OffHeadcount, Contracts, NoSiphon, ProfessionalShare,
    PoolLoan, Vacancies, Occupied, PositionQuota, Priority, Hospitals, Gap, FewFilings, FewChanges,
)  # fmt: skip

__all__ = ["HEADCOUNT_RULES", "HeadcountRule"]
