"""A figure of the report: what plotly.js draws, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

INK, FAINT, OFF_DAY, ACCENT, MISSING = "#24302e", "#d5dcda", "#eef1f0", "#1f7a68", "#d9813f"
FONTS = "'Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif"


Trace = Mapping[str, Any]


@dataclass(frozen=True)
class Menu:
    """A menu over a figure: what is chosen, the choices, and the one that is shown first."""

    title: str
    choices: Sequence[str]
    first: int = 0


@dataclass(frozen=True)
class Figure:
    """``data`` and ``layout`` of plotly.js; ``height`` and ``min_width`` in pixels.

    With ``menus`` the traces of one of ``views`` are drawn over ``data``: the one that is named by the places of what
    is chosen, joined by ``-``, such as ``0-2``.
    """

    data: Sequence[Trace]
    layout: Mapping[str, Any]
    height: int
    min_width: int = 0
    menus: Sequence[Menu] = ()
    views: Mapping[str, Sequence[Trace]] = field(default_factory=dict)

    def content(self) -> dict[str, Any]:
        """Return what is handed to ``Plotly.newPlot``."""
        common = {
            "font": {"family": FONTS, "size": 12, "color": INK},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "height": self.height,
            "showlegend": False,
            "hoverlabel": {"align": "left", "font": {"family": FONTS}},
            "dragmode": False,
        }
        return {"data": list(self.data), "layout": common | dict(self.layout), "views": dict(self.views)}


def quiet(**more: Any) -> dict[str, Any]:
    """Return an axis without lines and zoom."""
    return {"showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True} | more


def clipped(said: str, most: int = 18) -> str:
    """Return ``said`` as a label of a figure, letter by letter; beyond ``most`` letters its end is left out."""
    return plain(said if len(said) <= most else f"{said[: most - 1]}…")


def plain(said: str) -> str:
    """Return ``said`` so that plotly.js shows it letter by letter; it would read tags in it."""
    return escape(said, quote=False)
