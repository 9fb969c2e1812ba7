"""The county with its shared centers: one map, and menus to choose kind and phase."""

from collections.abc import Iterable
from math import sqrt
from typing import Any

from models.files.out.outcome import number, percent
from models.files.out.report.figure import INK, Figure, Menu, Trace, plain
from models.files.out.report.ground import Ground, ground_of
from models.files.out.shown import Shown
from models.files.out.siting.layout import status
from models.files.out.siting.report.minute_colors import UNSERVED, WIRE, minute_color
from models.files.out.siting.results import SitingResults
from models.rules.siting.assignment_rows import AssignmentRow
from models.rules.siting.center_rows import CenterRow
from models.text import text

_HEIGHT = 640
_SMALLEST, _BIGGEST = 15.0, 34.0
"""Sizes of centers in pixels; the area grows with the volume."""
_FEW = 60
"""Members up to which each has its name on the map."""
_LINE, _BACKUP = "rgba(31,122,104,0.5)", "rgba(91,125,177,0.6)"
_SERVED = text("{m}<br>→ {s}<br>{t} · {k}公里 · 业务量 {v}", "{m}<br>→ {s}<br>{t} · {k} km · volume {v}")
_STANDBY = text("备份 {s} {t}", "backup {s} {t}")
_UNSERVED = text("{m}<br>无人承接", "{m}<br>not served")
_CENTER = text(
    "{s}（{a}）<br>模块 {m} · 业务量 {l}{u}<br>服务成员 {n}", "{s} ({a})<br>modules {m} · volume {l}{u}<br>members {n}"
)
_USED = text(" / {c}（{u}）", " / {c} ({u})")
_MINUTES, _NO_ROAD = text("{m}分钟", "{m} minutes"), text("不通", "no road")


def map_figure(results: SitingResults, shown: Shown) -> Figure | None:
    """Return the map, a kind by road first, or ``None`` where no center and no member has coordinates."""
    case = results.case
    ground = ground_of(case.county, concerned(results))
    if ground is None or not case.centers or not case.phases:
        return None
    kinds, last = list(case.centers), len(case.phases) - 1
    by_road = next((k for k, kind in enumerate(kinds) if not case.is_digital(kind)), 0)
    seasonal = {n for n, road in enumerate(case.county.roads) if road.closed_from}
    return Figure(
        data=ground.roads(case.county, seasonal),
        layout=ground.layout(),
        height=_HEIGHT,
        menus=(
            Menu(shown.say(text("中心类别", "kind of center")), kinds, by_road),
            Menu(shown.say(text("期次", "phase")), [shown.phase(p.phase) for p in case.phases], last),
        ),
        views={
            f"{k}-{t}": _View(results, shown, ground, kind, t).traces()
            for k, kind in enumerate(kinds)
            for t in range(len(case.phases))
        },
    )


def concerned(results: SitingResults) -> list[str]:
    """Return the facilities that are members of a kind or stand open, in the order of the sheet."""
    found = {member for rows in results.case.volumes.values() for member in rows}
    found |= {row.site for row in results.centers}
    return [f.id for f in results.case.county.facilities if f.id in found]


def unplaced(results: SitingResults, shown: Shown) -> list[str]:
    """Return the names of those that the map cannot show, having no coordinates."""
    places = results.case.county.facility_by_id
    return [shown.facility(code) for code in concerned(results) if None in (places[code].lon, places[code].lat)]


