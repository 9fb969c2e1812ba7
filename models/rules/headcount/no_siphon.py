"""headcount.no_siphon: the grassroots keep the posts of their professional staff."""

from collections.abc import Iterator

from models.county.words import Level, Mode
from models.headcount.case import HeadcountCase
from models.rules.breach import breach
from models.rules.headcount.drawn_away import Drawn, drawn_away
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.phrases import facility_head, facility_name
from models.rules.headcount.registry import rule
from models.rules.phrases import number
from models.text import text
from models.verdict import Finding, Place

RULE = "headcount.no_siphon"

MESSAGE = text(
    "{h}：专业技术编制{p}名，规划开始时专业技术在编{k}人，减少{d}名。",
    "{h}: {p} professional posts, with {k} professional staff in post at the start: {d} lost.",
)
REASON = text(
    "退休空出的编制留在本机构；该机构现有专业技术编制{a}名，可调出的不超过{s}名。",
    "A post that falls vacant stays there; of {a} professional posts today at most {s} can leave.",
)
REMEDY = text(
    "卫生健康行政部门、机构编制部门不从该机构调出，或调回{d}名专业技术编制。",
    "The health commission and the headcount office leave them there, or move {d} professional posts back.",
)
DRAWN = text(
    "{f}人员{p}自{a}起12个月内被抽调{n}个月，上限{k}个月，没有同意文号。",
    "In the 12 months from {a} {p} of {f} is drawn away for {n} months, of which {k} are allowed without consent.",
)
DRAWN_WHY = text(
    "请假外出表中的培训、进修、借调合计{d}天；本项不因编制调剂而改变，仅列出。",
    "Training, further study and secondment on the sheet of absences make {d} days; no plan of posts changes this.",
)
DRAWN_REMEDY = text(
    "牵头医院缩短时间，或由县级卫生健康行政部门同意并填写依据文号。",
    "The lead hospital shortens it, or the health commission consents and its document number is filled in.",
)


@rule(RULE)
def no_siphon(case: HeadcountCase, headcount: Headcount) -> Iterator[Finding]:
    """``sum_{k professional} P[f,k,y] >= sum_{k professional} min(filled[f,k], approved[f,k])`` (C17, C18, C19).

    The professional posts that a grassroots facility lacks at the end of each year. Grassroots staff drawn away for
    longer than allowed without consent are one each, reported only.
    """
    for facility, cells in case.cells_of.items():
        if case.class_of[facility].level is not Level.GRASSROOTS:
            continue
        professional = [cell for cell in cells if cell.professional]
        today = sum(case.posts[cell].approved for cell in professional)
        floor = sum(min(case.posts[cell].filled, case.posts[cell].approved) for cell in professional)
        for year in range(len(case.years)):
            posts = sum(headcount.posts(cell, year) for cell in professional)
            if posts < floor:
                message = MESSAGE.fill(h=facility_head(case, facility, year), p=posts, k=floor, d=floor - posts)
                reason, remedy = REASON.fill(a=today, s=today - floor), REMEDY.fill(d=floor - posts)
                where = Place(facility=facility, year=case.years[year])
                yield breach(case, RULE, where, floor, posts, message, reason, remedy)
    for drawn in drawn_away(case, case.policy.number(RULE, "months")):
        yield _drawn(case, drawn)


def _drawn(case: HeadcountCase, drawn: Drawn) -> Finding:
    name = facility_name(case, drawn.facility)
    message = DRAWN.fill(
        f=name, p=drawn.person, a=drawn.window.isoformat(), n=number(drawn.months), k=number(drawn.allowed)
    )
    where = Place(person=drawn.person, facility=drawn.facility, category=drawn.category.value)
    reason = DRAWN_WHY.fill(d=drawn.days)
    return breach(case, RULE, where, 0, 1, message, reason, DRAWN_REMEDY, mode=Mode.REPORT)
