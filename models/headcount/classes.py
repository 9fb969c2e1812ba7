"""The classes of posts: a level, a type of facility and a funding form, each with an approved total."""

from typing import NamedTuple

from models.county.words import Funding, Level


class PostClass(NamedTuple):
    """A class of posts. Inside it posts may move; across types and funding forms (C01) or levels (C10) they may not."""

    level: Level
    class_type: str
    funding: Funding

    @property
    def kind(self) -> tuple[str, Funding]:
        """Type and funding form: what ``headcount.same_class`` compares."""
        return self.class_type, self.funding
