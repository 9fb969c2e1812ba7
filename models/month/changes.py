"""What a new version changes: duties dropped, added, given to somebody else or moved to another time or place."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from models.base import Record
from models.county.words import Word
from models.plan import Duty


class ChangeKind(Word):
    """What happened to a duty."""

    SUBSTITUTED = "substituted", "换人", "given to somebody else"
    MOVED = "moved", "改期或改点", "moved"
    ADDED = "added", "新增", "added"
    DROPPED = "dropped", "取消", "dropped"


class DutyChange(Record):
    """A duty ``before`` and ``after``; ``None`` where there is none on that side."""

    kind: ChangeKind
    before: Duty | None = None
    after: Duty | None = None


def changes_between(old: Iterable[Duty], new: Iterable[Duty]) -> tuple[DutyChange, ...]:
    """Return how ``new`` differs from ``old``.

    A duty dropped and one added at the same place and time are one substitution; of the same person, one move. Whether
    a duty is pinned, and its specialty, are no change.
    """
    before, after = {_key(d): d for d in old}, {_key(d): d for d in new}
    gone = [d for key, d in before.items() if key not in after]
    come = [d for key, d in after.items() if key not in before]
    found: list[DutyChange] = []
    for kind, same in ((ChangeKind.SUBSTITUTED, _at), (ChangeKind.MOVED, _who)):
        gone, come = _paired(kind, same, gone, come, found)
    found += [DutyChange(kind=ChangeKind.DROPPED, before=d) for d in gone]
    found += [DutyChange(kind=ChangeKind.ADDED, after=d) for d in come]
    return tuple(sorted(found, key=_order))


def _paired(
    kind: ChangeKind,
    same: Callable[[Duty], Hashable],
    gone: list[Duty],
    come: list[Duty],
    found: list[DutyChange],
) -> tuple[list[Duty], list[Duty]]:
    """Pair what is the ``same``, in order of date; return what is left."""
    waiting: dict[Hashable, list[Duty]] = defaultdict(list)
    for duty in sorted(come, key=_key):
        waiting[same(duty)].append(duty)
    left = []
    for duty in sorted(gone, key=_key):
        if waiting[same(duty)]:
            found.append(DutyChange(kind=kind, before=duty, after=waiting[same(duty)].pop(0)))
        else:
            left.append(duty)
    return left, [d for duties in waiting.values() for d in duties]


def _key(duty: Duty) -> tuple[str, ...]:
    return (duty.date.isoformat(), duty.part.value, duty.person, duty.facility, duty.activity.value)


def _at(duty: Duty) -> Hashable:
    return duty.date, duty.part, duty.facility, duty.activity


def _who(duty: Duty) -> Hashable:
    return duty.person


def _order(change: DutyChange) -> tuple[str, ...]:
    duty = change.before or change.after
    assert duty is not None
    return _key(duty)
