"""A group whose commands are loaded where they are called: ``check`` waits for nothing that only others need."""

from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

HOMES = {
    "demo": "api.cli.demo",
    "check": "api.cli.check",
    "solve": "api.cli.solve",
    "chain": "api.cli.chain",
    "compare": "api.cli.compare",
    "worker": "api.cli.worker",
    "audit": "api.cli.audit",
    "certify": "api.cli.certify",
    "adopt": "api.cli.adopt",
    "rules": "api.cli.rules",
    "template": "api.cli.template",
    "generate": "api.cli.generate",
    "convert": "api.cli.convert",
    "init": "api.cli.month.init",
    "status": "api.cli.month.status",
    "merge": "api.cli.month.merge",
    "year": "api.cli.month.year",
    "draft": "api.cli.month.draft",
    "consent": "api.cli.month.consent",
    "publish": "api.cli.month.publish",
    "change": "api.cli.month.change",
    "ledger": "api.cli.month.ledger",
    "report": "api.cli.month.report",
    "log": "api.cli.month.log",
    "restore": "api.cli.month.log",
    "reproduce": "api.cli.month.reproduce",
    "serve": "api.cli.serve",
    "attendance": "api.cli.month.attendance",
    "token": "api.cli.token:app",
    "store": "api.cli.store:app",
}
"""The module of each command, in the order of the help, and its name there where that is another."""


class LazyGroup(TyperGroup):
    """The commands in ``HOMES``, each loaded when it is called or listed."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = {name: TyperCommand(name) for name in HOMES}  # names alone: to list, and to suggest the nearest

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load and return a command, ``None`` where there is none of that name."""
        return load(cmd_name) if cmd_name in HOMES else None


@cache
def load(name: str) -> Any:
    """Import the module of the command ``name`` and return what runs it."""
    module, _, known_as = HOMES[name].partition(":")
    found = getattr(import_module(module), known_as or name)
    if isinstance(found, typer.Typer):
        group = typer.main.get_group(found)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name)(found)
    return typer.main.get_command(alone)
