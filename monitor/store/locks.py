"""Two locks beside the database, both flock(2): the kernel frees them however their holder ends."""

import fcntl
import os
import shlex
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from monitor.errors import AlreadyPolling, Busy, StoreError
from monitor.store.files import beside, private_file, private_folder

# How long a writer waits for another: write transactions take milliseconds, a migration of a large file seconds.
WAIT_S = 5.0
# Pause between two attempts: flock has no timeout of its own.
ATTEMPT_EVERY_S = 0.01
# What a holder writes into its lock file is read back up to here.
NOTE_BYTES = 400


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _take(descriptor: int, kind: int = fcntl.LOCK_EX) -> bool:
    """Take the lock if it is free."""
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _note(descriptor: int) -> str:
    """What the holder has written into its lock file."""
    return os.pread(descriptor, NOTE_BYTES, 0).decode("utf-8", "replace").strip()


class PollLock:
    """Held by whoever polls with a database: `watch` as long as it runs, `poll` while it polls.

    The file says who holds it (`pid 4711, since 2026-08-21 10:00 UTC: monitor watch`). It is never removed: a second
    process could hold the removed file while a third makes a new one.
    """

    def __init__(self, database: Path, now: Callable[[], datetime] = _utc_now) -> None:
        self.path = beside(database, "poll.lock")
        self._database = database
        self._now = now
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock at once.

        Raises:
            AlreadyPolling: another process has it; the message says which.
            StoreError: the lock file can't be made.
        """
        private_folder(self.path.parent)
        descriptor = private_file(self.path)
        if not _take(descriptor):
            holder = _note(descriptor)
            os.close(descriptor)
            raise AlreadyPolling(
                f"another monitor polls with {self._database} ({holder or 'just started'}); "
                "stop it, or name another database with --db"
            )
        note = f"pid {os.getpid()}, since {self._now():%Y-%m-%d %H:%M} UTC: {shlex.join(sys.argv)}"
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, note.encode("utf-8", "replace")[:NOTE_BYTES], 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Give it back; nothing happens when it is not held."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def holder(self) -> str:
        """Who holds the lock, as its file says; "" when nobody does. Makes no file and stands in nobody's way.

        Raises:
            StoreError: the lock file can't be read.
        """
        try:
            with self.path.open("rb") as file:
                note = _note(file.fileno())
                # Only what a killed holder left behind is ever locked for this look, and shared at that.
                return note if note and not _take(file.fileno(), fcntl.LOCK_SH) else ""
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise StoreError(
                f"{self.path} can't be read ({error.strerror}); check its permissions"
            ) from error

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class WriteLock:
    """Held for each write transaction by every writer, so that commands can write while `watch` runs.

    SQLite has a lock of its own; this one keeps writers and their checkpoints strictly one after the other, which
    SQLite before 3.51.3 needs (two connections that write and checkpoint at once can damage the file).

    Attributes:
        wait_s: how long `acquire` waits, in seconds.
    """

    def __init__(self, database: Path, wait_s: float = WAIT_S) -> None:
        self.path = beside(database, "write.lock")
        self.wait_s = wait_s
        self._database = database
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock, waiting for it if need be.

        Raises:
            Busy: it was not free within `wait_s`.
            StoreError: the lock file can't be made.
        """
        if self._descriptor is None:
            self._descriptor = private_file(self.path)
        deadline = time.monotonic() + self.wait_s
        while not _take(self._descriptor):
            if time.monotonic() > deadline:
                how_long = f" for {self.wait_s:g} s" if self.wait_s else ""
                raise Busy(f"another monitor has been writing to {self._database}{how_long}; try again")
            time.sleep(ATTEMPT_EVERY_S)

    def release(self) -> None:
        """Give it back; nothing happens when it is not held."""
        if self._descriptor is not None:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Give it back and close the lock file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
