"""The files in ``deploy/`` and the page about them say what is so: options, names, paths, codes, measures, steps."""

import json
import re
import shlex
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy.engine import make_url
from werkzeug.serving import make_server

from api.cli.lazy import load
from api.runner.result import FailureCode
from api.service.app import create_app
from api.service.problems import KINDS
from api.service.settings import is_loopback
from api.store.backup import back_up
from tests.jobs.conftest import until
from tests.jobs.stub import Stub
from tests.service.conftest import Open, Web

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNIT, ENVIRONMENT, IMAGE, PROXY, WHEELHOUSE = (
    (DEPLOY / name).read_text()
    for name in ("xiachen.service", "xiachen.env.example", "Containerfile", "nginx.conf", "wheelhouse")
)
PAGE = (ROOT / "docs" / "service-deployment.md").read_text()
STATE = "/var/lib/xiachen"
Json = dict[str, Any]


def settings_of(unit: str) -> dict[str, list[str]]:
    """Return the values of each setting of a unit of systemd."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r"^(\w+)=(.*)$", unit, re.MULTILINE):
        found.setdefault(name, []).append(value)
    return found


SETTINGS = settings_of(UNIT)
VARIABLES = dict(value.split("=", 1) for value in SETTINGS["Environment"])


def words_of(line: str) -> list[str]:
    """Return the words of a command line without its prompt and remark, variables of the unit filled in."""
    filled = re.sub(r"\$\{(\w+)\}", lambda found: VARIABLES[found[1]], re.sub(r"^[#$] ", "", line))
    return shlex.split(filled, comments=True)


def commands() -> Iterator[tuple[str, ...]]:
    """Yield what unit, image and page call the program with."""
    yield tuple(words_of(SETTINGS["ExecStart"][0])[1:])
    yield tuple(json.loads(re.findall(r"^CMD (\[.*\])$", IMAGE, re.MULTILINE)[0]))
    for line in re.findall(r"^.*\bxiachen (?:serve|token|store) .*$", "\n".join(blocks()), re.MULTILINE):
        words = words_of(line)
        yield tuple(words[next(i for i, word in enumerate(words) if word in ("serve", "token", "store")) :])


def blocks() -> list[str]:
    """Return the blocks of code of the page."""
    return re.findall(r"^```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def parse(words: tuple[str, ...]) -> Json:
    """Return what the command line makes of ``words``; nothing is run."""
    command, rest = load(words[0]), list(words[1:])
    if words[0] != "serve":
        command, rest = command.commands[rest[0]], rest[1:]
    return dict(command.make_context(words[0], rest).params)


@pytest.mark.parametrize("words", sorted(set(commands())), ids=" ".join)
def test_every_command_is_one_that_the_program_takes(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIACHEN_DATABASE", "sqlite:///elsewhere.db")
    given = parse(words)
    for option in ("database", "tokens"):
        if f"--{option}" in words:
            assert str(given[option]) == words[words.index(f"--{option}") + 1]


def test_the_page_calls_for_every_command_that_it_should() -> None:
    assert {words[:2] for words in commands() if words[0] != "serve"} == {
        ("token", "create"),
        ("token", "list"),
        ("token", "revoke"),
        ("store", "backup"),
        ("store", "check"),
    }


def test_unit_and_image_serve_behind_tokens() -> None:
    unit, image = (parse(words) for words in list(commands())[:2])
    assert is_loopback(unit["host"])
    assert str(unit["tokens"]) == VARIABLES["XIACHEN_TOKENS"]
    assert not is_loopback(image["host"])
    assert (unit["port"], image["port"]) == (8080, 8080)


def test_variables_are_those_that_the_program_reads() -> None:
    read = {parameter.envvar for name in ("serve", "token", "store") for parameter in parameters(load(name))}
    said = set(re.findall(r"\bXIACHEN_[A-Z]+\b", UNIT + ENVIRONMENT + IMAGE + PAGE))
    assert {"XIACHEN_DATABASE", "XIACHEN_TOKENS"} <= said <= read


def parameters(command: Any) -> Iterator[Any]:
    """Yield the parameters of a command and of those below it."""
    yield from command.params
    for below in getattr(command, "commands", {}).values():
        yield from parameters(below)


def test_everything_that_is_kept_is_kept_where_the_unit_and_the_image_may_write() -> None:
    assert f"/var/lib/{SETTINGS['StateDirectory'][0]}" == SETTINGS["WorkingDirectory"][0] == STATE
    assert f"\nVOLUME {STATE}\n" in IMAGE
    for text in ("\n".join(SETTINGS["Environment"]), ENVIRONMENT, IMAGE):
        urls = re.findall(r"^#?.*XIACHEN_DATABASE=(\S+)", text, re.MULTILINE)
        files = [make_url(url).database for url in urls if url.startswith("sqlite")]
        assert files == [f"{STATE}/store.db"]
        assert re.findall(r"XIACHEN_TOKENS=(\S+)", text) == [f"{STATE}/tokens.json"]
        assert {make_url(url).drivername for url in urls} <= {"sqlite", "postgresql+psycopg"}
    assert SETTINGS["EnvironmentFile"] == ["-/etc/xiachen/xiachen.env"]
    assert "/etc/xiachen/xiachen.env" in PAGE


def test_the_unit_leaves_it_to_the_server_to_end_its_children() -> None:
    assert (SETTINGS["KillMode"], SETTINGS["OOMPolicy"], SETTINGS["Restart"]) == (
        ["mixed"],
        ["continue"],
        ["on-failure"],
    )
    assert "~" not in " ".join(SETTINGS["SystemCallFilter"])  # @resources stays: children limit themselves
    assert "MemoryDenyWriteExecute" not in SETTINGS


def test_files_that_are_named_are_there() -> None:
    for name in re.findall(r"\bdeploy/([\w.-]+)", PAGE + IMAGE + UNIT):
        assert (DEPLOY / name).is_file(), name
    for path in re.findall(r"^COPY (?!--from)(.+) \S+$", IMAGE, re.MULTILINE):
        assert [word for word in path.split() if not (ROOT / word).exists()] == []
    for target in re.findall(r"\]\((decisions/[\w-]+\.md)\)", PAGE):
        assert (ROOT / "docs" / target).is_file()


def test_no_secret_is_in_a_file() -> None:
    assert not re.search(r"xc_[\w-]{20,}|BEGIN [A-Z ]*PRIVATE KEY", "".join((UNIT, ENVIRONMENT, IMAGE, PROXY, PAGE)))


@contextmanager
def listening(web: Web) -> Iterator[int]:
    """Serve an app on a port of its own; give the port."""
    server = make_server("127.0.0.1", 0, create_app(web.service), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_health_check_of_the_image_tells_a_store_that_does_not_answer(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = json.loads(re.findall(r"^HEALTHCHECK .*CMD (\[.*\])$", IMAGE, re.MULTILINE)[0])
    assert command[:2] == ["python", "-c"]
    with listening(web) as port:

        def check() -> bool:
            with pytest.raises(SystemExit) as ended:
                exec(command[2].replace("8080", str(port)), {})
            return not ended.value.code

        assert check()
        with web.service.store.writing() as session:
            session.connection().exec_driver_sql("ALTER TABLE jobs RENAME TO gone")
        assert not check()
        with web.service.store.writing() as session:
            session.connection().exec_driver_sql("ALTER TABLE gone RENAME TO jobs")


def test_the_proxy_lets_through_what_the_service_takes(web: Web) -> None:
    limits = web.get("/v1/info").json["limits"]
    allowed = re.findall(r"client_max_body_size (\d+)m;", PROXY)
    assert [int(megabytes) << 20 > limits["body_bytes"] for megabytes in allowed] == [True]
    locations = re.findall(r"location ([^{]+)\{(.*?)\n    \}", PROXY, re.DOTALL)
    assert {where.strip() for where, _ in locations} == {"/", "~ ^/v1/jobs/[^/]+/events$", "= /metrics"}
    for _, body in locations:
        assert "proxy_set_header Host $host;" in body
    assert "proxy_buffering off;" in {where.strip(): body for where, body in locations}["~ ^/v1/jobs/[^/]+/events$"]


def table(heading: str) -> list[list[str]]:
    """Return the cells of the last table below a heading of the page, without its head."""
    section = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    found = next(part for part in section if part.startswith(heading))
    rows = re.split(r"\n\n", found)
    last = [part for part in rows if part.startswith("|")][-1]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in last.splitlines()[2:]]


def test_limits_are_those_of_the_service(web: Web) -> None:
    limits = web.get("/v1/info").json["limits"]
    said = " ".join(" ".join(row) for row in table("上限"))
    for name in set(limits) - {"concurrency"}:
        assert f"`{name}`" in said, name
    default = parse(("serve",))
    for row in table("上限"):
        for option in re.findall(r"^`--([\w-]+)` in the unit", row[1]):
            assert row[2] == str(default[option.replace("-", "_")]), option
    fixed = {name: limits[name] for name in ("horizon_days", "rows", "queue", "open_jobs", "streams", "rate")}
    fixed |= {name: int(limits[name]) for name in ("solve_seconds", "default_seconds")}
    for name, value in fixed.items():
        assert re.search(rf"\b{value}\b[^,|`]*\(`{name}`\)", said), (name, value)
    assert f"{limits['body_bytes'] >> 20} MiB (`body_bytes`)" in said


def test_codes_are_those_of_the_service() -> None:
    for cell, _ in table("故障"):
        status, codes = cell.split(" ", 1)
        for code in re.findall(r"`(\w+)`", codes) if "without" not in codes else ():
            assert KINDS[code].status == int(status), code
    said = PAGE.split("A job that has `failed`")[1].split("A solve that")[0]
    assert set(re.findall(r"`(\w+)`", said)) == {code.value for code in FailureCode}


def test_measures_are_those_that_the_service_tells(open_web: Open, county: Json) -> None:
    web = open_web()
    web.ended(web.submit(county))
    families = text_string_to_metric_families(web.get("/metrics").text)
    told = {sample.name for family in families for sample in family.samples} | {"up"}
    alarms = [row[1] for row in table("监控")]
    said = set(re.findall(r"\b(xiachen_\w+|process_\w+)", " ".join(alarms)))
    assert len(said) >= 4
    assert said <= told


def test_a_copy_of_a_store_in_use_goes_on_where_it_was(open_web: Open, county: Json, tmp_path: Path) -> None:
    web = open_web(Stub(holds=True), concurrency=1)
    running, waiting = web.submit(county), web.submit(county)
    until(lambda: web.get(f"/v1/jobs/{running}").json["state"] == "running")
    held = back_up(web.service.settings.database, tmp_path / "copy.db")
    assert (held.counties, held.jobs, held.plans) == (1, 2, 0)
    web.stub.go.set()
    for job in (running, waiting):
        web.ended(job)
    put_back(tmp_path)
    again = open_web()
    assert {job["id"] for job in again.get("/v1/jobs").json["jobs"]} == {running, waiting}
    assert [again.ended(job)["outcome"] for job in (running, waiting)] == ["optimal", "optimal"]
    assert len(again.stub.begun) == 2


def put_back(folder: Path) -> None:
    """Restore a copy as the page says: what was there is put aside, all of it together."""
    assert f"mv {STATE}/store.db* {STATE}/before/" in PAGE
    (folder / "before").mkdir()
    for file in folder.glob("store.db*"):
        file.rename(folder / "before" / file.name)
    (folder / "copy.db").rename(folder / "store.db")


def run_wheelhouse(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run the script of packages."""
    return subprocess.run([DEPLOY / "wheelhouse", *arguments], capture_output=True, text=True, check=False)


def test_packages_that_were_damaged_on_the_way_are_not_installed(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "pins.txt").write_text("xiachen==0.1.0\n")
    (wheels / "SHA256SUMS").write_text(f"{'0' * 64}  pins.txt\n")
    assert run_wheelhouse("install", wheels, tmp_path / "venv").returncode == 1
    assert not (tmp_path / "venv").exists()


def test_packages_take_the_place_of_nothing(tmp_path: Path) -> None:
    for arguments in (("make", tmp_path), ("install", tmp_path, tmp_path)):
        result = run_wheelhouse(*arguments)
        assert (result.returncode, "已存在" in result.stderr) == (2, True)
    assert run_wheelhouse("no-such-thing").returncode == 2
    assert list(tmp_path.iterdir()) == []
