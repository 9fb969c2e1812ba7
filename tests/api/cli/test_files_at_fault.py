"""What the system says of a file is told in the language of the message, with what to do about it."""

import errno
import os

import pytest

from api.cli.issues import file_issue


@pytest.mark.parametrize(
    ("number", "zh", "remedy"),
    [
        (errno.ENOSPC, "磁盘已满", "空间"),
        (errno.EROFS, "磁盘为只读", "权限"),
        (errno.EISDIR, "是一个文件夹", "路径"),
        (errno.EACCES, "没有权限", "权限"),
    ],
)
def test_a_reason_is_told_in_both_languages(number: int, zh: str, remedy: str) -> None:
    issue = file_issue(OSError(number, os.strerror(number), "out/plan.json"))
    assert issue.message.zh == f"“out/plan.json”：{zh}"
    assert issue.message.en == f'"out/plan.json": {os.strerror(number)}'
    assert remedy in issue.remedy.zh


def test_a_reason_that_nobody_has_translated_is_told_as_it_is() -> None:
    assert "Text file busy" in file_issue(OSError(errno.ETXTBSY, "Text file busy", "x")).message.zh
