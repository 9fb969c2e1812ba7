"""A few people, since a county has staff: siting asks nothing of them."""

from collections.abc import Sequence

from models.county import (
    Category,
    Department,
    DepartmentKind,
    Employment,
    Facility,
    LicenseClass,
    Person,
    Status,
    Title,
)

TITLES = (Title.DEPUTY_SENIOR, Title.INTERMEDIATE, Title.JUNIOR)


def make_crew(hospitals: Sequence[Facility]) -> list[Person]:
    """Return a physician of each title at each hospital."""
    return [
        Person(
            id=f"P{n * len(TITLES) + m + 1:03d}",
            employer=hospital.id,
            dept=f"{hospital.id}-1",
            category=Category.PHYSICIAN,
            license_class=LicenseClass.CLINICAL,
            specialty="内科",
            title=title,
            dispatchable=True,
            employment=Employment.ON_POST,
            status=Status.ON_DUTY,
            front_line=True,
        )
        for n, hospital in enumerate(hospitals)
        for m, title in enumerate(TITLES)
    ]


def make_wards(crew: Sequence[Person]) -> list[Department]:
    """Return the departments of the crew."""
    wards = {person.dept: person.employer for person in crew}
    return [
        Department(id=dept, employer=employer, name="内科1", kind=DepartmentKind.CLINICAL, floor=2)
        for dept, employer in wards.items()
    ]
