"""Members out of reach, in words: why, when, and the nearest candidate all the same."""

from dataclasses import dataclass

from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.rules.siting.unreached_rows import Unreached, UnreachedRow
from models.text import Text, text

_WHY: dict[Unreached, Text] = {
    Unreached.NEVER: text("全年无道路可达任何候选点", "no road to any candidate all year"),
    Unreached.SEASON: text("部分日期无道路可达任何候选点", "no road to any candidate on some days"),
    Unreached.BEYOND: text("到最近候选点也超过时限", "beyond the limit of even the nearest candidate"),
}


@dataclass(frozen=True)
class UnreachedWords:
    """A member of a kind that is out of reach; ``None`` and blanks where something does not apply."""

    kind: str
    member: str
    why: str
    days: int | None
    first: str
    last: str
    nearest: str
    minutes: int | None
    limit: int | None
    population: int


def unreached_words(results: SitingResults, shown: Shown) -> list[UnreachedWords]:
    """Return every member out of reach by kind and member."""
    return [_words(results, shown, row) for row in results.unreached]


def _words(results: SitingResults, shown: Shown, row: UnreachedRow) -> UnreachedWords:
    return UnreachedWords(
        kind=row.kind,
        member=shown.facility(row.member),
        why=shown.say(_WHY[row.why]),
        days=row.cut.days if row.cut else None,
        first=row.cut.first.isoformat() if row.cut else "",
        last=row.cut.last.isoformat() if row.cut else "",
        nearest=shown.facility(row.nearest.site) if row.nearest else "",
        minutes=row.nearest.minutes if row.nearest else None,
        limit=row.limit,
        population=results.case.people[row.member],
    )
