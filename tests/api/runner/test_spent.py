"""What a process has taken, as it says itself and as others see it."""

import os

from api.runner.spent import spent, spent_by


def test_others_see_what_a_process_says_of_itself() -> None:
    seen, own = spent_by(os.getpid()), spent()
    assert seen is not None
    assert 0 < seen.cpu_seconds <= own.cpu_seconds + 0.1
    assert own.cpu_seconds - seen.cpu_seconds < 1
    assert 0.9 < seen.peak_bytes / own.peak_bytes < 1.1


def test_of_a_process_that_is_gone_nothing_is_known() -> None:
    assert spent_by(2**22 + 1) is None
    assert spent_by(None) is None
