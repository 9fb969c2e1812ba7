"""The child process of :mod:`api.bounded.run`: ``python -m api.bounded.child TASK``.

What is given comes on standard input; the result, the issues, or where a fault of the program came from go to standard
output, and the exit code says which.
"""

import sys
from typing import cast

from api.bounded.tasks import Task, perform
from api.traces import trace_of
from models.files.child import limit_resources
from models.files.guard import FAILED, NO_MEMORY, READ, REFUSED
from models.files.input.limits import LIMITS
from models.issue import InputRefused


def main(task: str) -> int:
    """Do ``task`` under limits of memory and processor time and return the exit code."""
    limit_resources(LIMITS)
    try:
        answer, code = perform(cast(Task, task), sys.stdin.buffer.read()), READ
    except InputRefused as refused:
        answer, code = ("[" + ",".join(i.model_dump_json() for i in refused.issues) + "]").encode(), REFUSED
    except MemoryError:
        return NO_MEMORY
    except Exception as error:  # the boundary of a process: its parent must be told, and never what was quoted
        answer, code = trace_of(error).encode(), FAILED
    sys.stdout.buffer.write(answer)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
