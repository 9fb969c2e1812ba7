"""A cell: one category at one facility, the grain at which posts are approved, filled and needed."""

from typing import NamedTuple

from models.county.words import Category

PROFESSIONAL = frozenset({Category.PHYSICIAN, Category.NURSE, Category.PHARMACIST, Category.TECHNICIAN})
"""The categories of professional-technical posts (专业技术岗位); the others are management and workers."""


class Cell(NamedTuple):
    """A category at a facility."""

    facility: str
    category: Category

    @property
    def professional(self) -> bool:
        """Whether its posts are professional-technical ones."""
        return self.category in PROFESSIONAL
