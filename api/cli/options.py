"""Arguments and options that several commands share, with bilingual help."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Lang

CountyFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", show_default=False, help="县域工作簿 .xlsx、.json 或 CSV 文件夹 | the county's file"
    ),
]
LangOption = Annotated[Lang, typer.Option("--lang", envvar="XIACHEN_LANG", help="显示语言 | language of what is shown")]
JsonOption = Annotated[
    bool, typer.Option("--json", help="只输出一个 JSON 文档，供程序读取 | print one JSON document and nothing else")
]
ProfileOption = Annotated[
    str, typer.Option("--profile", show_default=False, help="改用另一政策方案 | another policy profile than the file's")
]
SetOption = Annotated[
    list[str],
    typer.Option(
        "--set",
        metavar="RULE.PARAM=VALUE",
        show_default=False,
        help="改一项规则口径，可重复 | override a policy value, repeatable: roster.weekly_share.share=0.6",
    ),
]
ServerOption = Annotated[
    str, typer.Option("--server", metavar="URL", show_default=False, help="由服务完成 | let the service at URL do it")
]
TokenFileOption = Annotated[
    Path | None, typer.Option("--token-file", metavar="FILE", help="存有访问令牌的文件 | file that holds your token")
]
AnonymousOption = Annotated[bool, typer.Option("--anonymous", help="结果中隐去姓名 | leave names out of every result")]
NO_SETTINGS: list[str] = []
