"""A headcount plan: the posts of every facility and category at the end of each year, and how they got there."""

from typing import Annotated, Literal

from pydantic import Field

from models.base import Record
from models.county.facility import Code
from models.county.words import Category
from models.policy.policy import Setting

HEADCOUNT_SCHEMA_VERSION: Literal["1"] = "1"
Heads = Annotated[int, Field(ge=0, le=10**12)]
"""Posts or staff: where a rule is off or soft, a plan may have far more than a county states."""
Some = Annotated[int, Field(ge=1, le=10**12)]
Year = Annotated[int, Field(ge=2000, le=2200)]
"""A year of a plan or in which a loan is due: later than the last one that a county may state."""


class CellYear(Record):
    """A category at a facility at the end of ``year``: its ``posts``, those borrowed apart.

    ``recruits`` are taken on in the year, ``contracted`` is the number of contracted staff (编外) at its end.
    """

    year: Year
    facility: Code
    category: Category
    posts: Heads
    recruits: Heads = 0
    contracted: Heads = 0


class Transfer(Record):
    """``posts`` of ``category`` move in ``year`` from one facility to another (编制调剂); they keep their category."""

    year: Year
    category: Category
    source: Code
    target: Code
    posts: Some


class Granted(Record):
    """``posts`` of the approved total that no facility had, given to a facility in ``year`` (新增下达)."""

    year: Year
    facility: Code
    category: Category
    posts: Some


class Borrowed(Record):
    """``posts`` lent from the circulation pool (周转池用编): used at the ends of ``year`` to ``due - 1``.

    They are back by the end of ``due``.
    """

    year: Year
    due: Year
    facility: Code
    category: Category
    posts: Some


class HeadcountPlan(Record):
    """A headcount plan over the years of the county (``plan.json``).

    ``cells`` has a row for every cell and year. ``settings`` are the policy values given beside the county's own, so
    that an audit reads the same policy.
    """

    schema_version: Literal["1"] = HEADCOUNT_SCHEMA_VERSION
    decision: Literal["headcount"] = "headcount"
    county_hash: str
    profile: str
    settings: tuple[Setting, ...] = ()
    cells: tuple[CellYear, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    granted: tuple[Granted, ...] = ()
    borrowed: tuple[Borrowed, ...] = ()

    def sorted(self) -> "HeadcountPlan":
        """Return the same plan in reading order: by year, facility and category."""
        return self.model_copy(
            update={
                "cells": tuple(sorted(self.cells, key=lambda c: (c.year, c.facility, c.category))),
                "transfers": tuple(sorted(self.transfers, key=lambda t: (t.year, t.category, t.source, t.target))),
                "granted": tuple(sorted(self.granted, key=lambda g: (g.year, g.facility, g.category))),
                "borrowed": tuple(sorted(self.borrowed, key=lambda b: (b.year, b.facility, b.category, b.due))),
            }
        )
