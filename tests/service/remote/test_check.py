"""``xiachen check --server``."""

from pathlib import Path

from api.cli.exits import ExitCode
from tests.api.cli.conftest import Xiachen, document
from tests.files.input.books import MINIMAL, write_book
from tests.service.conftest import Web
from tests.service.remote.conftest import THERE, Call, transport_of


def test_both_say_the_same_of_a_county(call: Call, web: Web, xiachen: Xiachen, tmp_path: Path) -> None:
    call(transport_of(web))
    file = write_book(tmp_path / "甲县.xlsx", MINIMAL)
    here, there = xiachen("check", file, "--json"), xiachen("check", file, "--json", *THERE)
    assert (there.exit_code, document(there)) == (ExitCode.ANSWERED, document(here))
    assert document(there)["defaults_used"] > 10
    assert xiachen("check", file, *THERE).stdout == xiachen("check", file).stdout


def test_both_list_the_same_faults(call: Call, web: Web, xiachen: Xiachen, tmp_path: Path) -> None:
    call(transport_of(web))
    staff = (*MINIMAL["人员"], ("P004", "nobody", "内科", "魔术师", "副高"))
    file = write_book(tmp_path / "甲县.xlsx", MINIMAL | {"人员": staff})
    here, there = xiachen("check", file, "--json"), xiachen("check", file, "--json", *THERE)
    assert (there.exit_code, document(there)) == (ExitCode.BAD_INPUT, document(here))
    assert len(document(there)["issues"]) > 1
    assert xiachen("check", file, *THERE).stderr == xiachen("check", file).stderr


def test_a_file_that_is_not_there_is_not_sent(call: Call, web: Web, xiachen: Xiachen) -> None:
    call(transport_of(web))
    here, there = xiachen("check", "none.xlsx", "--json"), xiachen("check", "none.xlsx", "--json", *THERE)
    assert (there.exit_code, document(there)) == (ExitCode.BAD_INPUT, document(here))
