"""headcount.position_quota: professional recruits have a position at their level."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.county.words import Level, Mode
from models.headcount.case import HeadcountCase
from models.rules.breach import breach
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import year_end
from models.rules.headcount.registry import rule
from models.text import text
from models.verdict import Finding, Place

RULE = "headcount.position_quota"

MESSAGE = text(
    "{t}{l}：累计招聘专业技术人员{r}人，空余岗位{f}个，可用县级空余岗位{s}个，缺{d}个。",
    "{l}, {t}: {r} professional recruits so far, {f} positions free and {s} of county hospitals to spare, {d} short.",
)
REASON = text(
    "核定岗位职数{q}个；退休、到岗后实聘{u}人。",
    "Its quota is {q} positions; after retirements and arrivals {u} are taken.",
)
REMEDY = text(
    "少招{d}人，或由人力资源和社会保障部门核增岗位职数。",
    "Recruit {d} fewer, or let the human resources bureau raise the quota.",
)
TODAY = text(
    "{l}{k}：实聘{n}人，核定职数{q}个，已超出{d}个。", "{l}, {k}: {n} are appointed on a quota of {q}, {d} too many."
)
TODAY_WHY = text(
    "岗位职数表所填的现状；编制调剂不改变聘任，仅列出。",
    "It is so on the sheet of positions; no plan of posts changes it.",
)
TODAY_REMEDY = text(
    "人力资源和社会保障部门核增该职称职数，或退休后不再聘任。",
    "The human resources bureau raises the quota of the title, or nobody is appointed after those who retire.",
)


@dataclass(frozen=True, slots=True)
class _Standing:
    """The positions of a level at the end of a year: its quota, how many are taken, and the recruits so far."""

    quota: int
    taken: int
    recruits: int

    @property
    def free(self) -> int:
        """The positions that are free before recruits."""
        return max(0, self.quota - self.taken)


@rule(RULE)
def position_quota(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``R_h <= free_h; R_g <= free_g + max(0, free_h - R_h)``, ``free = max(0, Q - U)`` (C11, C13).

    The positions that professional recruits so far lack, level by level and year by year; the grassroots may use what
    county hospitals leave free where ``downward`` is set. A title with more appointed than its quota today is
    reported only.
    """
    for level in Level:
        for row in case.county.positions:
            if row.level is level and row.filled > row.quota:
                words = {"l": level.text, "k": row.title.text, "q": row.quota, "n": row.filled}
                message = TODAY.fill(d=row.filled - row.quota, **words)
                where = Place(level=level.value)
                yield breach(
                    case, RULE, where, row.quota, row.filled, message, TODAY_WHY, TODAY_REMEDY, mode=Mode.REPORT
                )
    downward = case.policy.flag(RULE, "downward")
    for year in range(len(case.years)):
        spare = 0
        for level in (Level.HOSPITAL, Level.GRASSROOTS):
            its = _standing(case, headcount, level, year)
            if its is None:
                continue
            short = its.recruits - its.free - spare
            if short > 0:
                yield _short(case, level, year, its, spare, short)
            spare = max(0, its.free - its.recruits) if downward and level is Level.HOSPITAL else 0


def _standing(case: HeadcountCase, headcount: Headcount, level: Level, year: int) -> _Standing | None:
    """Return the positions of ``level`` at the end of ``year``; ``None`` where 岗位职数 has no row of it."""
    rows = [row for row in case.county.positions if row.level is level]
    if not rows:
        return None
    cells = [cell for cell in case.posts if cell.professional and case.level(cell) is level]
    moved = sum(case.staying[cell][year] - case.posts[cell].filled for cell in cells)
    return _Standing(
        quota=sum(row.quota for row in rows),
        taken=sum(row.filled for row in rows) + moved,
        recruits=sum(headcount.staff(cell, year) - case.staying[cell][year] for cell in cells),
    )


def _short(case: HeadcountCase, level: Level, year: int, its: _Standing, spare: int, short: int) -> Finding:
    message = MESSAGE.fill(t=year_end(case, year), l=level.text, r=its.recruits, f=its.free, s=spare, d=short)
    reason, where = REASON.fill(q=its.quota, u=its.taken), Place(level=level.value, year=case.years[year])
    return breach(case, RULE, where, its.recruits, its.free + spare, message, reason, REMEDY.fill(d=short))
