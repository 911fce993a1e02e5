"""What SQLite complains about, in words that name the file and say what to do."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from monitor.errors import Busy, StoreError

_DAMAGED = (
    "{path} is damaged or no monitor database ({detail}); move it away and restore a copy, or start anew"
)

# Primary result codes (https://sqlite.org/rescode.html) that are the world's fault. The others (a wrong statement, a
# broken constraint) are our own mistakes and must not be dressed up as anything else.
_EXPLANATIONS = {
    sqlite3.SQLITE_BUSY: "{path} is locked by another process ({detail}); try again",
    sqlite3.SQLITE_LOCKED: "{path} is locked by another process ({detail}); try again",
    sqlite3.SQLITE_FULL: "no room left to write {path} ({detail}); nothing was half written, free some space",
    sqlite3.SQLITE_READONLY: "{path} can't be written ({detail}); check the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "{path} can't be used ({detail}); check the permissions of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "{path} can't be opened ({detail}); check that the folder exists and may be written",
    sqlite3.SQLITE_IOERR: "reading or writing {path} failed ({detail}); check the disk",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_WAITING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_PRIMARY_CODE = 0xFF  # extended codes such as SQLITE_IOERR_WRITE carry the primary one in the low byte


def explain(error: sqlite3.Error, path: Path) -> StoreError | None:
    """The error as the user should read it, or None when it is a mistake of this program."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # the sqlite3 module's own: text that is not UTF-8, or a connection used wrongly
        return damaged(error, path) if isinstance(error, sqlite3.OperationalError) else None
    template = _EXPLANATIONS.get(code & _PRIMARY_CODE)
    if template is None:
        return None
    kind = Busy if code & _PRIMARY_CODE in _WAITING else StoreError
    return kind(template.format(path=path, detail=error))


def damaged(error: Exception, path: Path) -> StoreError:
    """What to say when stored bytes can't be what was once written."""
    return StoreError(_DAMAGED.format(path=path, detail=error))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise `StoreError` for whatever SQLite can't do with this file.

    Raises:
        Busy: another process holds SQLite's own lock.
        StoreError: the file, the disk or the permissions are at fault.
    """
    try:
        yield
    except sqlite3.Error as error:
        story = explain(error, path)
        if story is None:
            raise
        raise story from error


@contextmanager
def values_explained(path: Path) -> Iterator[None]:
    """The same around code that only turns rows into values: a value that can't be read is damage too."""
    try:
        with explained(path):
            yield
    except (
        zlib.error,
        ValueError,
        TypeError,
        KeyError,
    ) as error:  # NULL where none can be; JSON of another shape
        raise damaged(error, path) from error
