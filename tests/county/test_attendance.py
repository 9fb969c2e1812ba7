"""Attendance as a record: a mark that nobody gave leaves no trace in what is written and hashed."""

from models.county import County
from tests.builders import attendance, tiny_county

BEFORE = (
    '{"date":"2026-03-03","part":"day","id":"P1","facility":"T1","stop":"","arrived":null,"left":null,"days":null,'
    '"activity":"clinic","volume":null,"verified_by":"核验人","score":90.0,"note":""}'
)
"""The record as it was written when there was one mark only."""


def test_without_the_employers_mark_the_content_and_so_the_hash_are_what_they_were() -> None:
    record = attendance("P1", "T1", "2026-03-03", score=90)
    assert record.model_dump_json(by_alias=True) == BEFORE
    assert f'"attendance":[{BEFORE}]' in tiny_county(attendance=[record]).model_dump_json(by_alias=True)


def test_the_employers_mark_is_content() -> None:
    county = tiny_county(attendance=[attendance("P1", "T1", "2026-03-03", score=90, home_score=85)])
    assert county.hash != tiny_county(attendance=[attendance("P1", "T1", "2026-03-03", score=90)]).hash
    assert County.model_validate_json(county.model_dump_json(by_alias=True)) == county
