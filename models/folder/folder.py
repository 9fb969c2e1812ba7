"""Working in a county folder: every change is a step, whole or not at all, and nothing that ever was is lost."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from models.files.out.atomic import write_bytes
from models.folder.history import History
from models.folder.lock import locked, whoever
from models.folder.problems import changed_meanwhile, damaged, no_folder, not_empty
from models.folder.step import Action, Step
from models.folder.tree import digest_in, place_of, read_file, working_files
from models.text import Text, text

STAGING = "staging-"
_BY_HAND = text("{n}个文件：{p}", "{n} files: {p}")
_BACK = text("恢复到第{n}步", "back to step {n}")


class Change:
    """What a step is about to change; nothing of it is in the folder before the step is saved.

    ``note`` is what the history says of it.
    """

    def __init__(self, folder: "CountyFolder", before: dict[str, str], staging: Path) -> None:
        self.root, self.note = folder.root, text("", "")
        self.files = dict(before)
        self._before, self._history, self._staging = before, folder.history, staging

    def read(self, path: str) -> bytes | None:
        """Return a file as the step has it so far."""
        digest = self.files.get(path)
        return None if digest is None else self._history.objects.get(digest)

    def write(self, path: str, content: bytes) -> None:
        """Let the step write a file."""
        place_of(self.root, path)
        self.files[path] = self._history.objects.put(content)

    def remove(self, path: str) -> None:
        """Let the step remove a file; the history keeps it."""
        self.files.pop(path, None)

    def copy(self, source: str, target: str) -> None:
        """Let the step have every file under ``source`` under ``target`` too."""
        for path in [p for p in self.files if p.startswith(f"{source}/")]:
            self.files[f"{target}/{path.removeprefix(f'{source}/')}"] = self.files[path]

    @contextmanager
    def inside(self, path: str) -> Iterator[Path]:
        """Give an empty folder to write to; what is in it afterwards is what the step has under ``path``."""
        place_of(self.root, path)
        with tempfile.TemporaryDirectory(dir=self._staging) as name:
            yield Path(name)
            for known in [p for p in self.files if p.startswith(f"{path}/")]:
                self.remove(known)
            for found in working_files(Path(name)):
                self.write(f"{path}/{found}", (Path(name) / found).read_bytes())


class CountyFolder:
    """The county folder at ``root``; ``by`` is who works in it."""

    def __init__(self, root: str | Path, by: str = "") -> None:
        self.root = Path(root).absolute()
        self.by = by or whoever()
        self.history = History(self.root)
        if not self.history.last:
            raise no_folder(root)

    @classmethod
    def init(cls, root: str | Path, files: dict[str, bytes], by: str = "", note: Text | None = None) -> "CountyFolder":
        """Make a folder with its first ``files``; raises ``FolderProblem`` where there are files already."""
        path, who = Path(root).absolute(), by or whoever()
        path.mkdir(parents=True, exist_ok=True)
        history = History(path)
        with locked(history.path, who):
            if history.last or any(working_files(path)):
                raise not_empty(root)
            kept = {name: history.objects.put(content) for name, content in files.items()}
            history.add(Step(number=1, at=_now(), by=who, action=Action.INIT, note=note or text("", ""), files=kept))
        folder = cls(root, who)
        with folder._held():
            pass
        return folder

    @property
    def state(self) -> Step:
        """The last step."""
        return self.history.step(self.history.last)

    @contextmanager
    def change(self, action: Action, note: Text | None = None) -> Iterator[Change]:
        """Make a step of what is done inside; hand edits since the last step become a step of their own first.

        An exception inside leaves the folder as it was. Raises ``FolderProblem`` where somebody else is at work, or a
        file that the step reads from or writes to is edited meanwhile.
        """
        with self._held() as staging:
            before = self.state.files
            change = Change(self, before, staging)
            change.note = note or change.note
            yield change
            if change.files == before:
                return
            for path in {*before, *change.files}:
                if digest_in(self.root, path) != before.get(path, ""):
                    raise changed_meanwhile(path)
            self._save(action, change.note, change.files)

    def restore(self, number: int) -> None:
        """Bring every file back as it was after step ``number``, as a new step: what came since stays in history."""
        with self.change(Action.RESTORE, _BACK.fill(n=number)) as change:
            change.files = dict(self.history.step(number).files)

    def export(self, number: int, target: Path) -> None:
        """Write every file as it was after step ``number`` to another, empty folder."""
        if target.exists() and any(target.iterdir()):
            raise not_empty(target)
        for path, digest in self.history.step(number).files.items():
            write_bytes(place_of(target, path), self.history.objects.get(digest))

    def edited(self) -> list[str]:
        """Return the files that are not as the last step left them."""
        known = self.state.files
        paths = {*known, *working_files(self.root)}
        return sorted(p for p in paths if digest_in(self.root, p) != known.get(p, ""))

    @contextmanager
    def _held(self) -> Iterator[Path]:
        """Hold the lock; finish what was interrupted, keep what was edited by hand, and give a place for drafts."""
        with locked(self.history.path, self.by):
            for left in self.history.path.glob(f"{STAGING}*"):
                shutil.rmtree(left, ignore_errors=True)
            self._catch_up()
            self._keep_edits()
            with tempfile.TemporaryDirectory(dir=self.history.path, prefix=STAGING) as staging:
                yield Path(staging)

    def _keep_edits(self) -> None:
        """Make hand edits a step of their own."""
        edited = self.edited()
        if not edited:
            return
        files = dict(self.state.files)
        for path in edited:
            content = read_file(self.root, path)
            if content is None:
                files.pop(path, None)
            else:
                files[path] = self.history.objects.put(content)
        self._save(Action.EDIT, _BY_HAND.fill(n=len(edited), p="、".join(edited[:5])), files)

    def _save(self, action: Action, note: Text, files: dict[str, str]) -> None:
        """Add a step, then let the working files show it."""
        number = self.history.last + 1
        parent = self.history.parent_of(number)
        self.history.add(Step(
            number=number, at=_now(), by=self.by, action=action, note=note, parent=parent,
            files=dict(sorted(files.items())),
        ))  # fmt: skip
        self._catch_up()

    def _catch_up(self) -> None:
        """Bring the working files from the step they show to the last; a file edited by hand meanwhile stays."""
        last, shown = self.history.last, self.history.shown
        if shown == last:
            return
        if shown > last:
            raise damaged("shown")
        old = self.history.step(shown).files if shown else {}
        new = self.history.step(last).files
        for path in sorted({*old, *new}):
            if old.get(path) != new.get(path) and digest_in(self.root, path) == old.get(path, ""):
                self._put(path, new.get(path))
        self.history.show(last)

    def _put(self, path: str, digest: str | None) -> None:
        """Let a working file be what a step has, or be gone."""
        place = place_of(self.root, path)
        if digest is not None:
            write_bytes(place, self.history.objects.get(digest))
            return
        place.unlink(missing_ok=True)
        for folder in place.relative_to(self.root).parents:
            here = self.root / folder
            if here != self.root and here.is_dir() and not any(here.iterdir()):
                here.rmdir()


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
