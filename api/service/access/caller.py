"""Who calls, and what callers may do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Function = TypeVar("Function", bound=Callable[..., object])

LOCAL = "local"
"""The commission of whoever uses a server without tokens, on its own machine."""


class Role(StrEnum):
    """What a token allows; each role may do what those before it may."""

    VIEWER = "viewer"
    PLANNER = "planner"
    ADMIN = "admin"

    def covers(self, wanted: "Role") -> bool:
        """Return whether this role may do what ``wanted`` may."""
        order = list(Role)
        return order.index(self) >= order.index(wanted)


@dataclass(frozen=True)
class Caller:
    """A caller: the id of the commission in the store, the role, and the id of the token (never the token)."""

    commission: str
    role: Role
    token: str


def allowed(role: Role) -> Callable[[Function], Function]:
    """Mark a view as open to ``role``; without a mark reading is open to viewers and all else to planners."""

    def mark(view: Function) -> Function:
        view.__dict__["role"] = role
        return view

    return mark


def public(view: Function) -> Function:
    """Mark a view as open to everybody, without a token."""
    view.__dict__["public"] = True
    return view
