"""``xiachen init``: a county folder, with the workbook that is given or an empty one."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from api.cli.county import open_county
from api.cli.month import words
from api.cli.month.options import ByOption, FolderArgument
from api.cli.options import JsonOption, LangOption
from api.cli.session import session
from models.files import ReadResult, write_county_workbook, write_template
from models.folder import CountyFolder
from models.text import text

FromOption = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE", show_default=False, help="已填好的工作簿 | a workbook that is filled in"),
]
_FROM = text("县域数据：{name}", "county data: {name}")


def init(
    folder: FolderArgument,
    source: FromOption = None,
    by: ByOption = "",
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """建立医共体工作目录：每一步都留痕，可恢复 | Make a county folder, in which every step is kept."""
    with session(lang, json) as run:
        content, name = _template(), ""
        if source is not None:
            read = open_county(source, run)
            name = source.name
            content = source.read_bytes() if source.suffix.lower() == ".xlsx" else _workbook(read)
        made = CountyFolder.init(folder, {"county.xlsx": content}, by, _FROM.fill(name=name) if name else None)
        run.line(words.MADE, style="bold green", path=made.root)
        run.line(words.MADE_NEXT, path=made.root / "county.xlsx", root=folder)
        run.answer(folder=str(made.root), step=made.history.last)


def _template() -> bytes:
    with TemporaryDirectory() as folder:
        return write_template(Path(folder) / "county.xlsx").read_bytes()


def _workbook(read: ReadResult) -> bytes:
    """Return the county as a workbook; what was filled in by default stays blank."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "county.xlsx"
        return write_county_workbook(read.county, path, read.defaults, leave_blank=True).read_bytes()
