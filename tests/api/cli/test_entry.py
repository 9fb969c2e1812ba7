"""The command as it is called: usage errors as documents, and an end from the first moment on."""

import json
import signal
import subprocess
import sys

import pytest

RUN = "from api.cli.entry import run; run()"


@pytest.mark.parametrize("arguments", [["solve", "--nonsense"], ["check"], ["nonsense"]])
def test_a_wrong_command_line_is_one_document_with_json(arguments: list[str]) -> None:
    called = [sys.executable, "-c", RUN, *arguments, "--json"]
    done = subprocess.run(called, capture_output=True, text=True, check=False)
    document = json.loads(done.stdout)
    assert (done.returncode, document["exit"], document["ok"]) == (2, 2, False)
    assert [issue["code"] for issue in document["issues"]] == ["usage"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_the_program_loads_is_an_interrupt(number: signal.Signals) -> None:
    raised = f"import os; os.kill(os.getpid(), {int(number)})"
    heard = f"import signal; signal.signal({int(number)}, signal.SIG_DFL)"  # also where the tests run under nohup
    code = f"{heard}; import sys, types; sys.modules['api.cli.main'] = types.ModuleType('m'); {RUN}"
    loading = code.replace("run()", f"sys.modules['api.cli.main'].run = lambda: exec({raised!r}); run()")
    done = subprocess.run([sys.executable, "-c", loading], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")
