"""One connection to the database file: statements, and transactions that take the write lock."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from monitor.errors import StoreError
from monitor.store.files import private_file, private_folder
from monitor.store.locks import WAIT_S, WriteLock
from monitor.store.sqlite_errors import explained, values_explained

# STRICT tables came with 3.37, JSON functions in every build with 3.38.
OLDEST_SQLITE = (3, 38, 0)

# Per connection, and none of them writes: a foreign database is left as it was found.
#   synchronous=FULL    a commit outlives a power cut; 2.4 ms instead of 0.1 ms per commit of 30 rows
#   journal_size_limit  the write-ahead log shrinks back after a long reader let it grow
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA journal_size_limit = 67108864",
    "PRAGMA trusted_schema = OFF",
)


class Database:
    """A connection and the write lock that goes with it; not thread-safe.

    Statements take their parameters by name (`database.rows("… WHERE id = :number", number=7)`) and must run inside
    `reading` or `writing`, which give SQLite's errors their words.

    Attributes:
        path: the database file.
        write_lock: taken by `writing`.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, write_lock: WriteLock, *, readonly: bool
    ) -> None:
        connection.row_factory = sqlite3.Row
        self.path = path
        self.write_lock = write_lock
        self._readonly = readonly
        self._connection = connection
        self._file = _file_of(path)

    @classmethod
    def open(cls, path: Path, wait_s: float = WAIT_S) -> Self:
        """Open for reading and writing; folder and file are made when missing.

        Raises:
            StoreError: see `explained`.
        """
        private_folder(path.parent)
        os.close(private_file(path))  # SQLite would make it 0644; -wal and -shm then take the file's own mode
        return cls(_connect(path, "rw", wait_s), path, WriteLock(path, wait_s), readonly=False)

    @classmethod
    def open_readonly(cls, path: Path, wait_s: float = WAIT_S) -> Self:
        """Open for reading; the file must exist.

        Raises:
            StoreError: see `explained`.
        """
        return cls(_connect(path, "ro", wait_s), path, WriteLock(path, wait_s), readonly=True)

    def close(self) -> None:
        """Close the connection; the last one to close empties the write-ahead log."""
        self.write_lock.close()
        with explained(self.path):
            self._connection.close()

    @contextmanager
    def waiting(self, wait_s: float) -> Iterator[None]:
        """Wait so many seconds for other writers inside, for our lock as for SQLite's own."""
        before = self.write_lock.wait_s
        self._wait(wait_s)
        try:
            yield
        finally:
            self._wait(before)

    def _wait(self, wait_s: float) -> None:
        self.write_lock.wait_s = wait_s
        with explained(self.path):
            self._connection.execute(f"PRAGMA busy_timeout = {int(wait_s * 1000)}")

    # ── transactions ───────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One write transaction; inside another one, a part of it.

        `BEGIN IMMEDIATE` waits for its turn, while a transaction that begins by reading and then writes would fail at
        once (SQLITE_BUSY_SNAPSHOT), however long it was told to wait.

        Raises:
            Busy: another writer did not finish in time.
            StoreError: the file can't be written; nothing of this transaction was.
        """
        if self._connection.in_transaction:
            yield
            return
        if self._readonly:
            raise StoreError(f"{self.path} was opened for reading only")
        with self.write_lock, explained(self.path):
            self._check_file()
            with self.undone_on_error():
                self._connection.execute("BEGIN IMMEDIATE")
                yield
                self._connection.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the database for all statements inside, and words for what can't be read.

        Raises:
            StoreError: the file can't be read.
        """
        with values_explained(self.path):
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    @contextmanager
    def undone_on_error(self) -> Iterator[None]:
        """Roll back the transaction begun inside when anything is raised."""
        try:
            yield
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # on a full disk SQLite has rolled back by itself
            self._connection.execute("ROLLBACK")

    def _check_file(self) -> None:
        """What is written to a file that is no longer there would be lost without a word."""
        if _file_of(self.path) != self._file:
            raise StoreError(f"{self.path} was removed or replaced while it was in use; start monitor again")

    # ── statements ─────────────────────────────────────────────────────────────────────────────────────────────────

    def rows(self, sql: str, **parameters: object) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._execute(sql, parameters).fetchall()

    def row(self, sql: str, **parameters: object) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found: sqlite3.Row | None = self._execute(sql, parameters).fetchone()
        return found

    def run(self, sql: str, **parameters: object) -> int:
        """Run a statement; how many rows it changed."""
        return self._execute(sql, parameters).rowcount

    def copy_to(self, other: sqlite3.Connection) -> None:
        """Copy everything, in one state, over what another connection's database holds; others go on writing."""
        with explained(self.path):
            self._connection.backup(other)

    def script(self, sql: str) -> None:
        """Run several statements without parameters; they bring their own BEGIN."""
        self._connection.executescript(sql)

    def _execute(self, sql: str, parameters: dict[str, object]) -> sqlite3.Cursor:
        try:
            return self._connection.execute(sql, parameters)
        except UnicodeEncodeError:  # half a surrogate pair: JSON can say it, UTF-8 and so SQLite can't
            encodable = {
                name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
                for name, value in parameters.items()
            }
            return self._connection.execute(sql, encodable)


def library_version() -> tuple[int, int, int]:
    """The version of SQLite in use."""
    return sqlite3.sqlite_version_info


def listed(values: Iterable[str] | Iterable[int]) -> str:
    """Any number of ids as one parameter, for `IN (SELECT value FROM json_each(:ids))`."""
    return json.dumps(list(values), ensure_ascii=False)


def _connect(path: Path, mode: str, wait_s: float) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old for {path}: monitor needs {oldest}")
    with explained(path):
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait_s)
        for setting in _SETTINGS:
            connection.execute(setting)
        return connection


def _file_of(path: Path) -> tuple[int, int] | None:
    """Which file the path names, or None when it names none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
