"""Files: workbooks, JSON and CSV in; templates, workbooks, JSON and their schemas out."""

from models.files.reading import complete_county, read_county
from models.files.result import ReadResult

__all__ = ["ReadResult", "complete_county", "read_county"]