class _View:
    """One kind in one phase; many members are drawn small and without names."""

    def __init__(self, results: SitingResults, shown: Shown, ground: Ground, kind: str, phase: int) -> None:
        self._results, self._shown, self._ground = results, shown, ground
        self._kind, self._phase = kind, phase
        self._served = results.siting.served(kind, phase)
        self._backups = results.siting.backups(kind, phase)
        self._wire = results.case.is_digital(kind)
        self._placed = [code for code in results.case.volumes[kind] if code in ground.places]
        few = len(self._placed) <= _FEW
        self._named = self._placed if few else []
        self._size, self._wide = (11.0, 1.8) if few else (7.0, 0.8)
        self._open = [
            row for row in results.centers if (row.kind, row.phase) == (kind, phase) and row.site in ground.places
        ]

    def traces(self) -> list[Trace]:
        """Return lines, centers and members, in the order in which they are drawn."""
        served = [(row.member, row.site) for rows in self._served.values() for row in rows]
        standby = [(row.member, row.site) for rows in self._backups.values() for row in rows]
        lines = [
            self._ground.lines(served, self._wide, _LINE),
            self._ground.lines(standby, 0.6 * self._wide, _BACKUP, "dash"),
        ]
        sizes = self._sizes()
        return [*lines, self._centers(sizes), self._members(), self._names(sizes)]

    def _sizes(self) -> dict[str, float]:
        """Return the pixels across of each center on the map."""
        loads = {row.site: row.load for row in self._open}
        most = max(loads.values(), default=0) or 1
        return {site: max(_SMALLEST, _BIGGEST * sqrt(load / most)) for site, load in loads.items()}

    def _centers(self, sizes: dict[str, float]) -> Trace:
        return {
            "mode": "markers",
            "hovertext": [self._center_words(row) for row in self._open],
            "marker": {
                "size": list(sizes.values()),
                "symbol": "square",
                "color": "rgba(179,57,47,0.82)",
                "line": {"width": 2, "color": "#ffffff"},
            },
        } | self._at(sizes)

    def _members(self) -> Trace:
        return {
            "mode": "markers",
            "hovertext": [self._member_words(code) for code in self._placed],
            "marker": {
                "size": self._size,
                "color": [self._color(code) for code in self._placed],
                "line": {"width": 1, "color": INK},
            },
        } | self._at(self._placed)

    def _names(self, sizes: dict[str, float]) -> Trace:
        """Return the names of centers, bold, and of members where they are few and not inside a center's square."""
        free = (code for code in self._named if code not in sizes and not self._ground.covered(code, sizes))
        codes = [*sizes, *free]
        names = [plain(self._shown.short(code)) for code in codes]
        around = [sizes.get(code, self._size) for code in codes]
        return (
            {
                "mode": "markers+text",
                "text": [f"<b>{name}</b>" if code in sizes else name for code, name in zip(codes, names, strict=True)],
                "textposition": self._ground.label_sides(self._shown, codes, around),
                "textfont": {"size": 11, "color": INK},
                "marker": {"size": around, "opacity": 0},
            }
            | self._at(codes)
            | {"hoverinfo": "skip", "hovertemplate": None}
        )

    def _at(self, codes: Iterable[str]) -> dict[str, Any]:
        points = [self._ground.places[code] for code in codes]
        return {
            "type": "scatter",
            "x": [x for x, _ in points],
            "y": [y for _, y in points],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }

    def _color(self, member: str) -> str:
        rows = self._served.get(member)
        if not rows or any(row.minutes is None for row in rows):
            return UNSERVED
        return WIRE if self._wire else minute_color(max(row.counted for row in rows), self._results.within)

    def _member_words(self, member: str) -> str:
        said = plain(self._shown.facility(member))
        rows, standby = self._served.get(member, ()), self._backups.get(member, ())
        if not rows:
            return _UNSERVED.say(self._shown.lang, m=said)
        parts = [
            _SERVED.say(self._shown.lang, m=said, s=self._short(row), t=self._minutes(row), k=number(row.km),
                        v=number(row.volume))
            for row in rows
        ]  # fmt: skip
        parts += [_STANDBY.say(self._shown.lang, s=self._short(row), t=self._minutes(row)) for row in standby]
        return "<br>".join(parts)

    def _short(self, row: AssignmentRow) -> str:
        return plain(self._shown.short(row.site))

    def _minutes(self, row: AssignmentRow) -> str:
        return self._shown.say(_NO_ROAD if row.minutes is None else _MINUTES.fill(m=row.minutes))

    def _center_words(self, row: CenterRow) -> str:
        used, lang = row.utilization, self._shown.lang
        said = _USED.say(lang, c=number(row.capacity or 0), u=percent(round(used, 4))) if used is not None else ""
        name, state = plain(self._shown.facility(row.site)), self._shown.say(status(row))
        return _CENTER.say(lang, s=name, a=state, m=row.modules, l=number(row.load), u=said, n=row.members)
