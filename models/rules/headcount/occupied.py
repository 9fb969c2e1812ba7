"""headcount.occupied: nobody's post is taken away, and recruits have a vacant one."""

from collections.abc import Iterator

from models.headcount.case import HeadcountCase
from models.headcount.cell import Cell
from models.rules.breach import breach
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import cell_head, cell_place
from models.rules.headcount.registry import rule
from models.text import text
from models.verdict import Finding

RULE = "headcount.occupied"

MESSAGE = text(
    "{h}：在编{s}人，编制{p}名、借用{l}名，少{d}名。",
    "{h}: {s} staff in post on {p} posts and {l} borrowed, {d} short.",
)
REASON = text(
    "不计招聘时在编{a}人，累计招聘{r}人；该单位现有编制{p}名、在编{f}人。",
    "Without recruits {a} stay, {r} are recruited so far; today it has {p} posts and {f} staff in post.",
)
RECRUIT_LESS = text(
    "少招{d}人，或由机构编制部门调入、借给编制。",
    "Recruit {d} fewer, or let the headcount office move or lend posts there.",
)
KEEP = text(
    "机构编制部门少调出，或调入、借给编制；编制调剂不改变在编人员的身份和单位。",
    "The headcount office takes fewer posts away, or moves or lends some there; nobody in post changes employer.",
)
RECRUITS = text(
    "{h}：招聘{n}人，可招聘{k}人，多{d}人。", "{h}: {n} recruits, of whom {k} can be recruited, {d} too many."
)
RECRUITS_WHY = text("人员变动表的可招聘数为{k}。", "The sheet of movements allows {k}.")
RECRUITS_REMEDY = text(
    "减少招聘，或由卫生健康行政部门提高可招聘数。", "Recruit fewer, or let the health commission raise the number."
)


@rule(RULE)
def occupied(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``S[f,k,y] <= P[f,k,y] + L[f,k,y]; R[f,k,y] <= recruits_max[f,k,y]`` (C12, C30, H12).

    Staff in post without a post, and apart recruits beyond the number that can be recruited, cell by cell and year by
    year.
    """
    for year in range(len(case.years)):
        for cell in case.posts:
            yield from _posts(case, headcount, cell, year)
            yield from _recruits(case, headcount, cell, year)


def _posts(case: HeadcountCase, headcount: Headcount, cell: Cell, year: int) -> Iterator[Finding]:
    posts, lent = headcount.posts(cell, year), headcount.on_loan(cell, year)
    staff, staying = headcount.staff(cell, year), case.staying[cell][year]
    short = staff - posts - lent
    if short > 0:
        today, recruited = case.posts[cell], staff - staying
        message = MESSAGE.fill(h=cell_head(case, cell, year), s=staff, p=posts, l=lent, d=short)
        reason = REASON.fill(a=staying, r=recruited, p=today.approved, f=today.filled)
        remedy = RECRUIT_LESS.fill(d=short) if recruited >= short else KEEP
        yield breach(case, RULE, cell_place(case, cell, year), staff, posts + lent, message, reason, remedy)


def _recruits(case: HeadcountCase, headcount: Headcount, cell: Cell, year: int) -> Iterator[Finding]:
    most, taken = case.recruits_max(cell, case.years[year]), headcount.recruits(cell, year)
    if most is not None and taken > most:
        message = RECRUITS.fill(h=cell_head(case, cell, year), n=taken, k=most, d=taken - most)
        where, reason = cell_place(case, cell, year), RECRUITS_WHY.fill(k=most)
        yield breach(case, RULE, where, most, taken, message, reason, RECRUITS_REMEDY)
