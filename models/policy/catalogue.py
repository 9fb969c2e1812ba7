"""The catalogue of rules and clauses, read from the data files beside this one."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from models.policy.rule import Clause, Document, Rule


def load_toml(name: str) -> dict[str, Any]:
    """Return the content of a data file of this package, such as ``rules/roster.toml``."""
    return tomllib.loads(files("models.policy").joinpath("data", *name.split("/")).read_text("utf-8"))


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by id, in the order of the catalogue."""
    table = load_toml("rules/roster.toml")
    return {id: Rule(id=id, **fields) for id, fields in table.items()}


@cache
def clauses() -> dict[str, Clause]:
    """Return every quoted clause by id."""
    return {id: Clause(id=id, **fields) for id, fields in load_toml("clauses.toml").items()}


@cache
def documents() -> dict[str, Document]:
    """Return the five source documents by short name S0 to S4."""
    return {id: Document(id=id, **fields) for id, fields in load_toml("documents.toml").items()}
