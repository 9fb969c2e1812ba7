"""The child process of :mod:`models.files.guard`: ``python -m models.files.child FILE``.

Writes the result, or the issues, as JSON to standard output; the exit code says which.
"""

import sys
from pathlib import Path

from models.files.guard import NO_MEMORY, READ, REFUSED
from models.files.input.codes import make_issue
from models.files.input.limits import LIMITS
from models.files.input.pipeline import read_here
from models.issue import InputRefused


def main(path: Path) -> int:
    """Read ``path`` under a limit of memory and return the exit code."""
    limit_memory(LIMITS.memory_bytes)
    try:
        answer, code = read_here(path).model_dump_json(by_alias=True), READ
    except InputRefused as refused:
        answer, code = "[" + ",".join(issue.model_dump_json() for issue in refused.issues) + "]", REFUSED
    except MemoryError:
        return NO_MEMORY
    except OSError as error:
        detail = error.strerror or type(error).__name__
        answer, code = f"[{make_issue('file_unreadable', name=path.name, detail=detail).model_dump_json()}]", REFUSED
    sys.stdout.buffer.write(answer.encode())
    return code


def limit_memory(limit: int) -> None:
    """Forbid this process more than ``limit`` bytes of address space, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
