"""What must fit together across rows: each check reports every case it finds."""

from models.files.input.checks.headcount import check_headcount
from models.files.input.checks.names import check_names
from models.files.input.checks.periods import check_periods
from models.files.input.checks.places import check_places
from models.files.input.checks.repeats import check_repeats
from models.files.input.checks.residents import check_residents
from models.files.input.checks.service import check_service
from models.files.input.checks.settings import check_settings
from models.files.input.checks.siting import check_siting

__all__ = [
    "check_headcount",
    "check_names",
    "check_periods",
    "check_places",
    "check_repeats",
    "check_residents",
    "check_service",
    "check_settings",
    "check_siting",
]
