"""What a consortium reports of a month, a half-year or a year: indicators, each with numerator and denominator."""

from models.report.catalogue import Indicator, Monitored, indicators, monitored
from models.report.consortium import COMMON_PROFILE, Consortium, Measured, consortium_report, months_published
from models.report.figure import Figure
from models.report.period import ReportPeriod, read_period
from models.report.rollup import totals

__all__ = [
    "COMMON_PROFILE",
    "Consortium",
    "Figure",
    "Indicator",
    "Measured",
    "Monitored",
    "ReportPeriod",
    "consortium_report",
    "indicators",
    "monitored",
    "months_published",
    "read_period",
    "totals",
]
