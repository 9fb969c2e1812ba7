"""What is done in a bounded child; each task takes bytes and gives bytes, and loads only what it needs."""

from typing import Literal

Task = Literal["audit", "patch", "workbook"]


def perform(task: Task, given: bytes) -> bytes:
    """Return what ``task`` makes of ``given``; raise :class:`models.issue.InputRefused` where it is at fault."""
    if task == "audit":
        from api.auditing import AuditAsked, audited

        return audited(AuditAsked.model_validate_json(given)).model_dump_json(by_alias=True).encode()
    if task == "patch":
        from models.patch import PatchAsked

        asked = PatchAsked.model_validate_json(given)
        return asked.patched().model_dump_json(by_alias=True).encode()
    from models.files.county_files import county_workbook
    from models.files.result import ReadResult

    read = ReadResult.model_validate_json(given)
    return county_workbook(read.county, read.defaults)
