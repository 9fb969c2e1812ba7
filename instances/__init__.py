"""Counties to run: shipped ones by name, and generated ones of any size."""

from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from instances.entry import InstanceEntry
from instances.generate import generate
from instances.generate.headcount import generate_headcount
from instances.generate.siting import generate_siting

HERE = Path(__file__).parent


@cache
def index() -> tuple[InstanceEntry, ...]:
    """Return what is known of every shipped instance, counties first."""
    return TypeAdapter(tuple[InstanceEntry, ...]).validate_json((HERE / "index.json").read_bytes())


def entry(name: str) -> InstanceEntry:
    """Return the entry of the instance ``name``; raise ``KeyError`` naming those that there are."""
    for known in index():
        if known.id == name:
            return known
    raise KeyError(f"no instance {name!r}; there are {', '.join(known.id for known in index())}")


def path(name: str) -> Path:
    """Return the file of the instance ``name``; raise ``KeyError`` where there is none."""
    return HERE / entry(name).file


__all__ = ["InstanceEntry", "entry", "generate", "generate_headcount", "generate_siting", "index", "path"]
