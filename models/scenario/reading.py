"""Reading a scenario file, YAML or JSON, that nobody vouches for."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import Field

from models.base import Record
from models.files.guard import read_guarded
from models.files.input.codes import Fault, make_issue
from models.files.input.limits import MIB
from models.files.input.sources.detect import check_size
from models.files.input.sources.document import depth_of, parse_document
from models.files.input.sources.encoding import decode
from models.issue import InputRefused, Issue
from models.scenario.located import DEEPEST, Located, parse_yaml
from models.scenario.records import Scenarios
from models.scenario.sense import checked
from models.scenario.shape import shaped

LARGEST = MIB
"""Bytes of a scenario file."""


class ReadScenarios(Record):
    """A scenario file as it was read: rules, parameters and profiles by their ids; the lines by pointer, of YAML."""

    scenarios: Scenarios
    lines: dict[str, int] = Field(default_factory=dict)

    def placed(self, issues: Iterable[Issue]) -> list[Issue]:
        """Return issues with the line that their pointers lead to."""
        return placed(issues, self.lines)


def read_scenarios(path: str | Path) -> ReadScenarios:
    """Return the scenarios of a file; raise :class:`InputRefused` with every fault, each at its pointer and line.

    The file is read in a child process with limits on memory and time. County files are not looked at yet.
    """
    return ReadScenarios.model_validate_json(read_guarded("scenarios", Path(path)))


def read_scenarios_here(path: Path) -> ReadScenarios:
    """Read as :func:`read_scenarios` in this process."""
    try:
        found = _located(path)
    except Fault as fault:
        raise InputRefused([make_issue(fault.code, **fault.values)]) from fault
    try:
        return ReadScenarios(scenarios=checked(shaped(found.value)), lines=found.lines)
    except InputRefused as refused:
        raise InputRefused(placed(refused.issues, found.lines)) from refused


class DocumentAsked(Record):
    """A document that a service is sent, as a child process is handed it."""

    document: dict[str, Any]

    def scenarios(self) -> Scenarios:
        """Return its scenarios; raise :class:`InputRefused` with every fault."""
        return checked(shaped(self.document), served=True)


def placed(issues: Iterable[Issue], lines: dict[str, int]) -> list[Issue]:
    """Return issues with the line of the value that their pointer names, or of the nearest one that it is in."""
    return [issue.model_copy(update={"line": _line(issue.pointer, lines)}) for issue in issues]


def _line(pointer: str, lines: dict[str, int]) -> int:
    while pointer and pointer not in lines:
        pointer = pointer.rpartition("/")[0]
    return lines.get(pointer, 0)


def _located(path: Path) -> Located:
    check_size(path)
    if not path.is_file():
        raise Fault("file_missing", name=path.name)
    size = path.stat().st_size
    if size > LARGEST:
        raise Fault("file_too_big", name=path.name, found=-(-size // MIB), limit=LARGEST // MIB)
    try:
        said = decode(path.read_bytes())
    except UnicodeDecodeError as error:
        raise Fault("bad_encoding") from error
    if path.suffix.lower() != ".json":
        return parse_yaml(said)
    found = parse_document(said)
    if depth_of(found) > DEEPEST:
        raise Fault("json_too_deep")
    return Located(found)
