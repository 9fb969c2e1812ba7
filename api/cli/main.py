"""The command ``xiachen``."""

import io
import json
import sys
from importlib.metadata import version
from typing import Annotated

import typer
from typer.exceptions import TyperException

from api.cli import words
from api.cli.exits import ExitCode
from api.cli.issues import issue_document, option_issue
from api.cli.lazy import LazyGroup

app = typer.Typer(
    name="xiachen",
    cls=LazyGroup,
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


def run() -> None:
    """Run the command line; what the terminal cannot show is replaced, never a reason to fail.

    With ``--json`` a wrong option or argument is a document as well.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if "--json" not in sys.argv:
        app()
    try:
        sys.exit(app(standalone_mode=False))
    except TyperException as wrong:
        usage = option_issue("usage", words.USAGE.fill(detail=str(wrong)), words.USAGE_REMEDY)
        document = {"ok": False, "exit": int(ExitCode.BAD_INPUT), "issues": [issue_document(usage)]}
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
        sys.exit(int(ExitCode.BAD_INPUT))
