"""A real server in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


@contextmanager
def live_server(folder: Path, *options: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Run ``xiachen serve`` on a port of its choice; give its address and its process, which is ended at last."""
    command = [sys.executable, "-c", "from api.cli.entry import run; run()", "serve", "--port", "0", "--lang", "en"]
    database = f"sqlite:///{folder}/store.db"
    with (folder / "server.log").open("a") as log:
        process = subprocess.Popen(
            [*command, "--database", database, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
        )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("listening on http"), (folder / "server.log").read_text()
        yield line.split()[2], process
    finally:
        process.terminate()
        process.wait(PATIENCE)
