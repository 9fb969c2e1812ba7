"""follow.html: one file that opens offline."""

from typing import Any

from models.chain.report import NeedRow
from models.decision import Decision
from models.files.out.chain.figure import follow_figure
from models.files.out.chain.followed import Followed, figures_of, phase_of, title_of, who_of, why_of
from models.files.out.outcome import number, outcome_sentence, tier_words
from models.files.out.report.page import fill_template
from models.files.out.shown import Shown
from models.policy import profiles


def follow_page(followed: Followed, shown: Shown) -> str:
    """Return the page as one HTML text; everything that comes from the input is escaped."""
    report = followed.report
    return fill_template(
        "chain.html.j2",
        shown.lang,
        {"follow": follow_figure(report.needs, shown)},
        title=title_of(followed, shown),
        office=shown.county.county.office,
        profile=shown.say(profiles()[report.profile].title),
        year=report.year,
        stages=[
            (
                shown.word(Decision(its.decision)),
                shown.say(outcome_sentence(its)),
                [shown.say(tier_words(t)) for t in its.tiers],
            )
            for its in followed.certificates
        ],
        cards=[
            (shown.say(name), number(own), number(every))
            for (name, own), (_, every) in zip(figures_of(report.centers), figures_of(report.all), strict=True)
        ],
        centers=[_need(row, shown) for row in report.needs if row.kind],
        facilities=[_need(row, shown) for row in report.needs if not row.kind],
        cells=[(shown.brief(c.facility), shown.word(c.category), c) for c in report.cells],
        made=followed.made,
    )


def _need(row: NeedRow, shown: Shown) -> dict[str, Any]:
    return {
        "facility": shown.brief(row.facility),
        "who": who_of(row, shown),
        "category": shown.word(row.category),
        "since": phase_of(row, shown),
        "row": row,
        "why": why_of(row, None, shown),
        "visits": [(visit, why_of(row.model_copy(update={"unasked": None, "later": False}), visit, shown))
                   for visit in row.visits],
    }  # fmt: skip
