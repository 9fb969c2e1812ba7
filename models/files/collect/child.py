"""The child process of :mod:`models.files.collect.read_all`: many returned files one after the other.

Takes a JSON array of paths on standard input, and writes what each file states to standard output, a line for each as
soon as it is read.
"""

import json
import sys
from pathlib import Path

from models.files.child import limit_resources
from models.files.collect.read_form import ReadForm, read_form_here
from models.files.guard import NO_MEMORY, READ
from models.files.input.codes import make_issue
from models.files.input.limits import LIMITS


def main() -> int:
    """Read the files under limits of memory and processor time and return the exit code."""
    paths = [Path(name) for name in json.loads(sys.stdin.buffer.read())]
    limit_resources(LIMITS, files=len(paths))
    for path in paths:
        try:
            form = read_form_here(path)
        except MemoryError:
            return NO_MEMORY
        except OSError as error:
            detail = error.strerror or type(error).__name__
            form = ReadForm(issues=(make_issue("file_unreadable", name=path.name, detail=detail),))
        sys.stdout.write(json.dumps(form.model_dump(mode="json")) + "\n")
        sys.stdout.flush()
    return READ


if __name__ == "__main__":
    sys.exit(main())
