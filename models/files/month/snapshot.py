"""The last state of a folder, taken from its history without touching the folder: what others may read of it."""

import re
from pathlib import Path

from models.files.out.atomic import write_bytes
from models.folder.history import History
from models.folder.problems import no_folder
from models.folder.step import Step
from models.folder.tree import digest_in

_NEEDED = re.compile(
    r"(county\.(xlsx|json)|20\d\d-\d\d/(answers\.json|(draft-|v)\d+/(plan|draft|publication)\.json)"
    r"|20\d\d/plan-\d+/(plan|year)\.json|(attendance|changes)/20\d\d\.csv)",
    re.ASCII,
)
"""What :func:`models.files.month.state.read_state` reads."""


def snapshot(root: Path, target: Path) -> Step:
    """Write what a state consists of, as the last step has it, to the empty folder ``target``; return the step.

    Nobody is locked out and nothing is written to ``root``: what was edited by hand since the step, or is being
    changed right now, is left out. Raises ``FolderProblem``.
    """
    history = History(root)
    step = history.state()
    if step is None:
        raise no_folder(root)
    for path, digest in needed(step).items():
        write_bytes(target / path, history.objects.get(digest))
    return step


def needed(step: Step) -> dict[str, str]:
    """Return the files that make up a state, by path."""
    return {path: digest for path, digest in step.files.items() if _NEEDED.fullmatch(path)}


def edited_since(root: Path, step: Step) -> tuple[str, ...]:
    """Return which of the files that make up a state differ from the step in the folder itself."""
    return tuple(path for path, digest in needed(step).items() if digest_in(root, path) != digest)
