"""The three files that follow a need: a page, a workbook, and the same for programs."""

from pathlib import Path

from models.files.out.atomic import write_bytes, write_record, write_text
from models.files.out.chain.followed import Followed
from models.files.out.chain.page import follow_page
from models.files.out.chain.sheets import follow_workbook
from models.files.out.shown import Shown

FILES = PAGE, WORKBOOK, REPORT = "follow.html", "follow.xlsx", "follow.json"


def write_follow(folder: Path, followed: Followed, shown: Shown) -> tuple[Path, ...]:
    """Write the files into ``folder``, each in one step, and return their paths; raise ``OSError`` where one cannot."""
    return (
        write_text(folder / PAGE, follow_page(followed, shown)),
        write_bytes(folder / WORKBOOK, follow_workbook(followed, shown)),
        write_record(folder / REPORT, followed.report),
    )
