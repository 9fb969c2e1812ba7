"""Counties by JSON and by workbook, and everything that may be wrong with them."""

from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from api.bounded import bounded
from api.service import reading, working
from models.files import guard, read_county, write_county_workbook
from models.files.input.pipeline import read_here
from tests.builders import need, people, tiny_county
from tests.service.conftest import Web, problem

Json = dict[str, Any]


@pytest.fixture
def workbook(tmp_path: Path) -> bytes:
    """Return the same county as a workbook."""
    county = tiny_county(people=people(2), needs=[need("T1", 1), need("T2", 1)], profile="urad")
    return write_county_workbook(county, tmp_path / "county.xlsx").read_bytes()


def test_a_county_is_kept_once_by_its_content(web: Web, county: Json) -> None:
    first = web.post("/v1/counties", county)
    again = web.post("/v1/counties", county)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.headers["Location"] == again.headers["Location"] == f"/v1/counties/{first.json['id']}"
    assert (first.json["name"], first.json["staff"]) == ("测试县", 2)
    assert [c["id"] for c in web.get("/v1/counties").json["counties"]] == [first.json["id"]]


def test_what_is_got_can_be_posted_again(web: Web, county: Json) -> None:
    id = web.post("/v1/counties", county).json["id"]
    found = web.get(f"/v1/counties/{id}").json
    assert web.post("/v1/counties", found["county"]).json["county_hash"] == found["county_hash"]


def test_a_workbook_comes_as_upload_or_as_it_is(web: Web, workbook: bytes) -> None:
    upload = web.call("POST", "/v1/counties", data={"file": (BytesIO(workbook), "测试县.xlsx")})
    assert (upload.status_code, upload.json["staff"]) == (201, 2)
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    plain = web.call("POST", "/v1/counties", data=workbook, headers={"Content-Type": media})
    assert plain.json["id"] == upload.json["id"]


def test_a_file_is_read_in_a_child_of_its_own(web: Web, workbook: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_county", read_county)
    monkeypatch.setattr(guard, "_run", partial(child_told_of, told := [], guard._run))
    assert web.call("POST", "/v1/validate", data={"file": (BytesIO(workbook), "../a b.xlsx")}).json["ok"]
    assert [(kind, path.name) for kind, path in told] == [("county", "a b.xlsx")]
    assert not told[0][1].exists()


def child_told_of(told: list[tuple[str, Path]], run: Any, kind: str, path: Path, given: bytes) -> Any:
    """Run the child and note what for."""
    told.append((kind, path))
    return run(kind, path, given)


def test_faults_are_told_all_at_once_at_their_place(web: Web, county: Json) -> None:
    county["staff"][0]["title"] = "巫师"
    county["facilities"][1]["kind"] = "城堡"
    response = web.post("/v1/counties", county)
    assert problem(response) == (422, "invalid")
    assert [e["pointer"] for e in response.json["errors"]] == ["/facilities/1/kind", "/staff/0/title"]
    checked = web.post("/v1/validate", county)
    assert (checked.status_code, checked.json["ok"]) == (200, False)
    assert [e["pointer"] for e in checked.json["issues"]] == ["/facilities/1/kind", "/staff/0/title"]


def test_validating_keeps_nothing(web: Web, county: Json) -> None:
    assert web.post("/v1/validate", county).json["ok"]
    assert web.get("/v1/counties").json["counties"] == []


@pytest.mark.parametrize(
    ("body", "media", "expected"),
    [
        (b"{", "application/json", (400, "not_json")),
        (b"", "application/json", (400, "not_json")),
        (b"\xff\xfe{}", "application/json", (400, "not_json")),
        (b"PK\x03\x04 no workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", None),
        (b"a,b", "text/csv", (415, "unsupported_type")),
        (b"--x--", "multipart/form-data; boundary=x", (400, "bad_request")),
    ],
)
def test_what_is_no_county_is_refused(web: Web, body: bytes, media: str, expected: tuple[int, str] | None) -> None:
    response = web.call("POST", "/v1/counties", data=body, headers={"Content-Type": media})
    assert problem(response) == (expected or (422, "invalid"))


def test_a_body_beyond_the_limit_is_refused(open_web: Any, county: Json) -> None:
    assert problem(open_web(body_bytes=100).post("/v1/counties", county)) == (413, "too_large")


def test_a_county_is_got_as_a_workbook_that_says_what_was_filled_in(web: Web, county: Json, tmp_path: Path) -> None:
    del county["staff"][0]["specialty"]
    posted = web.post("/v1/counties", county).json
    response = web.get(f"/v1/counties/{posted['id']}.xlsx")
    assert (response.status_code, response.headers["Content-Disposition"]) == (
        200,
        'attachment; filename="county.xlsx"',
    )
    path = tmp_path / "got.xlsx"
    path.write_bytes(response.data)
    assert read_here(path).county.hash == posted["county_hash"]
    sheets = openpyxl.load_workbook(path)
    assert ("默认值清单" in sheets.sheetnames) == (posted["defaults"] > 0)
    again = web.get(f"/v1/counties/{posted['id']}.xlsx", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert problem(web.get("/v1/counties/county_1.xlsx")) == (404, "not_found")


def test_a_workbook_is_made_in_a_child(web: Web, county: Json, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "bounded", bounded)
    id = web.post("/v1/counties", county).json["id"]
    assert web.get(f"/v1/counties/{id}.xlsx").data.startswith(b"PK")


def test_a_deleted_county_is_gone(web: Web, county: Json) -> None:
    id = web.post("/v1/counties", county).json["id"]
    assert web.delete(f"/v1/counties/{id}").status_code == 204
    assert problem(web.get(f"/v1/counties/{id}")) == (404, "not_found")
    assert problem(web.delete(f"/v1/counties/{id}")) == (404, "not_found")
