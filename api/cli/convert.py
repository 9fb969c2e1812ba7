"""``xiachen convert``: a county from one format to another."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import words
from api.cli.county import open_county
from api.cli.options import CountyFile, LangOption
from api.cli.session import session
from api.cli.targets import COUNTY_SUFFIXES, ForceOption, check_target, write_county

OutFile = Annotated[
    Path, typer.Argument(metavar="OUT", show_default=False, help="目标文件 .xlsx 或 .json | the file to write")
]


def convert(file: CountyFile, out: OutFile, force: ForceOption = False, lang: LangOption = "zh") -> None:
    """在工作簿与 JSON 之间转换 | Convert between workbook, JSON and a folder of CSV files."""
    with session(lang) as run:
        check_target(out, COUNTY_SUFFIXES, force)
        read = open_county(file, run)
        run.line(words.WRITTEN, path=write_county(read.county, out, read.defaults))
