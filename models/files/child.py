"""The child process of :mod:`models.files.guard`: ``python -m models.files.child KIND FILE``.

The county of a plan, and what is asked of sheets, come as JSON on standard input. Writes the result, or the issues, as
JSON to standard output; the exit code says which.
"""

import math
import sys
from pathlib import Path

from models.base import Record
from models.county import County
from models.files.guard import NO_MEMORY, READ, REFUSED
from models.files.input.codes import make_issue
from models.files.input.limits import LIMITS, Limits
from models.files.input.pipeline import read_here
from models.issue import InputRefused


def main(kind: str, path: Path) -> int:
    """Read ``path`` under limits of memory and processor time and return the exit code."""
    limit_resources(LIMITS)
    try:
        answer, code = _read(kind, path).model_dump_json(by_alias=True), READ
    except InputRefused as refused:
        answer, code = "[" + ",".join(issue.model_dump_json() for issue in refused.issues) + "]", REFUSED
    except MemoryError:
        return NO_MEMORY
    except OSError as error:
        detail = error.strerror or type(error).__name__
        answer, code = f"[{make_issue('file_unreadable', name=path.name, detail=detail).model_dump_json()}]", REFUSED
    sys.stdout.buffer.write(answer.encode())
    return code


def _read(kind: str, path: Path) -> Record:
    if kind == "county":
        return read_here(path)
    if kind == "located":
        from models.files.collect.located import read_located_here

        return read_located_here(path)
    if kind == "sheets":
        from models.files.sheets_of import Asked, read_sheets_here

        return read_sheets_here(path, Asked.model_validate_json(sys.stdin.buffer.read()))
    if kind == "scenarios":
        from models.scenario.reading import read_scenarios_here

        return read_scenarios_here(path)
    from models.files.plans.read import read_plan_here

    return read_plan_here(path, County.model_validate_json(sys.stdin.buffer.read()))


def limit_resources(limits: Limits, files: int = 1) -> None:
    """Bound address space and processor time of this process, which reads ``files``, where the system can.

    The parent ends a child that runs too long; the bound of time is for a child whose parent was killed.
    """
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        seconds = math.ceil(limits.seconds * files)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
