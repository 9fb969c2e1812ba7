"""Where everything lies in a county folder; paths are as the history has them, with ``/``."""

import re
from pathlib import Path

from models.month.month import Month, read_month

COUNTY = ("county.xlsx", "county.json")
"""The county's file, the first that is there."""
PLAN, DRAFT, PUBLICATION, ANSWERS = "plan.json", "draft.json", "publication.json", "answers.json"
_MONTH = re.compile(r"^20\d\d-\d\d$")
_NUMBERED = re.compile(r"^(draft-|v)([1-9]\d{0,4})$")


def draft_folder(month: Month, number: int) -> str:
    """Return where a draft lies."""
    return f"{month}/draft-{number}"


def version_folder(month: Month, number: int) -> str:
    """Return where a published version lies."""
    return f"{month}/v{number}"


def answers_file(month: Month) -> str:
    """Return where the answers to a month's drafts are kept."""
    return f"{month}/{ANSWERS}"


def attendance_file(year: int) -> str:
    """Return where a year's attendance is kept."""
    return f"attendance/{year}.csv"


def changes_file(year: int) -> str:
    """Return where a year's requests to change duties are kept."""
    return f"changes/{year}.csv"


def ledger_file(month: Month) -> str:
    """Return where the ledger at the end of a month is kept."""
    return f"ledger/{month}.xlsx"


def county_file(root: Path) -> Path:
    """Return the county's file; raise ``FileNotFoundError`` where there is none."""
    for name in COUNTY:
        if (root / name).is_file():
            return root / name
    raise FileNotFoundError(root / COUNTY[0])


def months_in(root: Path) -> list[Month]:
    """Return the months that a folder has something of, in order."""
    names = [p.name for p in root.iterdir() if p.is_dir() and _MONTH.match(p.name)]
    return sorted(month for name in names if (month := _month(name)) is not None)


def _month(name: str) -> Month | None:
    try:
        return read_month(name)
    except ValueError:
        return None


def numbered(root: Path, month: Month, prefix: str) -> dict[int, Path]:
    """Return a month's folders ``draft-n`` or ``vn`` that hold a plan, by number."""
    found = {}
    base = root / str(month)
    for path in base.iterdir() if base.is_dir() else ():
        said = _NUMBERED.match(path.name)
        if said and said[1] == prefix and (path / PLAN).is_file():
            found[int(said[2])] = path
    return dict(sorted(found.items()))
