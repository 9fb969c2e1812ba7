"""The file of tokens: who may come in. A token itself is shown once and kept nowhere; the file holds its SHA-256."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from filelock import FileLock
from pydantic import TypeAdapter

from api.service.access.caller import Role
from models.base import Record
from models.files.out.atomic import write_text

PREFIX = "xc_"
BYTES = 32


class Token(Record):
    """A token as the file has it: ``digest`` is the SHA-256 of what its holder sends; ``revoked`` is when it ended."""

    id: str
    commission: str
    role: Role
    note: str = ""
    digest: str
    created: datetime
    revoked: datetime | None = None


TOKENS = TypeAdapter(tuple[Token, ...])


def digest_of(secret: str) -> str:
    """Return the SHA-256 of a token; its 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def read_tokens(path: Path) -> tuple[Token, ...]:
    """Return the tokens of a file; raise ``OSError`` where it cannot be read, ``ValueError`` where it is none."""
    return TOKENS.validate_json(path.read_bytes())


def create_token(path: Path, commission: str, role: Role, note: str = "") -> tuple[str, Token]:
    """Add a token to the file, which is made where it is missing; return the token itself, and what is kept of it."""
    secret = PREFIX + secrets.token_urlsafe(BYTES)
    token = Token(
        id=secrets.token_hex(4),
        commission=commission,
        role=role,
        note=note,
        digest=digest_of(secret),
        created=datetime.now(UTC),
    )
    with _changing(path) as tokens:
        tokens.append(token)
    return secret, token


def revoke_token(path: Path, id: str) -> Token | None:
    """End a token at once, also on running servers; return it, or ``None`` where there is no such token."""
    with _changing(path) as tokens:
        for place, token in enumerate(tokens):
            if token.id == id:
                tokens[place] = token.model_copy(update={"revoked": token.revoked or datetime.now(UTC)})
                return tokens[place]
    return None


@contextmanager
def _changing(path: Path) -> Iterator[list[Token]]:
    """Give the tokens to change and write them, readable by their owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{path}.lock"):
        tokens = list(read_tokens(path)) if path.exists() else []
        yield tokens
        write_text(path, TOKENS.dump_json(tuple(tokens), indent=2).decode() + "\n")
        path.chmod(0o600)


class TokenFile:
    """The tokens of a running server, read again whenever the file has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._by_digest: dict[str, Token] = {}
        self._lock = Lock()

    def find(self, secret: str) -> Token | None:
        """Return the token that ``secret`` is, ``None`` where it is none or was revoked.

        Raises ``OSError`` or ``ValueError`` where the file cannot be read: then nobody comes in.
        """
        with self._lock:
            self._refresh()
            found = self._by_digest.get(digest_of(secret))
        return found if found is not None and found.revoked is None else None

    def _refresh(self) -> None:
        told = self._path.stat()
        stamp = (told.st_mtime_ns, told.st_size, told.st_ino)
        if stamp != self._seen:
            self._by_digest = {token.digest: token for token in read_tokens(self._path)}
            self._seen = stamp
