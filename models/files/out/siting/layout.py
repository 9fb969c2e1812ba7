"""Where the centers of a plan stand, in words: what happens to each from phase to phase, and lists of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.files.out.shown import Shown
from models.files.out.siting.results import SitingResults
from models.rules.siting.center_rows import CenterRow
from models.siting import SitingCase, Standing
from models.text import Text, text

NEW, STANDING, GROWN, CLOSED = (
    text("新建", "new"), text("现有", "existing"), text("扩建", "enlarged"), text("关闭", "closed"),
)  # fmt: skip
_SITE = text("{s}（{m}）", "{s} ({m})")


@dataclass(frozen=True)
class Closure:
    """A center that stands in the phase before the one at place ``phase`` and no longer in it."""

    phase: int
    kind: str
    site: str


def status(row: CenterRow) -> Text:
    """Return what happens to an open center in its phase."""
    if row.new:
        return NEW
    return GROWN if row.before is not None and row.added else STANDING


def closures(results: SitingResults) -> Iterator[Closure]:
    """Yield every center in the phase in which it is no longer open."""
    siting = results.siting
    for phase in range(len(results.case.phases)):
        for kind in results.case.centers:
            gone = siting.open_at(kind, phase - 1).keys() - siting.open_at(kind, phase).keys()
            yield from (Closure(phase, kind, site) for site in results.case.sites[kind] if site in gone)


def last_layout(case: SitingCase, centers: Iterable[Standing]) -> dict[str, dict[str, int]]:
    """Return the modules by kind and site of the centers that are open in the last phase."""
    last = case.phases[-1].phase if case.phases else ""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for center in centers:
        if center.phase == last:
            found[center.kind][center.site] = center.modules
    return {kind: found[kind] for kind in case.centers if kind in found}


def layout_words(shown: Shown, layout: dict[str, dict[str, int]]) -> str:
    """Return a line for each kind: 检验：旗医院、石哈河（2）, the number of modules where it is not one."""
    return "\n".join(_kind_words(shown, kind, sites) for kind, sites in layout.items())


def _kind_words(shown: Shown, kind: str, sites: dict[str, int]) -> str:
    names = [
        shown.short(site) if modules == 1 else shown.say(_SITE.fill(s=shown.short(site), m=modules))
        for site, modules in sites.items()
    ]
    listed = shown.say(text("、", ", ")).join(names)
    return shown.say(text("{k}：{s}", "{k}: {s}").fill(k=kind, s=listed))


def difference_words(shown: Shown, held: dict[str, dict[str, int]], other: dict[str, dict[str, int]]) -> str:
    """Return where ``other`` differs from ``held``, kind by kind: 检验：＋石哈河 －旗医院; a dash for nowhere."""
    lines = []
    for kind in dict.fromkeys([*held, *other]):
        old, new = held.get(kind, {}), other.get(kind, {})
        said = [f"＋{shown.short(s)}" for s in new if s not in old]
        said += [f"－{shown.short(s)}" for s in old if s not in new]
        said += [f"{shown.short(s)} {old[s]}→{new[s]}" for s in new if s in old and new[s] != old[s]]
        if said:
            lines.append(shown.say(text("{k}：{s}", "{k}: {s}").fill(k=kind, s=" ".join(said))))
    return "\n".join(lines) or "—"
