"""``xiachen check``: the faults of an input, all at once."""

from api.cli.county import county_document, county_line
from api.cli.issues import issue_table
from api.cli.options import CountyFile, JsonOption, LangOption
from api.cli.session import session
from models.files import read_county


def check(file: CountyFile, lang: LangOption = "zh", json: JsonOption = False) -> None:
    """核对输入文件，一次列出全部问题 | Check an input file; all faults at once, each at its cell."""
    with session(lang, json) as run:
        result = read_county(file)
        if result.issues:
            run.show(issue_table(result.issues, lang))
        run.line(county_line(result), style="bold green")
        run.answer(**county_document(result))
