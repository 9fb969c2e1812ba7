"""Many county files in one child: each as it would be read alone, whatever its neighbors are."""

from pathlib import Path

import pytest

from models.files import county_json, read_county
from models.files.collect.counties import read_counties
from models.issue import InputRefused
from tests.builders import people, tiny_county


def test_a_bad_file_is_no_matter_of_its_neighbors(tmp_path: Path) -> None:
    """A good county, one that is not there, one full of faults, one that is no JSON, and a good one again."""
    good = county_json(tiny_county(people=people(2)))
    contents = {"a.json": good, "c.json": b'{"staff": [{"nmae": 1}]}', "d.json": b"[" * 100_000, "e.json": good}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    paths = [tmp_path / f"{name}.json" for name in "abcde"]
    found = list(read_counties(paths))
    for path, its in zip(paths, found, strict=True):
        if path.name in ("a.json", "e.json"):
            assert its == read_county(path)
        else:
            assert isinstance(its, InputRefused)
            with pytest.raises(InputRefused) as alone:
                read_county(path)
            assert its.issues == alone.value.issues
