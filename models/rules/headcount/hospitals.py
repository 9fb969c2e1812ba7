"""headcount.hospitals: then the hospitals, and none of them far worse than another."""

from models.county.words import Level
from models.headcount.case import HeadcountCase
from models.rules.headcount.headcount import Headcount
from models.rules.headcount.ladder import worst
from models.rules.headcount.registry import objective

RULE = "headcount.hospitals"


@objective(RULE)
def hospitals(case: HeadcountCase, headcount: Headcount) -> float:
    """``max gap[f,k,y] / need[f,k]`` over the cells of county hospitals that need posts, and years (C27).

    All that leximin compares, the next largest ratios too, is in the ladders.
    """
    return float(worst(case, headcount, Level.HOSPITAL))
