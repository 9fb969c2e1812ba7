"""report.html: one file that opens offline; figures by plotly.js, text by a jinja2 template, nothing loaded."""

from models.files.out.report.page import render_report

__all__ = ["render_report"]
