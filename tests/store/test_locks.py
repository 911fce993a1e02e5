"""The two locks, across processes."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.errors import AlreadyPolling, Busy, StoreError
from monitor.store import PollLock, WriteLock

# Takes a lock, says so, and keeps it until it is told or made to stop.
HOLDER = """
import sys
from pathlib import Path
from monitor.store import PollLock, WriteLock
with {"poll": PollLock, "write": WriteLock}[sys.argv[1]](Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_elsewhere(kind: str, database: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds a lock while the block runs."""
    with subprocess.Popen(  # noqa: S603 - this interpreter, our own words
        [sys.executable, "-c", HOLDER, kind, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_second_poller_is_refused_by_name(path: Path) -> None:
    """Who comes second learns who polls, since when and as what."""
    with held_elsewhere("poll", path) as holder:
        with pytest.raises(AlreadyPolling) as caught:
            PollLock(path).acquire()

        message = str(caught.value)
        assert all(part in message for part in (str(path), f"pid {holder.pid},", "since 20", "-c poll"))


def test_poll_lock_note(path: Path) -> None:
    """The holder is noted with the time it was given, and gone from the file when it is done."""
    lock = PollLock(path, now=lambda: datetime(2026, 8, 21, 10, 5, tzinfo=UTC))
    with lock:
        note = lock.path.read_text("utf-8")
        assert note.startswith(f"pid {os.getpid()}, since 2026-08-21 10:05 UTC: ")
    assert lock.path.read_text("utf-8") == ""


@pytest.mark.parametrize("kind", ["poll", "write"])
def test_lock_outlives_no_process(path: Path, kind: str) -> None:
    """A lock whose holder was killed is free at once, whatever its file still says."""
    with held_elsewhere(kind, path) as holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with {"poll": PollLock, "write": WriteLock}[kind](path):
            pass


def test_poll_lock_within_one_process(path: Path) -> None:
    """Two locks in one process exclude each other too, and released means free."""
    with PollLock(path), pytest.raises(AlreadyPolling):
        PollLock(path).acquire()
    with PollLock(path):
        pass


def test_two_databases_in_one_folder(tmp_path: Path) -> None:
    """Each database has locks of its own, in files nobody else may read."""
    with PollLock(tmp_path / "one.db") as one, PollLock(tmp_path / "two.db") as two:
        assert (one.path.name, two.path.name) == ("one.db.poll.lock", "two.db.poll.lock")
        assert stat.S_IMODE(one.path.stat().st_mode) == 0o600


def test_poll_lock_makes_its_folder(tmp_path: Path) -> None:
    """The lock comes before the database, so it makes the folder."""
    with PollLock(tmp_path / "new" / "monitor.db") as lock:
        assert stat.S_IMODE(lock.path.parent.stat().st_mode) == 0o700


def test_lock_file_that_can_not_be_made(path: Path) -> None:
    """A lock file that can't be opened is named."""
    path.with_name("monitor.db.write.lock").mkdir()

    with pytest.raises(StoreError, match=r"write\.lock can't be opened"):
        WriteLock(path).acquire()


def test_write_lock_waits_then_gives_up(path: Path) -> None:
    """A writer waits as long as it was told, then says who it waited for."""
    with held_elsewhere("write", path):
        began = time.monotonic()
        with pytest.raises(Busy, match=r"monitor\.db for 0\.2 s"):
            WriteLock(path, wait_s=0.2).acquire()
        assert 0.2 <= time.monotonic() - began < 2


def test_write_lock_is_had_when_it_is_given_back(path: Path) -> None:
    """A writer that waits goes on as soon as the other has finished."""
    with held_elsewhere("write", path) as holder:
        assert holder.stdin is not None
        holder.stdin.close()  # it ends within the wait
        with WriteLock(path, wait_s=5):
            assert holder.wait() == 0
