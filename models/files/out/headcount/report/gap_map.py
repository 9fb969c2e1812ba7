"""The county with the gaps of its facilities, before and after, and the transfers between them."""

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt
from typing import Any

from models.county.words import Category
from models.files.out.headcount.report.gap_colors import gap_color
from models.files.out.headcount.results import HeadcountResults
from models.files.out.headcount.words import year_words
from models.files.out.report.figure import ACCENT, INK, Figure, Menu, Trace, clipped, plain
from models.files.out.report.ground import Ground, ground_of
from models.files.out.shown import Shown
from models.rules.headcount.post_rows import TODAY, PostRow, PostSums, sums
from models.text import text

_HEIGHT = 600
_SMALLEST, _BIGGEST = 9.0, 34.0
"""Sizes of facilities in pixels; the area grows with the need."""
_FEW = 60
"""Facilities up to which each has its name on the map."""
MOST_ARROWS = 40
"""Arrows that are drawn; where more pairs move posts, those with the most."""
_ALL = text("全部", "all")
_SAID = text(
    "{f}<br>缺编 {g} / 需求 {n}<br>编制 {p}，借用 {l}，在编 {s}，空编 {v}",
    "{f}<br>missing {g} of {n} needed<br>posts {p}, on loan {l}, staff {s}, vacant {v}",
)
_MOVED = text("{a} → {b}<br>{n} 名编制", "{a} → {b}<br>{n} posts")


def before_figure(results: HeadcountResults, shown: Shown) -> Figure | None:
    """Return the map of today, ``None`` where no facility with posts has coordinates."""
    return _figure(results, shown, [TODAY])


def after_figure(results: HeadcountResults, shown: Shown) -> Figure | None:
    """Return the map at the end of each year with what moved until then, the last year first."""
    return _figure(results, shown, list(range(len(results.case.years))))


def unplaced(results: HeadcountResults, shown: Shown) -> list[str]:
    """Return the names of the facilities that the map cannot show, having no coordinates."""
    places = results.case.county.facility_by_id
    return [shown.facility(code) for code in results.case.class_of if None in (places[code].lon, places[code].lat)]


def _figure(results: HeadcountResults, shown: Shown, years: list[int]) -> Figure | None:
    ground = ground_of(results.case.county, results.case.class_of)
    if ground is None:
        return None
    categories = [None, *(c for c in Category if any(cell.category is c for cell in results.case.posts))]
    names = [shown.say(_ALL) if c is None else shown.word(c) for c in categories]
    menus = [Menu(shown.say(text("人员类别", "category")), names)]
    if years != [TODAY]:
        ends = [year_words(shown, results.case.years[year]) for year in years]
        menus.append(Menu(shown.say(text("时间", "when")), ends, len(ends) - 1))
    views = {}
    for k, category in enumerate(categories):
        for n, year in enumerate(years):
            key = f"{k}" if years == [TODAY] else f"{k}-{n}"
            views[key] = _View(results, shown, ground, category, year).traces()
    return Figure(
        data=ground.roads(results.case.county, set()),
        layout=ground.layout(),
        height=_HEIGHT,
        menus=menus,
        views=views,
    )


