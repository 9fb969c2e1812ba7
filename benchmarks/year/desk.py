"""The planner's desk: every step is the command ``xiachen``, and any of them may be killed at any moment."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from models.folder import Action, CountyFolder, Step

FIRST_GUESS = 3.0
"""Seconds that a command is taken to last before it has ever run."""


OFTEN = 2 / 3
"""How often a command is killed while kills are still to come: a hundred are spread over most of a year."""


class StepFailed(Exception):  # noqa: N818 - what the command said
    """A command that did not do what the year needs."""


@dataclass
class Desk:
    """A desk with one county folder; ``kills`` are still to come, one for each step at a moment chosen by chance."""

    root: Path
    rng: random.Random
    kills: int = 0
    killed: int = 0
    kept_before: int = 0
    finished_after: int = 0
    lasted: dict[str, float] = field(default_factory=dict)

    def run(self, name: str, *args: object, fails: Sequence[int] = ()) -> int:
        """Run a command; raise ``StepFailed`` unless it ends with 0 or one of ``fails``."""
        command = [str(Path(sys.executable).with_name("xiachen")), *name.split(), *map(str, args)]
        if self.kills > 0 and self.rng.random() < OFTEN and self._killed(name, command):
            return 0
        begun = monotonic()
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        self.lasted[name] = monotonic() - begun
        if ran.returncode not in (0, *fails):
            raise StepFailed(f"{' '.join(command[1:])}: {ran.returncode}\n{ran.stdout[-2000:]}\n{ran.stderr[-4000:]}")
        return ran.returncode

    def _killed(self, name: str, command: list[str]) -> bool:
        """Run a command and end it at a moment chosen by chance; return whether the step was complete all the same."""
        folder = CountyFolder(self.root)
        before, by_hand = folder.state, folder.edited()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            child.wait(self.rng.uniform(0, self.lasted.get(name, FIRST_GUESS)))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        self.kills -= 1
        self.killed += 1
        return self._whole(before, by_hand)

    def _whole(self, before: Step, by_hand: list[str]) -> bool:
        """Check that the folder is as before the step, or as after it; return whether it is as after it."""
        folder = CountyFolder(self.root)
        folder.history.verify()
        with folder.change(Action.EDIT):
            pass
        steps = [folder.history.step(n) for n in range(before.number + 1, folder.history.last + 1)]
        for step, last in zip(steps, [before, *steps], strict=False):
            other = {p for p in {*step.files, *last.files} if step.files.get(p) != last.files.get(p)}
            if step.action is Action.EDIT and not other <= set(by_hand):
                raise StepFailed(f"after a kill the folder has half a step in it: {sorted(other)[:5]}")
        if folder.edited():
            raise StepFailed(f"after a kill files are not as recorded: {folder.edited()[:5]}")
        done = [s for s in steps if s.action is not Action.EDIT]
        if len(done) > 1:
            raise StepFailed("one command made several steps")
        self.kept_before += not done
        self.finished_after += bool(done)
        return bool(done)
