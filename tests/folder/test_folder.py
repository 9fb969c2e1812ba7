"""A county folder: every step whole or not at all, nothing lost, one at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.folder import Action, CountyFolder, FolderProblem
from models.folder.tree import place_of, working_files


def made(tmp_path: Path) -> CountyFolder:
    return CountyFolder.init(tmp_path / "c", {"county.xlsx": b"one", "2026-01/a.txt": b"a"}, by="P1")


def content(folder: CountyFolder) -> dict[str, bytes]:
    return {p: (folder.root / p).read_bytes() for p in working_files(folder.root)}


def test_the_first_files_are_there(tmp_path: Path) -> None:
    folder = made(tmp_path)
    assert content(folder) == {"county.xlsx": b"one", "2026-01/a.txt": b"a"}
    assert [s.action for s in folder.history.steps()] == [Action.INIT]
    assert folder.edited() == []


def test_a_step_writes_and_removes(tmp_path: Path) -> None:
    folder = made(tmp_path)
    with folder.change(Action.DRAFT) as change:
        change.write("2026-02/b.txt", b"b")
        change.remove("2026-01/a.txt")
        assert content(folder) == {"county.xlsx": b"one", "2026-01/a.txt": b"a"}, "nothing before it is saved"
    assert content(folder) == {"county.xlsx": b"one", "2026-02/b.txt": b"b"}
    assert not (folder.root / "2026-01").exists()
    folder.history.verify()


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    folder = made(tmp_path)
    with pytest.raises(KeyError), folder.change(Action.DRAFT) as change:
        change.write("county.xlsx", b"two")
        raise KeyError
    assert content(folder)["county.xlsx"] == b"one"
    assert folder.history.last == 1


def test_hand_edits_are_a_step_of_their_own(tmp_path: Path) -> None:
    folder = made(tmp_path)
    (folder.root / "county.xlsx").write_bytes(b"by hand")
    (folder.root / "2026-01/a.txt").unlink()
    (folder.root / "new.txt").write_bytes(b"new")
    with folder.change(Action.DRAFT) as change:
        assert change.read("county.xlsx") == b"by hand"
        change.write("x", b"x")
    assert [s.action for s in folder.history.steps()] == [Action.INIT, Action.EDIT, Action.DRAFT]
    assert content(folder) == {"county.xlsx": b"by hand", "new.txt": b"new", "x": b"x"}


def test_a_file_edited_while_a_step_is_made_is_kept_and_the_step_told(tmp_path: Path) -> None:
    folder = made(tmp_path)
    with pytest.raises(FolderProblem) as told, folder.change(Action.DRAFT) as change:
        change.write("county.xlsx", b"two")
        (folder.root / "county.xlsx").write_bytes(b"meanwhile")
    assert told.value.code == "changed_meanwhile"
    assert content(folder)["county.xlsx"] == b"meanwhile"


def test_any_earlier_state_comes_back_and_what_came_since_stays(tmp_path: Path) -> None:
    folder = made(tmp_path)
    with folder.change(Action.DRAFT) as change:
        change.write("county.xlsx", b"two")
        change.write("b", b"b")
    folder.restore(1)
    assert content(folder) == {"county.xlsx": b"one", "2026-01/a.txt": b"a"}
    folder.export(2, tmp_path / "old")
    assert (tmp_path / "old/county.xlsx").read_bytes() == b"two"
    with pytest.raises(FolderProblem, match="no step 9"):
        folder.restore(9)


def test_a_folder_of_results_replaces_what_was_under_its_path(tmp_path: Path) -> None:
    folder = made(tmp_path)
    with folder.change(Action.DRAFT) as change, change.inside("2026-01") as inside:
        (inside / "deep").mkdir()
        (inside / "deep/r.txt").write_bytes(b"r")
    assert content(folder) == {"county.xlsx": b"one", "2026-01/deep/r.txt": b"r"}


def test_the_second_at_work_is_told_who_the_first_is(tmp_path: Path) -> None:
    folder = made(tmp_path)
    code = "import sys; from models.folder import *\n" \
           "try:\n    with CountyFolder(sys.argv[1]).change(Action.DRAFT): pass\n" \
           "except FolderProblem as p: print(p.code, p.message.en)"  # fmt: skip
    with folder.change(Action.DRAFT) as change:
        change.write("x", b"x")
        said = subprocess.run(
            [sys.executable, "-c", code, str(folder.root)], capture_output=True, text=True, check=True
        )
    assert said.stdout.startswith("in_use P1 ")
    assert folder.history.last == 2


def test_two_steps_of_one_number_cannot_be(tmp_path: Path) -> None:
    folder = made(tmp_path)
    step = folder.state.model_copy(update={"number": 2})
    folder.history.add(step)
    with pytest.raises(FolderProblem) as told:
        folder.history.add(step)
    assert told.value.code == "changed_meanwhile"


def test_a_damaged_history_is_told(tmp_path: Path) -> None:
    folder = made(tmp_path)
    next((folder.root / "history/objects").rglob(folder.state.files["county.xlsx"])).write_bytes(b"other")
    with pytest.raises(FolderProblem, match="damaged"):
        folder.history.verify()


def test_a_changed_step_breaks_the_chain(tmp_path: Path) -> None:
    folder = made(tmp_path)
    with folder.change(Action.DRAFT) as change:
        change.write("x", b"x")
    first = folder.root / "history/steps/000001.json"
    first.write_text(first.read_text("utf-8").replace('"P1"', '"P2"'), "utf-8")
    with pytest.raises(FolderProblem, match="damaged"):
        folder.history.verify()


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "history/x", ""])
def test_no_path_leads_out(tmp_path: Path, path: str) -> None:
    folder = made(tmp_path)
    with pytest.raises(ValueError, match=r".*"), folder.change(Action.DRAFT) as change:
        change.write(path, b"x")
    with pytest.raises(ValueError, match=r".*"):
        place_of(folder.root, path)


def test_only_an_empty_folder_is_made(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").write_bytes(b"x")
    with pytest.raises(FolderProblem) as told:
        CountyFolder.init(tmp_path / "full", {})
    assert told.value.code == "not_empty"
    with pytest.raises(FolderProblem) as told:
        CountyFolder(tmp_path / "full")
    assert told.value.code == "no_folder"


def test_office_files_left_open_are_not_kept(tmp_path: Path) -> None:
    folder = made(tmp_path)
    (folder.root / "~$county.xlsx").write_bytes(b"lock")
    (folder.root / ".~lock.county.xlsx#").write_bytes(b"lock")
    assert folder.edited() == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_named(tmp_path: Path) -> None:
    folder = made(tmp_path)
    place = os.fsencode(folder.root) + "/心内.csv".encode("gbk")
    with Path(os.fsdecode(place)).open("wb") as file:
        file.write(b"kept")
    with pytest.raises(FolderProblem) as found, folder.change(Action.MERGE) as change:
        change.write("x", b"x")
    assert found.value.code == "bad_name"
    assert ".csv" in found.value.message.zh
    assert folder.history.last == 1
    assert Path(os.fsdecode(place)).read_bytes() == b"kept"


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("at", range(14))
def test_wherever_it_ends_the_last_whole_state_is_there(
    tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = made(tmp_path)
    before = content(folder)
    after = {"county.xlsx": b"two", "2026-02/b.txt": b"b", "2026-02/c.txt": b"c"}
    calls = 0

    def ending(real: object) -> object:
        def call(*given: object, **named: object) -> object:
            nonlocal calls
            calls += 1
            if calls == at + 1:
                raise Killed
            return real(*given, **named)  # type: ignore[operator]

        return call

    with monkeypatch.context() as patch:
        for name in ("link", "replace", "unlink", "fsync"):
            patch.setattr(os, name, ending(getattr(os, name)))
        for name in ("replace", "unlink"):
            patch.setattr(Path, name, ending(getattr(Path, name)))
        try:
            with folder.change(Action.DRAFT) as change:
                for path, what in after.items():
                    change.write(path, what)
                change.remove("2026-01/a.txt")
        except Killed:
            pass
    again = CountyFolder(folder.root)
    with again.change(Action.DRAFT):
        pass
    assert content(again) == (after if again.history.last == 2 else before)
    assert not any(s.action is Action.EDIT for s in again.history.steps())
    again.history.verify()
