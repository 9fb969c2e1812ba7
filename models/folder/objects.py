"""Contents by their hash: a file that was ever in the folder is kept once, and never changed."""

import hashlib
from pathlib import Path

from models.files.out.atomic import write_bytes
from models.folder.problems import damaged


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of ``content``."""
    return hashlib.sha256(content).hexdigest()


class Objects:
    """Contents under ``root``, by SHA-256."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, content: bytes) -> str:
        """Keep ``content`` and return its hash."""
        digest = digest_of(content)
        path = self._path(digest)
        if not path.exists():
            write_bytes(path, content)
        return digest

    def get(self, digest: str) -> bytes:
        """Return the content of a hash; raises ``FolderProblem`` where it is missing or not what it was."""
        path = self._path(digest)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise damaged(path.name) from None
        if digest_of(content) != digest:
            raise damaged(path.name)
        return content

    def _path(self, digest: str) -> Path:
        return self._root / digest[:2] / digest
