"""Adds a feed to the end of a configuration file, leaving every byte that stands in it as it is."""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from monitor.config.load import check
from monitor.errors import MonitorError
from monitor.model import Config


def feed_table(values: Mapping[str, str]) -> str:
    """A `[[feeds]]` table of texts; empty ones are left out."""
    # A JSON string is a TOML basic string but for DEL, which has no place in a name or an address.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value]
    return "\n".join(["[[feeds]]", *lines, ""])


def append_feeds(path: Path, tables: str) -> Config:
    """Add tables to the end of a configuration, all or nothing.

    Args:
        path: the file; a link to it stays one.
        tables: as `feed_table` writes them.

    Returns:
        the configuration as it is now.

    Raises:
        ConfigError: the file would not be right with them: an id or an address that is there already, say.
        MonitorError: it can't be written.
    """
    target = path.resolve()
    try:
        before = target.read_bytes()
        text = before.decode("utf-8-sig")
        between = "" if text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        config = check(text + between + tables, path)
        _replace(target, before + (between + tables).encode("utf-8"))
    except OSError as error:
        raise MonitorError(f"{path} can't be written: {error.strerror}") from error
    return config


def _replace(target: Path, content: bytes) -> None:
    """Write a file so that it is the old one or the new one at any moment, with the old one's permissions."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat()
        Path(name).chmod(mode.st_mode & 0o7777)
        with suppress(PermissionError):  # only root may give files away
            os.chown(name, mode.st_uid, mode.st_gid)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
