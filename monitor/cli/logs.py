"""Log records on stderr: warnings always, and with `-v` what is asked for."""

import logging
import os
import re
import sys
from collections.abc import Mapping

import click

from monitor.safe.text import one_line
from monitor.safe.urls import redact

# They tell of every tick and every byte, httpx of every address with the secrets in it; with `-v` one wants to see what is
# asked for, which is our own line.
CHATTY = (
    "apscheduler",
    "asyncio",
    "courlan",
    "dateparser",
    "htmldate",
    "httpcore",
    "httpx",
    "trafilatura",
    "tzlocal",
    "urllib3",
)

# Longer than any line worth reading; a traceback has many lines, each cut for itself.
LONGEST_LINE = 2_000

_PRIORITIES = ((logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6))
_DEBUG = 7

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s'\"]+")


class SafeFormatter(logging.Formatter):
    """Libraries log what servers send: every line is made safe for a terminal, and addresses lose their secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """The record, its traceback included."""
        lines = super().format(record).splitlines()
        return "\n".join(
            _ADDRESS.sub(lambda url: redact(url[0]), one_line(line, LONGEST_LINE)) for line in lines
        )


class JournalFormatter(SafeFormatter):
    """For systemd's journal, which has the time and reads the priority: one record is one line, tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """The record, with the priority of sd-daemon(3) before it."""
        priority = next((number for level, number in _PRIORITIES if record.levelno >= level), _DEBUG)
        return f"<{priority}>{' | '.join(super().format(record).splitlines())}"


class StderrHandler(logging.Handler):
    """Writes to whatever stderr is at the moment: `watch` puts another one in its place while its status is shown."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        click.echo(self.format(record), err=True)


def goes_to_journal(environ: Mapping[str, str]) -> bool:
    """Whether stderr is systemd's journal: `$JOURNAL_STREAM` names its device and inode (systemd.exec(5))."""
    try:
        status = os.fstat(sys.stderr.fileno())
    except (OSError, ValueError):  # closed, or no file at all
        return False
    return environ.get("JOURNAL_STREAM") == f"{status.st_dev}:{status.st_ino}"


def set_up(environ: Mapping[str, str] = os.environ) -> None:
    """Send log records to stderr: warnings and worse, which is logging's own rule, unless `say_more` asks for the rest."""
    handler = StderrHandler()
    formatter = JournalFormatter if goes_to_journal(environ) else SafeFormatter
    handler.setFormatter(formatter("%(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler])
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def say_more(verbose: int) -> None:
    """Show what happens (1) or everything (2 and more); 0 changes nothing."""
    if verbose:
        logging.getLogger().setLevel(logging.INFO if verbose == 1 else logging.DEBUG)
