"""The command ``xiachen``."""

import io
import signal
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from api.cli.audit import audit
from api.cli.check import check
from api.cli.convert import convert
from api.cli.demo import demo
from api.cli.generate import generate
from api.cli.rules import rules
from api.cli.solve import solve
from api.cli.template import template

app = typer.Typer(
    name="xiachen",
    help="下沉：县域医共体医护调度排班 | Xiachen: duty rosters for county medical consortia",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        typer.echo(f"xiachen {version('xiachen')}")
        raise typer.Exit


@app.callback()
def main(
    wanted: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="版本号 | print the version")
    ] = False,
) -> None:
    """下沉：县域医共体医护调度排班 | Xiachen: duty rosters for county medical consortia."""


for command in (demo, check, solve, audit, rules, template, generate, convert):
    app.command()(command)


def run() -> None:
    """Run the command line; what the terminal cannot show is replaced, never a reason to fail.

    SIGTERM counts as Ctrl-C, so that the processes that a command has started end with it.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
