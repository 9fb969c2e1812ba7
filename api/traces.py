"""Where an exception came from, for the log: never what it says, which may quote what a planner typed."""

import traceback


def trace_of(error: BaseException) -> str:
    """Return the kinds of an exception and of its causes with the lines of code they passed, and no message."""
    told = []
    seen: BaseException | None = error
    while seen is not None:
        frames = traceback.extract_tb(seen.__traceback__)
        told.append(f"{type(seen).__name__} at " + " > ".join(f"{f.filename}:{f.lineno} {f.name}" for f in frames))
        seen = seen.__cause__ or seen.__context__
    return "; from ".join(told)
