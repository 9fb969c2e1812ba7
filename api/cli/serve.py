"""``xiachen serve``: the service that commissions call."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.issues import fault
from api.cli.options import LangOption
from api.cli.session import session

HostOption = Annotated[str, typer.Option("--host", help="监听地址；本机以外须有令牌 | address to listen on")]
PortOption = Annotated[int, typer.Option("--port", min=0, max=65535, help="端口，0为任选 | port, 0 for any")]
DatabaseOption = Annotated[
    str, typer.Option("--database", envvar="XIACHEN_DATABASE", help="SQLite 或 PostgreSQL 地址 | URL of the store")
]
DATABASE = "sqlite:///xiachen-store.db"
TokensOption = Annotated[
    Path | None, typer.Option("--tokens", envvar="XIACHEN_TOKENS", metavar="FILE", help="令牌文件 | file of tokens")
]
ConcurrencyOption = Annotated[
    int, typer.Option("--concurrency", min=1, max=64, help="同时求解数 | solves that run at once")
]
RetentionOption = Annotated[
    int, typer.Option("--retention-days", min=1, help="已结束求解保留天数 | days that ended jobs are kept")
]


def serve(
    host: HostOption = "127.0.0.1",
    port: PortOption = 8080,
    database: DatabaseOption = DATABASE,
    tokens: TokensOption = None,
    concurrency: ConcurrencyOption = 2,
    retention_days: RetentionOption = 365,
    lang: LangOption = "zh",
) -> None:
    """启动服务，供各单位调用 | Serve the API; on this machine alone unless there are tokens."""
    from api.service.access.token_file import read_tokens
    from api.service.serving import serve as serve_until_told
    from api.service.settings import Limits, Settings
    from api.store import StoreUnavailableError

    with session(lang) as run:
        settings = Settings(
            host=host,
            port=port,
            database=database,
            token_file=tokens,
            retention_days=retention_days,
            limits=Limits(concurrency=concurrency),
        )
        if tokens is None and not settings.local:
            raise fault("no_tokens", words.NO_TOKENS, words.NO_TOKENS_REMEDY, "--host")
        if tokens is not None:
            try:
                read_tokens(tokens)
            except (OSError, ValueError) as error:
                raise fault("no_token_file", words.NO_TOKEN_FILE.fill(path=tokens), words.NO_TOKENS_REMEDY) from error
        try:
            serve_until_told(settings, lambda url: run.line(words.LISTENING, url=url))
        except StoreUnavailableError as error:
            detail = str(error).splitlines()[0]
            raise fault("no_database", words.NO_DATABASE.fill(detail=detail), words.NO_DATABASE_REMEDY) from error
