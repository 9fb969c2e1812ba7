"""What is filled in where the input says nothing: one concept a file, values and sources in ``defaults.toml``."""

from models.files.input.defaults.absences import fill_absences
from models.files.input.defaults.codes import fill_department_codes, fill_facility_codes
from models.files.input.defaults.county import fill_county
from models.files.input.defaults.departments import fill_departments
from models.files.input.defaults.facilities import fill_facilities
from models.files.input.defaults.headcount import fill_headcount
from models.files.input.defaults.log import DefaultLog
from models.files.input.defaults.needs import fill_needs
from models.files.input.defaults.opening import fill_opening
from models.files.input.defaults.roads import fill_roads
from models.files.input.defaults.siting import fill_siting
from models.files.input.defaults.staff import fill_staff

__all__ = [
    "DefaultLog",
    "fill_absences",
    "fill_county",
    "fill_department_codes",
    "fill_departments",
    "fill_facilities",
    "fill_facility_codes",
    "fill_headcount",
    "fill_needs",
    "fill_opening",
    "fill_roads",
    "fill_siting",
    "fill_staff",
]
