"""Streams that say what they are."""

import io
from collections.abc import Mapping

from monitor import report
from monitor.report import Printer
from monitor.report.bidi.modes import Mode
from tests.report import examples


class Pipe(io.StringIO):
    """Not a terminal."""


class FakeTerminal(io.StringIO):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def printer_for(
    stream: io.StringIO,
    *,
    json: bool = False,
    color: str = "auto",
    bidi: str = "isolate",
    width: int = 80,
    environ: Mapping[str, str] | None = None,
    outlets: Mapping[str, str] = examples.OUTLETS,
) -> Printer:
    """The printer a command would get for the stream, in the examples' zone and at their time."""
    return report.printer(
        stream,
        json=json,
        color=color,
        bidi=lambda: Mode(bidi),
        width=width,
        zone=examples.CONTEXT.zone,
        now=examples.CONTEXT.now,
        outlets=outlets,
        environ=environ if environ is not None else {"TERM": "xterm-256color"},
    )
