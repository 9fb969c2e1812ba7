"""The catalogue of rules and clauses, read from the data files beside this one: one file a rule."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from models.policy.rule import Clause, Document, Rule

ROOMS = ("roster", "siting", "headcount")
"""The rooms that have rules, in the order in which they are shown."""


def load_toml(name: str) -> dict[str, Any]:
    """Return the content of a data file of this package, such as ``clauses.toml``."""
    return tomllib.loads(files("models.policy").joinpath("data", *name.split("/")).read_text("utf-8"))


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by id, in the order of the catalogue: the ``order`` that each file states."""
    tables: dict[str, dict[str, Any]] = {}
    for room in ROOMS:
        for file in files("models.policy").joinpath("data", "rules", room).iterdir():
            tables[f"{room}.{file.name.removesuffix('.toml')}"] = tomllib.loads(file.read_text("utf-8"))
    in_order = sorted(tables, key=lambda id: (ROOMS.index(id.split(".")[0]), tables[id].pop("order")))
    return {id: Rule(id=id, **tables[id]) for id in in_order}


@cache
def clauses() -> dict[str, Clause]:
    """Return every quoted clause by id."""
    return {id: Clause(id=id, **fields) for id, fields in load_toml("clauses.toml").items()}


@cache
def documents() -> dict[str, Document]:
    """Return the five source documents by short name S0 to S4."""
    return {id: Document(id=id, **fields) for id, fields in load_toml("documents.toml").items()}
