"""report.html: one file that opens offline; figures by plotly.js, text by a jinja2 template, nothing loaded."""
