"""Plans that are no plans: each is one clear issue, in seconds, in a process that can be ended."""

import zipfile
from pathlib import Path

import pytest

from models.county import County
from models.files import guard
from models.files.input import limits
from models.files.plans import read_plan
from models.issue import InputRefused
from tests.files.out.results import make_results


@pytest.fixture(scope="module")
def county() -> County:
    return make_results().case.county


def _codes(path: Path, county: County) -> list[str]:
    with pytest.raises(InputRefused) as refused:
        read_plan(path, county)
    return [issue.code for issue in refused.value.issues]


def test_an_empty_file(tmp_path: Path, county: County) -> None:
    for name in ("plan.json", "roster.xlsx"):
        (tmp_path / name).write_bytes(b"")
        assert _codes(tmp_path / name, county) == ["file_empty"]


def test_a_zip_bomb(tmp_path: Path, county: County) -> None:
    path = tmp_path / "roster.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"0" * (400 << 20))
    assert path.stat().st_size < limits.LIMITS.file_bytes
    assert len(_codes(path, county)) == 1


def test_a_plan_that_takes_too_long_is_ended(tmp_path: Path, county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LIMITS", limits.Limits(seconds=0.01))
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    assert _codes(tmp_path / "plan.json", county) == ["too_slow"]


def test_deep_nesting(tmp_path: Path, county: County) -> None:
    (tmp_path / "plan.json").write_bytes(b"[" * 1_000_000)
    assert len(_codes(tmp_path / "plan.json", county)) == 1
