"""Whether the name beside a code is that of the person whose code it is: a slip in either credits somebody else."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from models.files.input.clean import match_key
from models.files.input.values import shown
from models.text import Text, text

DIFFERS = "name_not_of_code"
"""The issue of a row whose code and name are two people's."""

_DOTS = str.maketrans("", "", "·•‧∙⋅・.")
_ELSE = text("（{id}）", " ({id})")
_NOBODY = text("", "")


def name_key(name: str) -> str:
    """Return the form in which two spellings of one name are equal: as any text, and without middle dots."""
    return match_key(name).translate(_DOTS)


class Named:
    """The staff of a county, each by code and name."""

    def __init__(self, staff: Iterable[tuple[str, str | None]]) -> None:
        self._names: dict[str, str] = {}
        self._called: dict[str, list[str]] = defaultdict(list)
        for code, name in staff:
            self._names[code] = name or ""
            for key in {name_key(code), name_key(name or "")} - {""}:
                self._called[key].append(code)

    def differs(self, code: str, said: str | None) -> dict[str, Any] | None:
        """Return what the issue :data:`DIFFERS` says where ``said`` beside ``code`` is somebody else, else ``None``.

        A blank says nothing, and a code in place of a name is that person: forms of a county without names, and
        anonymous ones, are printed so. Any name will do beside the code of somebody whose name is not kept.
        """
        key, name = name_key(said or ""), self._names.get(code)
        if not key or name is None or key in (name_key(code), name_key(name)):
            return None
        others = self._called.get(key, [])
        if not name and not others:
            return None
        other: Text = _ELSE.fill(id=others[0]) if len(others) == 1 else _NOBODY
        return {"id": code, "owner": name or code, "found": shown(said), "other": other}
