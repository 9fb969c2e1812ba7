"""What the files of a chain are written from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.certificate import Certificate
from models.chain import ChainReport
from models.chain.report import NeedRow, Sums, VisitRow
from models.files.out.shown import Shown
from models.text import Text, text

OWN = text("机构自身", "the facility itself")
LATER = text("晚于本月所在年度建成", "opens after the roster's year")


@dataclass(frozen=True)
class Followed:
    """A report with the certificates of its three decisions, in order."""

    report: ChainReport
    certificates: Sequence[Certificate]

    @property
    def made(self) -> datetime:
        """When the last decision was made."""
        return self.certificates[-1].finished


def title_of(followed: Followed, shown: Shown) -> str:
    """Return the title of page and workbook."""
    year, month = (int(part) for part in followed.report.month.split("-"))
    said = text("{c}{m}选址、编制、排班三段追踪", "{c}, {m}: needs from siting to roster")
    return said.say(shown.lang, c=shown.consortium, m=shown.month(date(year, month, 1)))


def who_of(row: NeedRow, shown: Shown) -> str:
    """Return whose need a row is: a kind of center, or the facility itself."""
    return row.kind or shown.say(OWN)


def phase_of(row: NeedRow, shown: Shown) -> str:
    """Return since when a center stands; nothing for a need of the facility itself."""
    if row.kind and row.opens is None:
        return shown.say(text("现有", "today"))
    return f"{shown.phase(row.phase)} {row.opens}" if row.kind else ""


def why_of(row: NeedRow, visit: VisitRow | None, shown: Shown) -> str:
    """Return why posts or days are not asked for, or days not planned; nothing where all is served."""
    said: list[Text] = []
    if row.unasked:
        said.append(row.unasked.text)
    if row.later:
        said.append(LATER)
    if visit and visit.unasked:
        said.append(visit.unasked.text)
    if visit and visit.reason:
        said.append(visit.reason)
    return shown.say(text("；", "; ")).join(shown.say(part) for part in said)


def figures_of(sums: Sums) -> list[tuple[Text, float]]:
    """Return the sums in the order in which a need goes."""
    return [
        (text("所需编制", "posts needed"), sums.needed),
        (text("已有", "there already"), sums.there),
        (text("提出编制", "posts asked for"), sums.asked),
        (text("有编制", "posts that exist"), sums.posts),
        (text("到岗", "filled"), sums.filled),
        (text("缺员", "unfilled"), sums.left),
        (text("缺员中不转需求", "of them ask for no visits"), sums.unasked_posts),
        (text("转为需求天数", "visiting days wanted"), sums.days),
        (text("已排天数", "days planned"), sums.planned),
        (text("未排天数", "days unmet"), sums.unmet),
    ]
