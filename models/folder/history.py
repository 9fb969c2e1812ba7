"""The steps of a folder, each a file that names the one before it by hash."""

import os
import tempfile
from pathlib import Path

from pydantic import ValidationError

from models.folder.objects import Objects, digest_of
from models.folder.problems import changed_meanwhile, damaged, no_step
from models.folder.step import Step

FOLDER = "history"


class History:
    """The history under ``root``: steps, contents, and which step the working files show."""

    def __init__(self, root: Path) -> None:
        self.path = root / FOLDER
        self.objects = Objects(self.path / "objects")
        self._steps = self.path / "steps"
        self._shown = self.path / "shown"

    @property
    def last(self) -> int:
        """The number of the last step, 0 before the first."""
        return max((int(p.stem) for p in self._steps.glob("*.json") if p.stem.isdigit()), default=0)

    def step(self, number: int) -> Step:
        """Return a step; raises ``FolderProblem`` where there is none, or where it cannot be read."""
        return self._read(number)[0]

    def steps(self) -> list[Step]:
        """Return all steps, the first one first."""
        return [self.step(n) for n in range(1, self.last + 1)]

    def state(self) -> Step | None:
        """Return the last step, ``None`` before the first."""
        return self.step(self.last) if self.last else None

    def parent_of(self, number: int) -> str:
        """Return what step ``number`` has to name as the step before it."""
        return self._read(number - 1)[1] if number > 1 else ""

    def add(self, step: Step) -> None:
        """Add a step in one move; raises ``FolderProblem`` where somebody else has added one of its number."""
        self._steps.mkdir(parents=True, exist_ok=True)
        content = (step.model_dump_json(indent=1) + "\n").encode()
        handle, name = tempfile.mkstemp(dir=self._steps, suffix=".part")
        part, target = Path(name), self._place(step.number)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _place_new(part, target)
        except FileExistsError:
            raise changed_meanwhile(target.name) from None
        finally:
            part.unlink(missing_ok=True)

    @property
    def shown(self) -> int:
        """The number of the step that the working files show, hand edits apart."""
        try:
            return int(self._shown.read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            return 0

    def show(self, number: int) -> None:
        """Note that the working files show step ``number``."""
        part = self._shown.with_suffix(".part")
        part.write_text(f"{number}\n", encoding="ascii")
        part.replace(self._shown)

    def verify(self) -> None:
        """Read every step, and every content once; raises ``FolderProblem`` for the first that is not what it was."""
        parent, whole = "", set[str]()
        for number in range(1, self.last + 1):
            step, digest = self._read(number)
            if step.number != number or step.parent != parent:
                raise damaged(self._place(number).name)
            for content in set(step.files.values()) - whole:
                self.objects.get(content)
            whole.update(step.files.values())
            parent = digest

    def _place(self, number: int) -> Path:
        return self._steps / f"{number:06}.json"

    def _read(self, number: int) -> tuple[Step, str]:
        """Return a step and the hash of its file."""
        path = self._place(number)
        try:
            content = path.read_bytes()
            return Step.model_validate_json(content), digest_of(content)
        except FileNotFoundError:
            raise no_step(number, self.last) from None
        except ValidationError:
            raise damaged(path.name) from None


def _place_new(part: Path, target: Path) -> None:
    """Give a finished file its place, where no file is yet; raises ``FileExistsError``."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError(target) from None
        part.replace(target)
