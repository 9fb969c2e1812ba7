"""A changed copy of a county is a county of its own."""

from tests.builders import person, tiny_county


def test_what_was_derived_from_the_old_fields_stays_behind() -> None:
    county = tiny_county()
    assert county.hash and county.person_by_id and county.facility_by_id and county.department_by_id
    changed = county.model_copy(update={"staff": (person("P9"),)})
    assert list(changed.person_by_id) == ["P9"]
    assert changed.hash == tiny_county(people=[person("P9")]).hash != county.hash
    assert list(county.person_by_id) == ["P1"]
