"""The number of a form is read back whatever the code, and the file name of a form is one on every system."""

import pytest

from models.files.collect.asked import Audience
from models.files.collect.form_file import form_name
from models.files.collect.number import FormNumber, number_in, read_number
from models.files.collect.own import Recipient


@pytest.mark.parametrize("code", ["H1-01", "内科", "a-1-2", "KS-1", "心 内"])
@pytest.mark.parametrize("audience", list(Audience))
def test_a_number_is_read_back(audience: Audience, code: str) -> None:
    number = FormNumber(audience, code, 3)
    assert read_number(str(number)) == number
    assert number_in([f"心血管内科　人员（staff）　表号：{number}"]) == number
    assert number_in([None, "表号", str(number)]) == number


@pytest.mark.parametrize("said", ["", "KS-1", "XX-D1-1", "表号", "KS-D1-x"])
def test_what_is_no_number(said: str) -> None:
    assert read_number(said) is None
    assert number_in([said, 5, None]) is None


@pytest.mark.parametrize(
    ("code", "name", "file"),
    [
        ("H1-01", "心内科", "科室-H1-01-心内科.xlsx"),
        ("内科", "内科", "科室-内科.xlsx"),
        ("../x", 'a:b*"c"\n', "科室-x-a_b_c.xlsx"),
        ("..", "///", "科室.xlsx"),
        ("D" * 64, "n", f"科室-{'D' * 57}.xlsx"),
    ],
)
def test_file_names(code: str, name: str, file: str) -> None:
    assert form_name(Recipient(Audience.DEPARTMENT, code, name)) == file