class _View:
    """One category, or all, at the end of one year."""

    def __init__(
        self, results: HeadcountResults, shown: Shown, ground: Ground, category: Category | None, year: int
    ) -> None:
        self._results, self._shown, self._ground = results, shown, ground
        self._category, self._year = category, year
        by_facility: dict[str, list[PostRow]] = defaultdict(list)
        for row in results.at(year):
            if self._wanted(row.cell.category) and row.cell.facility in ground.places:
                by_facility[row.cell.facility].append(row)
        self._sums = {facility: sums(rows) for facility, rows in by_facility.items()}
        most = max((s.need for s in self._sums.values()), default=0) or 1
        self._sizes = {f: max(_SMALLEST, _BIGGEST * sqrt(s.need / most)) for f, s in self._sums.items()}

    def _wanted(self, category: Category) -> bool:
        return self._category is None or category is self._category

    def traces(self) -> Sequence[Trace]:
        """Return arrows, circles and names, in the order in which they are drawn."""
        return [*self._arrows(), self._circles(), *self._names()]

    def _moved(self) -> dict[tuple[str, str], int]:
        """Return the posts that have moved between places on the map until the end of the year."""
        found: dict[tuple[str, str], int] = defaultdict(int)
        for rows in self._results.transfers[: self._year + 1]:
            for row in rows:
                pair = (row.source.cell.facility, row.target.cell.facility)
                if self._wanted(row.category) and all(place in self._ground.places for place in pair):
                    found[pair] += row.posts
        return found

    def _arrows(self) -> list[Trace]:
        """Return an arrow for each pair, the wider the more posts moved, those with the most first."""
        moved = sorted(self._moved().items(), key=lambda pair: -pair[1])[:MOST_ARROWS]
        most = max((posts for _, posts in moved), default=1)
        found: list[Trace] = []
        for (source, target), posts in moved:
            (x, y), (u, v) = self._ground.places[source], self._ground.places[target]
            said = _MOVED.say(
                self._shown.lang, a=plain(self._shown.short(source)), b=plain(self._shown.short(target)), n=posts
            )
            found.append({
                "type": "scatter",
                "mode": "lines+markers",
                "x": [x, u],
                "y": [y, v],
                "line": {"width": 1.2 + 3.0 * posts / most, "color": "rgba(31,122,104,0.55)"},
                "marker": {
                    "symbol": "arrow",
                    "size": [0, 14],
                    "angleref": "previous",
                    "standoff": [0, self._sizes.get(target, _SMALLEST) / 2],
                    "color": ACCENT,
                    "opacity": 1,
                },
                "hovertext": [said, said],
                "hovertemplate": "%{hovertext}<extra></extra>",
            })  # fmt: skip
        return found

    def _circles(self) -> Trace:
        return {
            "type": "scatter",
            "mode": "markers",
            **self._at(list(self._sums)),
            "hovertext": [self._words(code, found) for code, found in self._sums.items()],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {
                "size": list(self._sizes.values()),
                "color": [gap_color(found.gap, found.need) for found in self._sums.values()],
                "line": {"width": 1, "color": INK},
                "opacity": 0.9,
            },
        }

    def _names(self) -> list[Trace]:
        """Return the names where the facilities are few, with the posts missing where any are."""
        if len(self._sums) > _FEW:
            return []
        codes = [code for code in self._sums if not self._ground.covered(code, self._larger(code))]
        around = [self._sizes[code] for code in codes]
        return [
            {
                "type": "scatter",
                "mode": "markers+text",
                **self._at(codes),
                "text": [self._name(code) for code in codes],
                "textposition": self._ground.label_sides(self._shown, codes, around),
                "textfont": {"size": 11, "color": INK},
                "marker": {"size": around, "opacity": 0},
                "hoverinfo": "skip",
            }
        ]

    def _larger(self, code: str) -> dict[str, float]:
        """Return the places with larger circles: of several in one spot the largest keeps its name."""
        own = self._sizes[code], code
        return {other: size for other, size in self._sizes.items() if (size, other) > own}

    def _name(self, code: str) -> str:
        gap = self._sums[code].gap
        return clipped(self._shown.short(code)) + (f" <b>{gap}</b>" if gap else "")

    def _words(self, code: str, found: PostSums) -> str:
        return _SAID.say(
            self._shown.lang,
            f=plain(self._shown.facility(code)),
            g=found.gap,
            n=found.need,
            p=found.posts,
            l=found.on_loan,
            s=found.staff,
            v=found.vacant,
        )

    def _at(self, codes: list[str]) -> dict[str, Any]:
        points = [self._ground.places[code] for code in codes]
        return {"x": [x for x, _ in points], "y": [y for _, y in points]}
