"""How big an input file may be: limits that no real county comes near, and that keep a hostile file harmless."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Limits of one input: bytes, files, rows, characters, seconds."""

    file_bytes: int = 32 * MIB
    entries: int = 2000
    unpacked_bytes: int = 256 * MIB
    ratio: int = 200
    rows: int = 50_000
    columns: int = 300
    text: int = 2000
    memory_bytes: int = 1536 * MIB
    seconds: float = 30.0


LIMITS = Limits()
