"""A county under a patch: changed, filled in anew, and read like any other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from models.files.input.gather_json import gather_document
from models.files.input.pipeline import complete
from models.files.result import ReadResult
from models.files.sheets import SHEETS
from models.issue import DefaultUsed, InputRefused, Issue
from models.patch.apply import apply_patch
from models.patch.draft import Draft
from models.patch.refill import blank, told_again


def patched(base: ReadResult, patch: Mapping[str, Any], name: str = "") -> ReadResult:
    """Return the county of ``base`` under ``patch``, called ``name`` where one is given, with its defaults.

    Raises :class:`models.issue.InputRefused` with every fault at once: at ``/patch/<selector>`` what the patch brings,
    at its place below ``/county`` what the changed county has elsewhere. Such consequences are told only once every
    entry of the patch can be applied.
    """
    draft = Draft.of(base.county)
    issues = apply_patch(draft, patch, name)
    kept = blank(draft, base.defaults)
    book = gather_document(base.county.county.name, draft.document())
    book.closed -= draft.reopened
    try:
        read = complete(book)
    except InputRefused as refused:
        raise InputRefused([*issues, *_located(draft, refused.issues, consequences=not issues)]) from refused
    if issues:
        raise InputRefused(issues)
    return read.model_copy(update={"defaults": _in_order([*told_again(draft, kept), *read.defaults])})


def _located(draft: Draft, issues: Iterable[Issue], consequences: bool) -> Iterator[Issue]:
    """Yield issues of the changed county at the place of the patch that they come from, or else of the county."""
    for issue in issues:
        origin = draft.origin(issue.pointer)
        if origin is not None or consequences:
            yield issue.model_copy(update={"pointer": origin or f"/county{issue.pointer}"})


def _in_order(used: Iterable[DefaultUsed]) -> tuple[DefaultUsed, ...]:
    order = [spec.title.zh for spec in SHEETS]
    return tuple(sorted(used, key=lambda default: order.index(default.sheet)))
