"""Whose word is taken where two contradict."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from models.files.collect.handed import FOLDER
from models.files.input.codes import did_you_mean, make_issue
from models.issue import InputRefused


def files_taken(take: Iterable[str], names: list[str], county: str) -> tuple[str, ...]:
    """Return files, given by path or by name, as joining names them; ``county`` is the county's own file.

    Raises ``InputRefused`` for one that is not there, or a name that several have.
    """
    shared = Counter(Path(name).name for name in names)
    known = {Path(name).name: name for name in names if shared[Path(name).name] == 1}
    known |= {path: name for name in names for path in (name, f"{FOLDER}/{name}")} | {county: county}
    found, unknown = [], []
    for said in take:
        path = Path(said).as_posix()
        inside = path[path.rfind(f"{FOLDER}/in/") :] if f"{FOLDER}/in/" in path else path
        name = known.get(path) or known.get(inside) or known.get(Path(said).name)
        if name is None:
            unknown.append(make_issue("take_unknown", found=said, hint=did_you_mean(said, known), county=county))
        else:
            found.append(name)
    if unknown:
        raise InputRefused(unknown)
    return tuple(found)
