"""Log records on stderr: warnings always, and with `-v` what is asked for."""

import logging
import re

import click

from monitor.safe.text import one_line
from monitor.safe.urls import redact

# They tell of every tick and every byte; with `-v` one wants to see what is asked for, which is httpx's one line.
CHATTY = ("apscheduler", "asyncio", "courlan", "htmldate", "httpcore", "trafilatura")

# Longer than any line worth reading; a traceback has many lines, each cut for itself.
LONGEST_LINE = 2_000

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s'\"]+")


class SafeFormatter(logging.Formatter):
    """Libraries log what servers send: every line is made safe for a terminal, and addresses lose their secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """The record, its traceback included."""
        lines = super().format(record).splitlines()
        return "\n".join(
            _ADDRESS.sub(lambda url: redact(url[0]), one_line(line, LONGEST_LINE)) for line in lines
        )


class StderrHandler(logging.Handler):
    """Writes to whatever stderr is at the moment: `watch` puts another one in its place while its status is shown."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        click.echo(self.format(record), err=True)


def set_up() -> None:
    """Send log records to stderr, warnings and worse until `say_more` asks for the rest."""
    handler = StderrHandler()
    handler.setFormatter(SafeFormatter("%(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def say_more(verbose: int) -> None:
    """Show what happens (1) or everything (2 and more); 0 changes nothing."""
    if verbose:
        logging.getLogger().setLevel(logging.INFO if verbose == 1 else logging.DEBUG)
