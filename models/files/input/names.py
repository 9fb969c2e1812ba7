"""Finding a record by its code or, where that is unique, by one of its names."""

from collections.abc import Callable, Iterable

from models.files.input.clean import match_key
from models.files.input.codes import Fault, did_you_mean, listed

_HINTED = 50
"""A hint compares with every name: beyond so many faults of one index it is left out."""


class NameIndex:
    """Codes by code and by name; ``unknown`` is the issue code for what is neither.

    ``key`` is the form in which two spellings of one name are equal.
    """

    def __init__(self, unknown: str, key: Callable[[str], str] = match_key) -> None:
        self.unknown = unknown
        self._key = key
        self._codes: dict[str, str] = {}
        self._named: dict[str, list[str]] = {}
        self._shown: dict[str, str] = {}
        self._misses = 0

    def add(self, code: str, names: Iterable[str | None] = ()) -> None:
        """Enter a record under its code and its names."""
        self._codes.setdefault(self._key(code), code)
        for name in names:
            if name and code not in self._named.setdefault(self._key(name), []):
                self._named[self._key(name)].append(code)
        for spelling in (code, *names):
            if spelling:
                self._shown.setdefault(self._key(spelling), spelling)

    def __len__(self) -> int:
        return len(self._codes)

    def find(self, value: str) -> str:
        """Return the code that ``value`` means; raise :class:`Fault` where it is unknown or means several."""
        key = self._key(value)
        if key in self._codes:
            return self._codes[key]
        named = self._named.get(key, [])
        if len(named) == 1:
            return named[0]
        if named:
            raise Fault("ambiguous_name", found=value, choices=listed(named))
        self._misses += 1
        shown = self._shown if self._misses <= _HINTED else {}
        raise Fault(self.unknown, found=value, hint=did_you_mean(key, shown))
