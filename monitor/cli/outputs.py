"""Files a command writes because it was told to: whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from monitor.errors import MonitorError


def write_whole(path: Path, text: str) -> None:
    """Write a file beside its place and move it there: whoever reads it meanwhile gets the old one or the new one.

    The file is made with the permissions the user's umask gives: it is meant to be passed on. A link stays a link.

    Raises:
        MonitorError: it is a folder or no ordinary file, or it can't be written; an old file is then left as it was.
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        kind = "a folder" if place.is_dir() else "no ordinary file"
        raise MonitorError(f"{path} is {kind}; name a file to write, such as report.html")
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except OSError as error:
        raise MonitorError(f"{path} can't be written: {error.strerror}") from error
    finally:
        with suppress(OSError):  # it is gone when all went well
            beside.unlink()
