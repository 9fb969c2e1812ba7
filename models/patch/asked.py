"""Patches with the county that they change, as a child process is handed them, and what it gives back."""

from typing import Any

from models.base import Record
from models.files.result import ReadResult
from models.issue import InputRefused, Issue
from models.patch.patched import patched


class PatchAsked(Record):
    """A county as it was read, a patch of it, and the name of what comes out, empty for the same."""

    base: ReadResult
    patch: dict[str, Any]
    name: str = ""

    def patched(self) -> ReadResult:
        """Return the changed county; raise as :func:`models.patch.patched.patched`."""
        return patched(self.base, self.patch, self.name)


class Patched(Record):
    """A county under a patch, or what is wrong with it."""

    read: ReadResult | None = None
    issues: tuple[Issue, ...] = ()


class ManyPatched(Record):
    """A county under each of many patches."""

    each: tuple[Patched, ...]


class PatchesAsked(Record):
    """A county as it was read, and patches of it, each by itself."""

    base: ReadResult
    patches: tuple[dict[str, Any], ...]

    def patched(self) -> ManyPatched:
        """Return the county under each patch, in their order; a fault of one is no matter of the others."""
        return ManyPatched(each=tuple(self._under(patch) for patch in self.patches))

    def _under(self, patch: dict[str, Any]) -> Patched:
        try:
            return Patched(read=patched(self.base, patch))
        except InputRefused as refused:
            return Patched(issues=tuple(refused.issues))
