"""The report of a headcount."""

from models.files.out.headcount.report.page import render_report

__all__ = ["render_report"]
