"""Whatever a patch holds, it is applied or refused with every fault at its place; its county is left as it was."""

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import instances
from models.files import ReadResult
from models.files.input.pipeline import read_here
from models.files.sheets import RECORD_SHEETS, SheetSpec
from models.issue import InputRefused
from models.patch import patched

Json = dict[str, Any]
SCALARS = (
    st.none() | st.booleans() | st.integers(-5, 3000) | st.sampled_from(["", "T1", "P1", "2026-03-02", "三", "senior"])
)
VALUES = (
    SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.sampled_from(["id", "name", "x"]), SCALARS, max_size=2)
)


@cache
def base() -> ReadResult:
    """Return a small county with centers, sites and volumes, some of them filled in."""
    return read_here(instances.path("siting-merged"))


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, Any]:
    """Draw a selector, mostly of a row that is there, and a value."""
    spec: SheetSpec = draw(st.sampled_from(RECORD_SHEETS))
    found = getattr(base().county, spec.key)
    rows = [row.model_dump(mode="json", by_alias=True) for row in ([found] if spec.single else found)]
    keys = st.sampled_from([*(column.key for column in spec.columns), "leave"])
    field = draw(st.just("") | keys.map(lambda key: f".{key}"))
    fields = st.dictionaries(keys, SCALARS, max_size=4)
    if spec.single:
        return spec.key + field, draw(VALUES | fields)
    if not rows or draw(st.booleans()):
        return f"{spec.key}[+]", draw(fields | st.lists(fields | SCALARS, max_size=2))
    key = next(column.key for column in spec.columns)
    row = draw(st.sampled_from(rows))
    return f'{spec.key}[{key}="{row[key]}"]{field}', draw(VALUES | fields)


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(st.dictionaries(st.text(max_size=8), VALUES, max_size=1), st.lists(entries(), max_size=4))
def test_any_patch_is_applied_or_refused(stray: Json, drawn: list[tuple[str, Any]]) -> None:
    before = base().county.hash
    try:
        read = patched(base(), dict(drawn) | stray)
    except InputRefused as refused:
        wrong = [issue for issue in refused.issues if issue.severity == "error"]
        assert wrong
        assert all(issue.pointer.startswith(("/patch/", "/county/")) for issue in wrong)
    else:
        assert not stray
        assert patched(read, {}).county == read.county
    assert base().county.hash == before
