"""``xiachen check``: the faults of an input, all at once."""

from api.cli.county import Checked, county_document
from api.cli.issues import issue_table
from api.cli.options import CountyFile, JsonOption, LangOption, ServerOption, TokenFileOption
from api.cli.remote import checked_by, service_of
from api.cli.session import session
from models.files import read_county


def check(
    file: CountyFile,
    server: ServerOption = "",
    token_file: TokenFileOption = None,
    lang: LangOption = "zh",
    json: JsonOption = False,
) -> None:
    """核对输入文件，一次列出全部问题 | Check an input file; all faults at once, each at its cell."""
    with session(lang, json) as run, service_of(server, token_file, lang) as service:
        found = Checked.of(read_county(file)) if service is None else checked_by(service, file)
        if found.issues:
            run.show(issue_table(found.issues, lang))
        run.line(found.line, style="bold green")
        run.answer(**county_document(found))
