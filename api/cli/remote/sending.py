"""A county's file on its way to a service."""

from pathlib import Path

from api.cli.county import Checked
from api.client import Client, Upload, upload_of
from models.files.input.codes import Fault, make_issue
from models.files.input.sources.detect import check_size
from models.issue import InputRefused


def upload(path: Path) -> Upload:
    """Return the file as it is sent; raise ``InputRefused`` where it is missing, empty or too big."""
    try:
        check_size(path)
    except Fault as fault:
        raise InputRefused([make_issue(fault.code, **fault.values)]) from fault
    return upload_of(path)


def validated(client: Client, path: Path) -> Checked:
    """Return what the service says of a county; raise ``InputRefused`` with all that is wrong with it."""
    found = client.validate(upload(path))
    issues = tuple(document.issue() for document in found.issues)
    if not found.ok:
        raise InputRefused(issues)
    return Checked(
        name=found.county or "",
        county_hash=found.county_hash or "",
        profile=found.profile or "",
        facilities=found.facilities,
        staff=found.staff,
        defaults=len(found.defaults),
        issues=issues,
    )
