"""The working files of a folder: what counts, and what it contains."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from models.folder.history import FOLDER
from models.folder.objects import digest_of
from models.folder.problems import bad_name, too_large

MIB = 1024 * 1024
LARGEST = 64
"""Largest file that is kept, in MB."""
PASSING = ("~$", ".~lock.", ".DS_Store", "Thumbs.db", "desktop.ini")
"""How names of files begin that other programs leave behind for a while."""


def working_files(root: Path) -> Iterator[str]:
    """Yield the paths of the files that belong to a folder, with ``/``; links and hidden files do not.

    Raises ``FolderProblem`` for a name that is no text.
    """
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(n for n in folders if not n.startswith(".") and not (here / n).is_symlink())
        if here == root and FOLDER in folders:
            folders.remove(FOLDER)
        for name in sorted(names):
            path = here / name
            if not _passing(name) and path.is_file() and not path.is_symlink():
                yield _spelled(path.relative_to(root).as_posix())


def _spelled(path: str) -> str:
    """Return a path that can be written down; raise ``FolderProblem`` for another."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        raise bad_name(path) from None
    return path


def _passing(name: str) -> bool:
    return name.startswith((".", *PASSING)) or name.endswith((".part", ".tmp"))


def read_file(root: Path, path: str) -> bytes | None:
    """Return the content of a working file, ``None`` where there is none; raises ``FolderProblem`` beyond all size."""
    place = place_of(root, path)
    try:
        if place.stat().st_size > LARGEST * MIB:
            raise too_large(path, LARGEST)
        return place.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def digest_in(root: Path, path: str) -> str:
    """Return the hash of a working file, empty where there is none."""
    content = read_file(root, path)
    return "" if content is None else digest_of(content)


def place_of(root: Path, path: str) -> Path:
    """Return where a path of the history lies; raises ``ValueError`` for one that leads out of the folder."""
    parts = PurePosixPath(path).parts
    if not parts or any(p in ("..", "/", FOLDER) and (p != FOLDER or n == 0) for n, p in enumerate(parts)):
        raise ValueError(path)
    return root.joinpath(*parts)
