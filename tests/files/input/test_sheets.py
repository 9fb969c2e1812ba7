"""The table of sheets agrees with the records and with itself."""

import pytest

from models.county import County
from models.files.sheets import OUTPUT_SHEETS, RECORD_SHEETS, SHEETS, Kind, SheetSpec


@pytest.mark.parametrize("spec", RECORD_SHEETS, ids=lambda s: s.key)
def test_columns_are_the_fields_of_the_record(spec: SheetSpec) -> None:
    assert spec.record is not None
    fields = {field.alias or name for name, field in spec.record.model_fields.items()}
    assert {column.key for column in spec.columns} == fields


@pytest.mark.parametrize("spec", RECORD_SHEETS, ids=lambda s: s.key)
def test_required_columns_are_the_fields_that_nothing_fills(spec: SheetSpec) -> None:
    assert spec.record is not None
    needed = {field.alias or name for name, field in spec.record.model_fields.items() if field.is_required()}
    assert {c.key for c in spec.columns if c.required} <= needed
    assert needed == {c.key for c in spec.columns if c.required or c.defaulted} & needed


def test_sheets_are_the_fields_of_the_county() -> None:
    assert {s.key for s in RECORD_SHEETS} == set(County.model_fields) - {"schema_version"}


def test_every_name_of_a_sheet_or_column_is_said_once() -> None:
    titles = [name for s in SHEETS for name in (s.key, s.title.zh, *s.synonyms)]
    titles += [name for k, t in OUTPUT_SHEETS.items() for name in (k, t.zh)]
    assert len(titles) == len(set(titles))
    for spec in SHEETS:
        names = [name for c in spec.columns for name in (c.key, c.zh, *c.synonyms)]
        assert len(names) == len(set(names)), spec.key


def test_columns_of_words_and_references_say_which() -> None:
    for spec in SHEETS:
        for column in spec.columns:
            assert (column.vocabulary is not None) == (column.kind is Kind.WORD), (spec.key, column.key)
            assert bool(column.target) == (column.kind in (Kind.REF, Kind.REFS)), (spec.key, column.key)
