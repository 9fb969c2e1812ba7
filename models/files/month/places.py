"""Where everything lies in a county folder; paths are as the history has them, with ``/``."""

import re
from pathlib import Path

from models.month.month import Month, read_month

COUNTY = ("county.xlsx", "county.json")
"""The county's file, the first that is there."""
PLAN, DRAFT, PUBLICATION, ANSWERS = "plan.json", "draft.json", "publication.json", "answers.json"
YEAR = "year.json"
CONSENT = "consent"
"""The folder of a draft's forms that ask for consent."""
_MONTH = re.compile(r"^20\d\d-\d\d$")
_YEAR = re.compile(r"^20\d\d$")
_NUMBERED = re.compile(r"^(draft-|v|plan-)([1-9]\d{0,4})$")


def year_folder(year: int, number: int) -> str:
    """Return where a year plan lies."""
    return f"{year}/plan-{number}"


def draft_folder(month: Month, number: int) -> str:
    """Return where a draft lies."""
    return f"{month}/draft-{number}"


def version_folder(month: Month, number: int) -> str:
    """Return where a published version lies."""
    return f"{month}/v{number}"


def answers_file(month: Month) -> str:
    """Return where the answers to a month's drafts are kept."""
    return f"{month}/{ANSWERS}"


def answered_folder(month: Month) -> str:
    """Return where files of answers are kept as they came."""
    return f"{month}/answered"


def consent_folder(month: Month, number: int) -> str:
    """Return where the forms of a draft that ask for consent lie."""
    return f"{draft_folder(month, number)}/{CONSENT}"


def attendance_forms_folder(month: Month) -> str:
    """Return where the forms lie that receiving units verify attendance on."""
    return f"attendance/out/{month}"


def attended_folder() -> str:
    """Return where files of attendance are kept as they came."""
    return "attendance/in"


def attendance_file(year: int) -> str:
    """Return where a year's attendance is kept."""
    return f"attendance/{year}.csv"


def changes_file(year: int) -> str:
    """Return where a year's requests to change duties are kept."""
    return f"changes/{year}.csv"


def ledger_file(month: Month) -> str:
    """Return where the ledger at the end of a month is kept."""
    return f"ledger/{month}.xlsx"


def report_folder(period: str) -> str:
    """Return where the report of a period is kept."""
    return f"reports/{period}"


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


def years_in(root: Path) -> list[int]:
    """Return the years that a folder has a plan of, in order."""
    return sorted(int(p.name) for p in root.iterdir() if p.is_dir() and _YEAR.match(p.name))


def numbered(root: Path, of: Month | int, prefix: str) -> dict[int, Path]:
    """Return a month's folders ``draft-n`` or ``vn``, or a year's ``plan-n``, that hold a plan, by number."""
    found = {}
    base = root / str(of)
    for path in base.iterdir() if base.is_dir() else ():
        said = _NUMBERED.match(path.name)
        if said and said[1] == prefix and (path / PLAN).is_file():
            found[int(said[2])] = path
    return dict(sorted(found.items()))
