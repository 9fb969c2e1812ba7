"""Counties that come with a request: a workbook, or JSON, read in the guarded child as any file."""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import request
from werkzeug.datastructures import FileStorage

from api.service.context import service
from api.service.faults import RETRY
from api.service.problems import Problem
from models.files import ReadResult, read_county
from models.issue import InputRefused, Issue
from models.text import text

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_JSON = {"bad_json", "bad_encoding", "json_too_deep", "json_twice", "json_not_finite", "file_empty"}
SUFFIXES = {".xlsx", ".json", ".zip"}
WAIT_SECONDS = 20.0
BODY = {
    "description": "县域工作簿或JSON | a county as a workbook or JSON",
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {
                    "file": {
                        "type": "string",
                        "format": "binary",
                        "description": "县域 .xlsx、.json 或 CSV 的 .zip | a county: .xlsx, .json, or CSV as .zip",
                    }
                },
                "required": ["file"],
            }
        },
        "application/json": {"schema": {"type": "object", "description": "县域JSON | a county, as docs/schema/county"}},
        WORKBOOK: {"schema": {"type": "string", "format": "binary"}},
    },
    "required": True,
}
"""What a county may come as, for the OpenAPI document."""


def county_of_request() -> ReadResult:
    """Return the county that the body holds; raise ``InputRefused`` with all its faults, ``Problem`` for no county."""
    if request.mimetype == "multipart/form-data":
        return _read_upload()
    if request.mimetype == WORKBOOK:
        return read_bytes(request.get_data(), "county.xlsx")
    if request.is_json:
        return read_json(request.get_data())
    raise Problem("unsupported_type", text("请发送 JSON 或 .xlsx 工作簿", "send JSON or a workbook .xlsx"))


def county_of_document(document: dict[str, Any]) -> ReadResult:
    """Return the county of a field ``county`` of a body; its faults are told by their place in that body."""
    try:
        return read_bytes(json.dumps(document, ensure_ascii=False).encode(), "county.json")
    except InputRefused as refused:
        raise InputRefused(inside(refused.issues)) from refused


def inside(issues: Iterable[Issue], field: str = "county") -> Iterator[Issue]:
    """Yield issues of a document with their pointers from the body that has it as ``field``."""
    for issue in issues:
        yield issue.model_copy(update={"pointer": f"/{field}{issue.pointer}"})


def read_json(content: bytes) -> ReadResult:
    """Return the county of a JSON body; raise ``Problem`` with 400 where it is not JSON at all."""
    try:
        return read_bytes(content, "county.json")
    except InputRefused as refused:
        if any(issue.code in NOT_JSON for issue in refused.issues):
            raise Problem("not_json", errors=refused.issues) from refused
        raise


def _read_upload() -> ReadResult:
    found: FileStorage | None = request.files.get("file")
    if found is None:
        raise Problem("bad_request", text("请把文件放在“file”一项", 'send the file as the part "file"'))
    return read_bytes(found.read(), safe_name(found.filename or ""))


def safe_name(name: str) -> str:
    """Return the name of an upload as the name of a file: one part, no surprises, a suffix that is read."""
    path = Path(re.sub(r"[^\w.\- ]", "_", name.replace("\\", "/").rpartition("/")[2]))
    stem = path.stem[:60].strip(". ") or "county"
    return stem + (path.suffix.lower() if path.suffix.lower() in SUFFIXES else ".xlsx")


def read_bytes(content: bytes, name: str) -> ReadResult:
    """Return the county of a file's content; raise as :func:`read_file`."""
    with tempfile.TemporaryDirectory(prefix="xiachen-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_file(path)


def read_file(path: Path) -> ReadResult:
    """Return the county of a file; raise ``InputRefused``, or ``Problem`` where too many are read at once."""
    with turn():
        return read_county(path)


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a place among those who read; each may take much memory."""
    places = service().reads
    if not places.acquire(timeout=WAIT_SECONDS):
        raise Problem("busy", headers=RETRY)
    try:
        yield
    finally:
        places.release()
