"""The child process of :mod:`models.files.collect.read_all`: many returned files one after the other.

``python -m models.files.collect.child forms|consent|attendance|kept|county``. Takes a JSON array of paths on standard
input, on the next line what is told beside them, and writes what each file states to standard output, a line for each
as soon as it is read.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from models.base import Record
from models.files.child import limit_resources
from models.files.guard import NO_MEMORY, READ
from models.files.input.codes import make_issue
from models.files.input.limits import LIMITS
from models.issue import Issue


def main(kind: str) -> int:
    """Read the files under limits of memory and processor time and return the exit code."""
    asked, _, given = sys.stdin.buffer.read().partition(b"\n")
    read, refused = _reader(kind, given)
    paths = [Path(name) for name in json.loads(asked)]
    limit_resources(LIMITS, files=len(paths))
    for path in paths:
        try:
            found = read(path)
        except MemoryError:
            return NO_MEMORY
        except OSError as error:
            detail = error.strerror or type(error).__name__
            found = refused(make_issue("file_unreadable", name=path.name, detail=detail))
        sys.stdout.write(json.dumps(found.model_dump(mode="json", by_alias=True)) + "\n")
        sys.stdout.flush()
    return READ


def _reader(kind: str, given: bytes) -> tuple[Callable[[Path], Record], Callable[[Issue], Record]]:
    """Return how a file is read, and what it is where it cannot be."""
    if kind == "county":
        from models.files.collect.counties import ReadCounty, read_county_here

        return read_county_here, lambda issue: ReadCounty(issues=(issue,))
    if kind == "consent":
        from models.files.consent.read_form import ReadConsent, read_consent_here

        return read_consent_here, lambda issue: ReadConsent(issues=(issue,))
    if kind == "attendance":
        from models.files.attendance.read_form import Known, ReadAttendance, read_attendance_here

        known = Known.model_validate_json(given)
        return lambda path: read_attendance_here(path, known), lambda issue: ReadAttendance(issues=(issue,))
    if kind == "kept":
        from models.files.attendance.read_form import Known
        from models.files.month.kept import ReadKept, read_kept_here

        known = Known.model_validate_json(given)
        return lambda path: read_kept_here(path, known), lambda issue: ReadKept(issues=(issue,))
    from models.files.collect.read_form import ReadForm, read_form_here

    return read_form_here, lambda issue: ReadForm(issues=(issue,))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
