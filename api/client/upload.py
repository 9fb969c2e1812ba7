"""A county as a file that is sent: a workbook, JSON, or CSV files in a zip."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path


@dataclass(frozen=True)
class Upload:
    """The content of a file, and its name, whose suffix tells what it is."""

    name: str
    content: bytes


def upload_of(path: Path) -> Upload:
    """Return a file as it is, a folder of CSV files as a zip; raise ``OSError`` where it cannot be read."""
    if not path.is_dir():
        return Upload(path.name, path.read_bytes())
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path.iterdir()):
            if file.suffix.lower() == ".csv" and file.is_file():
                archive.write(file, file.name)
    return Upload(f"{path.absolute().stem}.zip", packed.getvalue())
