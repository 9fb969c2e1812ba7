"""``xiachen template``: an empty workbook to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.options import LangOption
from api.cli.session import session
from api.cli.targets import ForceOption, check_target
from models.files import write_template

TemplateFile = Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="模板文件名 | the workbook to write")]


def template(file: TemplateFile = Path("county.xlsx"), force: ForceOption = False, lang: LangOption = "zh") -> None:
    """写出空白工作簿：下拉框、批注、示例行 | Write an empty workbook with drop-downs, notes and an example row."""
    with session(lang) as run:
        check_target(file, [".xlsx"], force)
        file.parent.mkdir(parents=True, exist_ok=True)
        path = write_template(file)
        run.line(words.WRITTEN, path=path)
        run.line(words.TEMPLATE_NEXT, path=path)
