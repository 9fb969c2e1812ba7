"""Work on what came from outside, in a child process with limits on memory and time."""

from api.bounded.run import TooMuchWorkError, bounded

__all__ = ["TooMuchWorkError", "bounded"]
