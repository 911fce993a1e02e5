"""A copy of the whole database in a file of its own, checked before it gets its name."""

import os
import re
import sqlite3
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

from monitor.errors import StoreError
from monitor.store.database import Database
from monitor.store.files import private_file, private_folder
from monitor.store.sqlite_errors import explained

_NAME = re.compile(r"monitor-\d{8}-\d{6}\.db")
_PART = ".part"
_GIVEN_UP_AFTER_S = 86_400


def backup_name(now: datetime) -> str:
    """Name of a backup made now: `monitor-20261121-033000.db`; names sort as the times do."""
    return f"monitor-{now:%Y%m%d-%H%M%S}.db"


def back_up(database: Database, target: Path) -> None:
    """Copy the database, in one state, to a new file (0600) that is whole and checked, or not there at all.

    Others may read and write meanwhile.

    Raises:
        StoreError: the file exists already, can't be written, or the copy is not sound.
    """
    if target.exists():
        raise StoreError(f"{target} exists already; name a new file for the backup")
    private_folder(target.parent)
    unfinished = target.with_name(target.name + _PART)
    unfinished.unlink(missing_ok=True)
    descriptor = private_file(unfinished)
    try:
        with explained(unfinished), closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            database.copy_to(copy)
            copy.execute(
                "PRAGMA journal_mode = DELETE"
            )  # one file, without the -wal and -shm of the original
            _check(copy, unfinished)
        os.fsync(descriptor)
        unfinished.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise StoreError(f"{target} can't be written ({error.strerror}); check the disk") from error
    finally:
        os.close(descriptor)
        unfinished.unlink(missing_ok=True)


def rotate(folder: Path, keep: int) -> list[Path]:
    """Delete all backups in a folder but the newest ones; which. Files with other names are left alone.

    What a killed backup left unfinished goes too, once it is a day old.

    Raises:
        StoreError: one can't be deleted.
    """
    try:
        backups = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
        surplus = backups[: max(len(backups) - keep, 0)]
        given_up = time.time() - _GIVEN_UP_AFTER_S
        for path in folder.iterdir():
            unfinished = path.suffix == _PART and _NAME.fullmatch(path.stem) is not None
            if path in surplus or (unfinished and path.stat().st_mtime < given_up):
                path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"old backups in {folder} can't be deleted ({error.strerror})") from error
    return surplus


def _check(copy: sqlite3.Connection, path: Path) -> None:
    """Read the copy from end to end; raises `StoreError` when it is not sound."""
    found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok" or copy.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreError(
            f"the copy {path} is not sound ({found}); look at the database with `monitor doctor`"
        )


def _sync_folder(folder: Path) -> None:
    """Make the new name outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
