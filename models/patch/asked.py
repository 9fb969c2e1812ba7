"""A patch with the county that it changes, as a child process is handed them."""

from typing import Any

from models.base import Record
from models.files.result import ReadResult
from models.patch.patched import patched


class PatchAsked(Record):
    """A county as it was read, a patch of it, and the name of what comes out, empty for the same."""

    base: ReadResult
    patch: dict[str, Any]
    name: str = ""

    def patched(self) -> ReadResult:
        """Return the changed county; raise as :func:`models.patch.patched.patched`."""
        return patched(self.base, self.patch, self.name)
