"""The report of a period, of one consortium or of many: a workbook to print, a page, and a document for programs."""

from models.files.out.monthly.report import Report
from models.files.out.monthly.write import report_files

__all__ = ["Report", "report_files"]
