"""What people told `monitor doctor` about their terminals: a small file, terminal → mode."""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from monitor.errors import MonitorError
from monitor.report.bidi.modes import Mode


class Remembered:
    """Choices by name of terminal.

    Attributes:
        path: the file. One that can't be read counts as empty: how Arabic looks is no reason to fail.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> Mapping[str, Mode]:
        """Name of a terminal → the mode chosen for it."""
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            str(name): Mode(mode)
            for name, mode in found.items()
            if isinstance(mode, str) and mode in set(Mode)
        }

    def choose(self, terminal: str, mode: Mode) -> None:
        """Remember a choice.

        Raises:
            MonitorError: the file can't be written.
        """
        self._write({**self.all(), terminal: mode})

    def forget(self) -> int:
        """Forget all choices; returns how many there were.

        Raises:
            MonitorError: the file can't be removed.
        """
        known = len(self.all())
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise MonitorError(f"{self.path} can't be removed: {error.strerror}") from error
        return known

    def _write(self, choices: Mapping[str, Mode]) -> None:
        """All or nothing: two doctors at once leave one of their files, never half of one."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(choices, file, ensure_ascii=False, indent=1)
                Path(name).replace(self.path)
            except BaseException:
                with suppress(OSError):
                    Path(name).unlink()
                raise
        except OSError as error:
            raise MonitorError(f"{self.path} can't be written: {error.strerror}") from error
