"""The part of MiniZinc's data files that the instances use, read strictly: what is not known is refused.

An item is ``name = value;``. A value is a whole number, ``true`` or ``false``, a string, a set ``{...}``, a list
``[...]`` or ``arrayNd(low..high, ..., [...])``; an end of a range is a number or the name of an earlier item.
"""

import re
from dataclasses import dataclass
from math import prod

Scalar = int | bool | str
Value = Scalar | frozenset[int] | list["Value"]

_TOKEN = re.compile(r'\s+|%[^\n]*|(?P<token>\.\.|-?\d+|"[^"\n]*"|[A-Za-z_]\w*|[=;,{}()\[\]])')
_NUMBER = re.compile(r"-?\d+")
_NAME = re.compile(r"[A-Za-z_]\w*")
_ARRAY = re.compile(r"array([1-6])d")


class DznError(ValueError):
    """A data file that is not understood; the message says the line."""


@dataclass(frozen=True)
class _Token:
    text: str
    line: int


def read_dzn(text: str) -> dict[str, Value]:
    """Return the items of a data file by name; arrays of several dimensions are lists of lists.

    Raises ``DznError`` where anything is not understood, stands twice, or has not as many entries as it says.
    """
    reader = _Reader(_tokens(text))
    while reader.more:
        reader.item()
    return reader.items


def _tokens(text: str) -> list[_Token]:
    found, at, line = [], 0, 1
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise DznError(f"line {line}: unexpected {text[at]!r}")
        if match["token"]:
            found.append(_Token(match["token"], line))
        line += match[0].count("\n")
        at = match.end()
    return found


class _Reader:
    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.items: dict[str, Value] = {}

    @property
    def more(self) -> bool:
        return self.at < len(self.tokens)

    def item(self) -> None:
        name = self._next()
        if not _NAME.fullmatch(name):
            raise self._error(f"expected a name, found {name!r}")
        if name in self.items:
            raise self._error(f"{name} stands twice")
        self._expect("=")
        value = self._value()
        self._expect(";")
        self.items[name] = value

    def _value(self) -> Value:
        token = self._next()
        if _NUMBER.fullmatch(token):
            return int(token)
        if token in ("true", "false"):
            return token == "true"
        if token[0] == '"':
            return token[1:-1]
        if token == "{":
            return self._set()
        if token == "[":
            return self._until("]")
        array = _ARRAY.fullmatch(token)
        if array is None:
            raise self._error(f"expected a value, found {token!r}")
        return self._array(int(array[1]))

    def _set(self) -> frozenset[int]:
        entries = self._until("}")
        if any(type(e) is not int for e in entries):
            raise self._error("a set of anything but numbers")
        return frozenset(e for e in entries if isinstance(e, int))

    def _array(self, dimensions: int) -> Value:
        self._expect("(")
        sizes = []
        for _ in range(dimensions):
            low = self._end()
            self._expect("..")
            sizes.append(self._end() - low + 1)
            self._expect(",")
        self._expect("[")
        entries = self._until("]")
        self._expect(")")
        if len(entries) != prod(sizes):
            raise self._error(f"{len(entries)} entries where {prod(sizes)} are said")
        for size in reversed(sizes[1:]):
            entries = [entries[n : n + size] for n in range(0, len(entries), size)]
        return entries

    def _end(self) -> int:
        token = self._next()
        value = int(token) if _NUMBER.fullmatch(token) else self.items.get(token)
        if type(value) is not int:
            raise self._error(f"{token!r} is no number")
        return value

    def _until(self, close: str) -> list[Value]:
        entries: list[Value] = []
        while self._peek() != close:
            entries.append(self._value())
            if self._peek() != close:
                self._expect(",")
        self._next()
        return entries

    def _peek(self) -> str:
        if not self.more:
            raise self._error("the file ends too early")
        return self.tokens[self.at].text

    def _next(self) -> str:
        text = self._peek()
        self.at += 1
        return text

    def _expect(self, text: str) -> None:
        found = self._next()
        if found != text:
            raise self._error(f"expected {text!r}, found {found!r}")

    def _error(self, message: str) -> DznError:
        line = self.tokens[max(0, self.at - 1)].line if self.tokens else 1
        return DznError(f"line {line}: {message}")
