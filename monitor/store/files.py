"""Files and folders nobody else may read: 0600 and 0700, whatever the umask says."""

import os
from pathlib import Path

from monitor.errors import StoreError


def private_folder(folder: Path) -> None:
    """Make a folder and the missing ones above it; those that exist are left as they are.

    Raises:
        StoreError: it can't be made; the message names it.
    """
    try:
        for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder}: the folder can't be made ({error.strerror}); name another database with --db"
        ) from error


def private_file(path: Path) -> int:
    """Open a file for reading and writing, made empty with mode 0600 if it does not exist.

    Returns:
        A file descriptor that child processes do not inherit; the caller closes it.

    Raises:
        StoreError: it can't be opened; the message names it.
    """
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(
            f"{path} can't be opened for writing ({error.strerror}); check its permissions or name another database with --db"
        ) from error


def beside(database: Path, suffix: str) -> Path:
    """The file that belongs to a database: `monitor.db` → `monitor.db.poll.lock`."""
    return database.with_name(f"{database.name}.{suffix}")
