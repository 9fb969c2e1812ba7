"""The report of a roster."""

from models.files.out.roster.report.page import render_report

__all__ = ["render_report"]
