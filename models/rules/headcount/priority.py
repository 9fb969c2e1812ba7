"""headcount.priority: the grassroots first, and none of them far worse than another."""

from models.county.words import Level
from models.headcount.case import HeadcountCase
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.ladder import worst
from models.rules.headcount.registry import objective

RULE = "headcount.priority"


@objective(RULE)
def priority(case: HeadcountCase, headcount: Headcount) -> float:
    """``max gap[f,k,y] / need[f,k]`` over the cells of the grassroots that need posts, and years (C27, C28).

    All that leximin compares, the next largest ratios too, is in the ladders.
    """
    return float(worst(case, headcount, Level.GRASSROOTS))
