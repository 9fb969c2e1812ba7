"""Reading a county: from a file or folder that nobody vouches for, or from records in memory."""

from pathlib import Path
from typing import Any

from models.files.guard import read_guarded
from models.files.input.pipeline import complete_document
from models.files.result import ReadResult


def read_county(path: str | Path) -> ReadResult:
    """Return the county of a workbook (.xlsx), a JSON document, or a folder (or .zip) of CSV files.

    Everything that is left out and can be filled in is, and is listed in ``defaults``. Raises
    :class:`models.issue.InputRefused` with all faults at once, each located, whatever the file is: nothing else is
    raised for bad input. The file is read in a child process with limits on memory and time.
    """
    return ReadResult.model_validate_json(read_guarded("county", Path(path)))


def complete_county(document: dict[str, Any], name: str = "county") -> ReadResult:
    """Return the complete county of a document in memory, with the keys of the sheets as in JSON.

    Values may be those of JSON or of the records (dates, words of the vocabularies). ``name`` stands in for the
    county's name where nothing tells it. A sheet that is present is taken as complete: needs, roads and
    opening balances are added by default only where the document has no such key. Raises
    :class:`models.issue.InputRefused`.
    """
    return complete_document(document, name)
