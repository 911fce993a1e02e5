"""The command line inside the test's own process: quick, and with every exception it should not raise."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from monitor.cli.root import cli


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit code, and what it wrote where."""

    code: int
    stdout: str
    stderr: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The lines of `--json`."""
        return [json.loads(line) for line in self.stdout.splitlines()]


@dataclass(frozen=True, slots=True)
class Commands:
    """`monitor` with a home of its own, so that nothing of the machine's is read or written.

    Attributes:
        folder: the home; it holds the configuration and the database.
    """

    folder: Path

    @property
    def config(self) -> Path:
        """The configuration, if one was written."""
        return self.folder / "feeds.toml"

    @property
    def database(self) -> Path:
        """The database, once there is one."""
        return self.folder / "monitor.db"

    def environ(self) -> dict[str, str]:
        """The variables by which the program finds this home."""
        given = {
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": "",
            "XDG_DATA_HOME": "",
            "XDG_STATE_HOME": "",
            "STATE_DIRECTORY": "",
        }
        if self.config.exists():
            given["MONITOR_CONFIG"] = str(self.config)
        return {**given, "MONITOR_DB": str(self.database)}

    def configure(self, text: str) -> None:
        """Write the configuration."""
        self.config.write_text(text, "utf-8")

    def run(self, *arguments: str, stdin: bytes = b"", environ: Mapping[str, str] | None = None) -> Outcome:
        """Run one command."""
        runner = CliRunner(catch_exceptions=False)
        result = runner.invoke(
            cli,
            arguments,
            input=stdin,
            env={**self.environ(), **(environ or {})},
            prog_name="monitor",
        )
        return Outcome(result.exit_code, result.stdout, result.stderr)
