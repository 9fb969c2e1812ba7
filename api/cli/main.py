"""The command ``xiachen``."""

import io
import json
import sys
from importlib.metadata import version
from typing import Annotated

import typer
from typer.exceptions import TyperException

from api.cli import words
from api.cli.adopt import adopt
from api.cli.audit import audit
from api.cli.certify import certify
from api.cli.check import check
from api.cli.convert import convert
from api.cli.demo import demo
from api.cli.exits import ExitCode
from api.cli.generate import generate
from api.cli.issues import issue_document, option_issue
from api.cli.month.attendance import attendance
from api.cli.month.change import change
from api.cli.month.consent import consent
from api.cli.month.draft import draft
from api.cli.month.init import init
from api.cli.month.ledger import ledger
from api.cli.month.log import log, restore
from api.cli.month.merge import merge
from api.cli.month.publish import publish
from api.cli.month.report import report
from api.cli.month.reproduce import reproduce
from api.cli.month.status import status
from api.cli.month.year import year
from api.cli.rules import rules
from api.cli.serve import serve
from api.cli.solve import solve
from api.cli.template import template
from api.cli.token import app as token

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


for command in (
    demo, check, solve, audit, certify, adopt, rules, template, generate, convert,
    init, status, merge, year, draft, consent, publish, change, ledger, report, log, restore, reproduce,
    serve,
):  # fmt: skip
    app.command()(command)
app.add_typer(attendance, name="attendance")
app.add_typer(token, name="token")


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
