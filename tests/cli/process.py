"""The command line as a shell, cron and systemd start it: a process of its own, with files for its output."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

# Only matters when something hangs: a machine with other work takes 10 s for what an idle one does in one.
PATIENCE_S = 60.0
TEST_S = 150.0  # for a test that waits for processes twice and more, in place of the usual 20 s


class Process:
    """A running `monitor`, in a process group of its own; whatever is left of it when the block ends is killed.

    Args:
        arguments: what follows `monitor`.
        folder: where it runs, and where its output goes.
        environ: the whole environment.
        stdout: a file descriptor for its output in place of a file.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        folder: Path,
        environ: Mapping[str, str],
        stdout: int | None = None,
    ) -> None:
        self._stdout, self._stderr = folder / "stdout", folder / "stderr"
        with self._stdout.open("wb") as output, self._stderr.open("wb") as problems:
            self._child = subprocess.Popen(  # noqa: S603  our own program
                [sys.executable, "-m", "monitor", *arguments],
                cwd=folder,
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                stdout=output if stdout is None else stdout,
                stderr=problems,
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child.poll() is None:
            os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()

    @property
    def stdout(self) -> str:
        """What it has printed so far."""
        return self._stdout.read_text("utf-8")

    @property
    def stderr(self) -> str:
        """What it has complained about so far."""
        return self._stderr.read_text("utf-8")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for something it will do; fails with its complaints when it does not, or ends first."""
        wait_until(lambda: condition() or not self.running, what)
        assert self.running or condition(), f"it ended without {what}: {self.stderr}"

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process, as `kill` does."""
        self._child.send_signal(number)

    def interrupt(self) -> None:
        """Ctrl-C: the terminal sends SIGINT to the whole process group."""
        os.killpg(self._child.pid, signal.SIGINT)

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self._child.poll() is None

    def exit_code(self, within_s: float = PATIENCE_S) -> int:
        """Wait for its end; raises `subprocess.TimeoutExpired` when that does not come in time."""
        return self._child.wait(within_s)


def wait_until(condition: Callable[[], bool], what: str, within_s: float = PATIENCE_S) -> None:
    """Wait for something another process does; fails, naming it, when it does not happen."""
    latest = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < latest, f"no {what} within {within_s:g} s"
        time.sleep(0.02)
