"""Kills a process, for real, before the n-th thing it does to its database."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from monitor.store.database import Database


@dataclass(slots=True)
class Executioner:
    """Counts the steps of a process and ends it (SIGKILL) before the n-th; without a number it only counts."""

    at: int | None = None
    steps: int = 0

    def step(self, _statement: str = "") -> None:
        """One more step is about to be taken."""
        self.steps += 1
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, database: Database) -> None:
        """From now on every statement of this connection is a step: BEGIN and COMMIT too."""
        database._connection.set_trace_callback(self.step)


def killed_at(step: int, work: Callable[[Executioner], None]) -> bool:
    """Do the work in a child that is killed before its n-th step; whether it came so far."""
    return _in_child(lambda: work(Executioner(step)))


def killed_after(seconds: float, work: Callable[[Executioner], None]) -> bool:
    """Do the work in a child that is killed after some time; whether it was not done by then."""
    return _in_child(lambda: work(Executioner()), seconds)


def _in_child(work: Callable[[], None], kill_after_s: float | None = None) -> bool:
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:  # whatever was raised: nothing of the test's own may run in here
            os._exit(1)
    if kill_after_s is not None:
        time.sleep(kill_after_s)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status)
    assert killed or os.WEXITSTATUS(status) == 0, "the child failed by itself"
    return killed
