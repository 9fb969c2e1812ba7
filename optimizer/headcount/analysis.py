"""Beside the plan: how gaps are spread, and what one more post or one clause less would change."""

from collections.abc import Iterator

from models.county.county import County
from models.county.words import Level, Mode
from models.headcount.analysis import HeadcountAnalysis, OneMore, Switched
from models.headcount.case import HeadcountCase
from models.headcount.classes import PostClass
from models.policy.rule import RuleKind
from models.text import Text, text
from optimizer.answer import SolveOptions
from optimizer.clock import Clock
from optimizer.engines import Limits
from optimizer.headcount.stages import THROUGH_GAP, Stages, stages_of
from optimizer.headcount.steps import missing

SECONDS = 20.0
"""What an analysis takes at most where no time limit is set."""
SHARE = 0.3
"""Which part of the time that is left it takes at most."""
LARGE = 3_000
"""Cells and years beyond which only what is evenly spread is told."""

AS_IT_IS = text("现行政策", "the policy as it is")


class Analyst:
    """Answers what-if questions about a case whose plan is known, as far as time allows."""

    def __init__(self, case: HeadcountCase, limits: Limits, clock: Clock) -> None:
        self._case, self._limits = case, limits
        seconds = SECONDS if clock.left is None else SHARE * clock.left
        self._clock = Clock(SolveOptions(time_limit=seconds), lambda _: None)

    def analyze(self, stages: Stages) -> HeadcountAnalysis:
        """Return ladders, one post more in each class, and each constraint switched off in turn."""
        ladders = tuple(stages.ladders)
        if len(stages.m.posts) > LARGE:
            return HeadcountAnalysis(ladders=ladders)
        now = _missing(stages)
        return HeadcountAnalysis(
            ladders=ladders,
            one_more=tuple(self._one_more(now)),
            switched=tuple(self._switched(stages)),
        )

    def _one_more(self, now: dict[Level, int]) -> Iterator[OneMore]:
        """Yield for each class what one more approved post would change."""
        for post_class in self._case.classes:
            if self._clock.over:
                return
            found = self._through_gap(HeadcountCase(_with_one_more(self._case.county, post_class), self._case.policy))
            if found is not None:
                yield OneMore(
                    level=post_class.level,
                    class_type=post_class.class_type,
                    funding=post_class.funding,
                    missing=sum(now.values()),
                    then=sum(_missing(found).values()),
                )

    def _switched(self, stages: Stages) -> Iterator[Switched]:
        """Yield what is missing under the policy as it is, and with each pushed constraint off in turn."""
        yield _told("", Mode.HARD, AS_IT_IS, stages)
        policy = self._case.policy
        for id, active in policy.rules.items():
            its = active.rule.room == "headcount" and active.rule.kind is RuleKind.CONSTRAINT
            if not its or active.mode not in (Mode.HARD, Mode.SOFT):
                continue
            if self._clock.over:
                return
            rules = policy.rules | {id: active.model_copy(update={"mode": Mode.OFF})}
            without = HeadcountCase(self._case.county, policy.model_copy(update={"rules": rules}))
            yield _told(id, active.mode, active.rule.title, self._through_gap(without))

    def _through_gap(self, case: HeadcountCase) -> Stages | None:
        """Return the stages of a case through the gap; ``None`` where they are not all proven in time."""
        stages = Stages(case, self._limits, self._clock)
        wanted = tuple(s for s in stages_of(case) if s in THROUGH_GAP)
        reached = list(stages.run(wanted))
        return stages if len(reached) == len(wanted) and reached[-1].proven else None


def _with_one_more(county: County, post_class: PostClass) -> County:
    """Return the county in which the approved total of a class is one post larger."""
    totals = tuple(
        t.model_copy(update={"approved": t.approved + 1})
        if PostClass(t.level, t.class_type, t.funding) == post_class
        else t
        for t in county.totals
    )
    return county.model_copy(update={"totals": totals})


def _missing(stages: Stages) -> dict[Level, int]:
    """Return the posts missing over all years, by level."""
    found = dict.fromkeys(Level, 0)
    if stages.values is not None:
        for cell, y in stages.m.posts:
            found[stages.case.level(cell)] += missing(stages.m, cell, y, stages.values)
    return found


def _told(rule: str, mode: Mode, title: Text, stages: Stages | None) -> Switched:
    """Return what is missing in a plan."""
    if stages is None or stages.values is None:
        return Switched(rule=rule, mode=mode, title=title, missing=None, grassroots=None, hospitals=None)
    by_level = _missing(stages)
    return Switched(
        rule=rule,
        mode=mode,
        title=title,
        missing=sum(by_level.values()),
        grassroots=by_level[Level.GRASSROOTS],
        hospitals=by_level[Level.HOSPITAL],
        worst_grassroots=_worst(stages, Level.GRASSROOTS),
        worst_hospitals=_worst(stages, Level.HOSPITAL),
    )


def _worst(stages: Stages, level: Level) -> float:
    """Return the largest ratio of gap to need of a level over all years."""
    m, values = stages.m, stages.values
    if values is None:
        return 0.0
    return max((missing(m, c, y, values) / m.case.need[c] for c, y in m.gap if m.case.level(c) is level), default=0.0)
