"""Pages of long lists: a page's token is the number of its last row."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Numbered(Protocol):
    """A row with a number."""

    number: int


Row = TypeVar("Row", bound=Numbered)


def number_of(token: str | None) -> int | None:
    """Return the number below which the page begins; the schema has seen to it that a token is one."""
    return None if token is None else int(token)


def split(found: Sequence[Row], limit: int) -> tuple[Sequence[Row], str | None]:
    """Return the page of at most ``limit`` rows and the token of the next; ``found`` may have one row more."""
    shown = found[:limit]
    return shown, str(shown[-1].number) if len(found) > limit else None
