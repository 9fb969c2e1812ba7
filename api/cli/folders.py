"""Where results go."""

import re
import tempfile
from pathlib import Path

from api.cli import words
from api.cli.issues import fault
from models.county import County


def result_folder(given: Path | None, county: County, what: str) -> Path:
    """Return the folder that was asked for, or ``out/<county>-<what>``; make it, and make sure it can be written.

    ``what`` is a month or a decision.

    Raises ``InputRefused`` where it is a file, ``OSError`` where the system refuses.
    """
    return ready_folder(given or Path("out") / f"{safe_name(county.county.name)}-{what}")


def ready_folder(folder: Path) -> Path:
    """Return a folder, made where it is not there yet; raises as :func:`result_folder`."""
    if folder.exists() and not folder.is_dir():
        raise fault("not_a_folder", words.NOT_A_FOLDER.fill(path=folder), words.FOLDER_REMEDY, "--out")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        error.filename = str(folder)
        raise


def safe_name(name: str) -> str:
    """Return a name without what a file name cannot hold."""
    return re.sub(r'[\\/:*?"<>|\s]+', "_", name).strip("._") or "county"
