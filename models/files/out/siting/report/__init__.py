"""The report of a siting."""

from models.files.out.siting.report.page import render_report

__all__ = ["render_report"]
