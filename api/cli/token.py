"""``xiachen token``: who may call the service."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from api.cli import words
from api.cli.issues import fault
from api.cli.options import JsonOption, LangOption
from api.cli.session import Session, session
from api.service.access.caller import Role
from api.service.access.token_file import Token, create_token, read_tokens, revoke_token

TokenFile = Annotated[
    Path, typer.Option("--tokens", envvar="XIACHEN_TOKENS", metavar="FILE", help="令牌文件 | file of tokens")
]
CommissionOption = Annotated[
    str, typer.Option("--commission", show_default=False, help="单位名称 | whose token it is, such as 乌拉特中旗卫健委")
]
RoleOption = Annotated[Role, typer.Option("--role", help="viewer 查看，planner 排班，admin 管理 | what it allows")]
NoteOption = Annotated[str, typer.Option("--note", show_default=False, help="备注 | who holds it, for what")]
TokenId = Annotated[str, typer.Argument(metavar="ID", show_default=False, help="令牌编号 | the token's id")]
FILE = Path("xiachen-tokens.json")

app = typer.Typer(help="访问令牌 | tokens of the service", no_args_is_help=True)


@app.command()
def create(
    commission: CommissionOption,
    role: RoleOption = Role.PLANNER,
    note: NoteOption = "",
    tokens: TokenFile = FILE,
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """建立令牌，只显示一次 | Make a token; it is shown once and kept nowhere."""
    with session(lang, json) as run:
        secret, token = create_token(tokens, commission, role, note)
        run.note(words.TOKEN_MADE)
        if not json:
            typer.echo(secret)
        run.answer(token=secret, **document_of(token))


@app.command(name="list")
def list_tokens(tokens: TokenFile = FILE, lang: LangOption = "zh", json: JsonOption = False) -> None:
    """列出令牌，不含令牌本身 | List the tokens, never themselves."""
    with session(lang, json) as run:
        found = read(tokens)
        run.show(table_of(found, run))
        run.answer(tokens=[document_of(token) for token in found])


@app.command()
def revoke(id: TokenId, tokens: TokenFile = FILE, lang: LangOption = "zh", json: JsonOption = False) -> None:
    """作废令牌，立即生效 | End a token at once, also on a running server."""
    with session(lang, json) as run:
        read(tokens)
        token = revoke_token(tokens, id)
        if token is None:
            raise fault("no_such_token", words.NO_SUCH_TOKEN.fill(id=id), words.TOKEN_REMEDY, "ID")
        run.line(words.TOKEN_GONE, id=id)
        run.answer(**document_of(token))


def read(path: Path) -> tuple[Token, ...]:
    """Return the tokens of a file; raise ``InputRefused`` where it is none."""
    try:
        return read_tokens(path)
    except ValueError as error:
        raise fault("no_token_file", words.NO_TOKEN_FILE.fill(path=path), words.NO_TOKENS_REMEDY, "--tokens") from error


def document_of(token: Token) -> dict[str, object]:
    """Return what may be told of a token."""
    return token.model_dump(mode="json", exclude={"digest"})


def table_of(tokens: tuple[Token, ...], run: Session) -> Table:
    """Return the table of tokens."""
    table = Table(show_edge=False, pad_edge=False)
    headings = (words.TOKEN_ID, words.COMMISSION, words.ROLE, words.NOTE, words.CREATED, words.REVOKED)
    for heading in headings:
        table.add_column(run.say(heading), overflow="fold")
    for token in tokens:
        ended = f"{token.revoked:%Y-%m-%d}" if token.revoked else ""
        cells = (token.id, token.commission, token.role.value, token.note, f"{token.created:%Y-%m-%d}", ended)
        table.add_row(*(escape(cell) for cell in cells))
    return table
