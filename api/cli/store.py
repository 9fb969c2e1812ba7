"""``xiachen store``: what the service keeps, copied and looked through."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.issues import fault
from api.cli.options import JsonOption, LangOption
from api.cli.serve import DATABASE, DatabaseOption
from api.cli.session import Session, session

MEGABYTE = 1_000_000
BackupFile = Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="备份文件 | file of the copy")]

app = typer.Typer(help="服务的数据 | what the service keeps", no_args_is_help=True)


@app.command()
def backup(
    file: BackupFile, database: DatabaseOption = DATABASE, lang: LangOption = "zh", json: JsonOption = False
) -> None:
    """备份 SQLite 数据，服务不必停 | Copy a SQLite store to a new file, also while the service runs."""
    from api.store import StoreUnavailableError
    from api.store.backup import NoFileError, back_up

    with session(lang, json) as run:
        try:
            held = back_up(database, file)
        except NoFileError as error:
            raise fault("no_file", words.NO_STORE_FILE, words.NO_STORE_FILE_REMEDY, "--database") from error
        except FileExistsError as error:
            raise fault("file_exists", words.FILE_EXISTS.fill(path=file), words.NEW_NAME_REMEDY) from error
        except StoreUnavailableError as error:
            detail = str(error).splitlines()[0]
            raise fault("no_database", words.NO_DATABASE.fill(detail=detail), words.NO_DATABASE_REMEDY) from error
        tell(run, file, vars(held))


@app.command()
def check(file: BackupFile, lang: LangOption = "zh", json: JsonOption = False) -> None:
    """检查备份是否完好，不作改动 | Read a copy through: is it whole, and what does it hold? Nothing is changed."""
    from api.store import StoreUnavailableError
    from api.store.backup import examine

    with session(lang, json) as run:
        try:
            held = examine(file)
        except StoreUnavailableError as error:
            detail = str(error).splitlines()[0]
            raise fault("no_store", words.NO_BACKUP.fill(detail=detail), words.NO_BACKUP_REMEDY, "FILE") from error
        tell(run, file, vars(held))


def tell(run: Session, file: Path, held: dict[str, int]) -> None:
    """Say what a copy holds."""
    size = f"{held['size'] / MEGABYTE:.1f}"
    run.line(words.STORE_HELD, path=file, size=size, counties=held["counties"], jobs=held["jobs"], plans=held["plans"])
    run.answer(file=str(file), **held)
