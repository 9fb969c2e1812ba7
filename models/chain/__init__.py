"""The chain of siting, headcount and roster: open centers ask for posts, posts that nobody fills for visiting days.

Each decision is made by itself, over a county that the one before it has changed; here is what leads from one to the
next, and the report that follows a need through all three. Nothing here solves.
"""

from models.chain.follow import follow
from models.chain.links import AfterHeadcount, AfterSiting, after_headcount, after_siting
from models.chain.recount import recount
from models.chain.report import ChainReport, StageRow
from models.chain.words import Unasked

__all__ = [
    "AfterHeadcount",
    "AfterSiting",
    "ChainReport",
    "StageRow",
    "Unasked",
    "after_headcount",
    "after_siting",
    "follow",
    "recount",
]
