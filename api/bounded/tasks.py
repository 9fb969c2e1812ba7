"""What is done in a bounded child; each task takes bytes and gives bytes, and loads only what it needs."""

from collections.abc import Callable
from typing import Literal, get_args

Task = Literal["audit", "patch", "patches", "scenarios", "table", "workbook"]


def perform(task: Task, given: bytes) -> bytes:
    """Return what ``task`` makes of ``given``; raise :class:`models.issue.InputRefused` where it is at fault."""
    return TASKS[task](given)


def audit(given: bytes) -> bytes:
    """Return the verdict on a plan."""
    from api.auditing import AuditAsked, audited

    return audited(AuditAsked.model_validate_json(given)).model_dump_json(by_alias=True).encode()


def patch(given: bytes) -> bytes:
    """Return a county under a patch."""
    from models.patch import PatchAsked

    return PatchAsked.model_validate_json(given).patched().model_dump_json(by_alias=True).encode()


def patches(given: bytes) -> bytes:
    """Return a county under each of many patches."""
    from models.patch import PatchesAsked

    return PatchesAsked.model_validate_json(given).patched().model_dump_json(by_alias=True).encode()


def scenarios(given: bytes) -> bytes:
    """Return the scenarios of a document."""
    from models.scenario.reading import DocumentAsked

    return DocumentAsked.model_validate_json(given).scenarios().model_dump_json(by_alias=True).encode()


def table(given: bytes) -> bytes:
    """Return the table of a batch as a workbook."""
    from models.files.out.scenarios.asked import TableAsked

    return TableAsked.model_validate_json(given).workbook()


def workbook(given: bytes) -> bytes:
    """Return a county as a workbook."""
    from models.files.county_files import county_workbook
    from models.files.result import ReadResult

    read = ReadResult.model_validate_json(given)
    return county_workbook(read.county, read.defaults)


TASKS: dict[Task, Callable[[bytes], bytes]] = {
    "audit": audit,
    "patch": patch,
    "patches": patches,
    "scenarios": scenarios,
    "table": table,
    "workbook": workbook,
}
assert set(TASKS) == set(get_args(Task))
