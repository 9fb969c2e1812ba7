"""Kinds that are built together (合建): one site, one deadline, one assignment, each with its own capacity."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.county.siting import Center


@dataclass(frozen=True)
class Group:
    """Kinds that stand together, in the order of the sheet."""

    kinds: tuple[str, ...]

    @property
    def name(self) -> str:
        """The kinds joined by 、."""
        return "、".join(self.kinds)


def make_groups(centers: Sequence[Center]) -> tuple[Group, ...]:
    """Return the groups in the order of their first kinds; who names whom makes no difference."""
    head = {c.kind: c.kind for c in centers}

    def top(kind: str) -> str:
        while head[kind] != kind:
            kind = head[kind]
        return kind

    for center in centers:
        for other in center.merged_with:
            head[top(other)] = top(center.kind)
    members: dict[str, list[str]] = {}
    for center in centers:
        members.setdefault(top(center.kind), []).append(center.kind)
    return tuple(Group(tuple(kinds)) for kinds in members.values())
