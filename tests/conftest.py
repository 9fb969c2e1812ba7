"""Fixtures named after what is special in them."""

import pytest

from models.county import County
from models.roster import RosterCase
from tests.builders import facility, hospital, make_case, people, tiny_county
from tests.databases import database, postgresql

__all__ = ["database", "postgresql"]
MARCH = ("2026-03-01", "2026-03-31")


@pytest.fixture
def one_person() -> County:
    """Return a lead hospital with one person of deputy senior title, and two township centers."""
    return tiny_county()


@pytest.fixture
def two_lead_hospitals() -> County:
    """Return lead hospitals H1 with three and H2 with two people of deputy senior title, and three township centers."""
    places = [hospital("H1"), hospital("H2"), facility("T1"), facility("T2"), facility("T3")]
    own = people(3)
    other = [p.model_copy(update={"id": f"Q{n}", "employer": "H2", "dept": "D2"}) for n, p in enumerate(own[:2], 1)]
    return tiny_county(people=[*own, *other], facilities=places)


@pytest.fixture
def march(one_person: County) -> RosterCase:
    """Return March 2026, which starts on a Sunday and ends on a Tuesday, for one person."""
    return make_case(one_person, *MARCH)
