"""A county folder of five people and two centers, and steps that are quick on it."""

import shutil
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from api.month import attendance as attending
from api.month import change as changing
from api.month import solving
from api.month.draft import draft
from api.month.given import GivenFile, put
from api.month.publish import publish
from api.month.work import Work
from api.runner import OnEvent, RosterJob, SolveResult
from api.runner.conclude import conclude
from api.runner.watch import Watch
from models.county import County
from models.files.attendance.read_form import Known, ReadAttendance, read_attendance_here
from models.files.input.pipeline import read_here
from models.files.month import kept, state
from models.files.month.kept import ReadKept, read_kept_here
from models.files.month.places import answers_file
from models.files.month.state import answers_text
from models.files.result import ReadResult
from models.files.sheets_of import Asked, read_sheets_here
from models.folder import Action, CountyFolder
from models.month import Answer, Drafted, Month
from optimizer import roster
from optimizer.answer import SolveOptions
from tests.builders import need, people, tiny_county

MARCH = Month(2026, 3)
WORK = Work(options=SolveOptions(time_limit=20, workers=1))


def solved_here(job: RosterJob, on_event: OnEvent, stop: threading.Event) -> SolveResult:
    """Solve in this process: what a child does is tested with the runner."""
    case = job.case()
    return conclude(job, case, Watch(answer=roster.solve(case, job.options, on_event)))


def sheets_here(path: Path, county: County, sheets: tuple[str, ...]) -> ReadResult:
    return read_sheets_here(path, Asked(county=county, sheets=sheets))


def attendance_here(files: Iterable[GivenFile], county: County) -> list[tuple[str, ReadAttendance]]:
    """Read attendance in this process: what a child does is tested once, with a real one."""
    known, given = Known.of(county), list(files)
    with tempfile.TemporaryDirectory() as name:
        paths = [put(Path(name), n, file) for n, file in enumerate(given)]
        return [(f.name, _read_here(f, path, known)) for f, path in zip(given, paths, strict=True)]


def _read_here(file: GivenFile, path: Path, known: Known) -> ReadAttendance:
    return ReadAttendance(issues=(file.issue,)) if file.issue else read_attendance_here(path, known)


def kept_here(paths: list[Path], kind: str, record: type[ReadKept], known: Known) -> list[ReadKept]:
    return [read_kept_here(path, known) for path in paths]


@pytest.fixture(scope="session", autouse=True)
def _without_children() -> Iterator[None]:
    """Read and solve in this process, so that the steps themselves are what takes time."""
    patch = pytest.MonkeyPatch()
    patch.setattr(state, "read_county", read_here)
    patch.setattr(kept, "read_each", kept_here)
    patch.setattr(changing, "read_sheets", sheets_here)
    patch.setattr(attending, "read_attendance", attendance_here)
    patch.setattr(solving, "supervise", solved_here)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def five_people() -> County:
    """Return five people of one lead hospital and two centers that want two days a week each; profile urad."""
    return tiny_county(people=people(5), needs=[need("T1", 2), need("T2", 2)], profile="urad")


@pytest.fixture(scope="session")
def with_draft(five_people: County, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of five people with a draft for March; not to be changed."""
    content = five_people.model_dump_json(by_alias=True).encode()
    made = CountyFolder.init(tmp_path_factory.mktemp("draft") / "c", {"county.json": content}, by="P9")
    drafted(made)
    return made.root


@pytest.fixture(scope="session")
def with_version(with_draft: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return that folder with March published; not to be changed."""
    root = Path(shutil.copytree(with_draft, tmp_path_factory.mktemp("version") / "c"))
    publish(CountyFolder(root), MARCH, "A1")
    return root


@pytest.fixture
def folder(five_people: County, tmp_path: Path) -> CountyFolder:
    """Return the folder of five people, without any draft."""
    content = five_people.model_dump_json(by_alias=True).encode()
    return CountyFolder.init(tmp_path / "c", {"county.json": content}, by="P9")


@pytest.fixture
def with_march(with_draft: Path, tmp_path: Path) -> CountyFolder:
    """Return the folder with a draft for March."""
    return CountyFolder(shutil.copytree(with_draft, tmp_path / "c"), "P9")


@pytest.fixture
def published(with_version: Path, tmp_path: Path) -> CountyFolder:
    """Return the folder with March published."""
    return CountyFolder(shutil.copytree(with_version, tmp_path / "c"), "P9")


def drafted(folder: CountyFolder, month: Month = MARCH) -> Drafted:
    """Make a draft and return what is said of it."""
    found, _ = draft(folder, month, WORK)
    assert found is not None
    return found


def answered(folder: CountyFolder, answers: list[Answer], month: Month = MARCH) -> None:
    """Take answers in."""
    with folder.change(Action.CONSENT) as change:
        change.write(answers_file(month), answers_text(tuple(answers)).encode())
