"""Which way of printing suits a stream: the rules for terminals, pipes, colour and bidi, in one place."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TextIO
from zoneinfo import ZoneInfo

from monitor.report.interface import Context, Printer
from monitor.report.json_printer import JsonPrinter
from monitor.report.modes import Mode, choose_mode
from monitor.report.plain import PlainPrinter


def bidi_mode(asked: str, stream: TextIO, environ: Mapping[str, str]) -> Mode:
    """How Arabic is sent to `stream`: as the user or the terminal wants it, and untouched where there is no terminal."""
    return choose_mode(asked, environ) if stream.isatty() else Mode.OFF


def printer(
    stream: TextIO,
    *,
    json: bool = False,
    color: str = "auto",
    bidi: str = "auto",
    width: int | None = None,
    zone: ZoneInfo,
    now: Callable[[], datetime],
    outlets: Mapping[str, str],
    environ: Mapping[str, str],
) -> Printer:
    """What prints to `stream`: JSON lines when asked for, cards on a terminal, plain text in a pipe or file.

    `--color always` asks for the cards in a pipe too (`monitor show last --color always | less -R`). FORCE_COLOR
    does not: it is set for whole sessions and CI runs, and a cron mail must never hold an escape sequence.

    Args:
        stream: where results go.
        json: JSON lines, whatever the stream is.
        color: "auto", "always" or "never".
        bidi: a mode of `modes.Mode`, or "auto".
        width: columns to use, or None for what the terminal has.
        zone: the zone times are shown in.
        now: the clock, aware.
        outlets: feed id → the outlet's Latin name.
        environ: the environment variables.
    """
    context = Context(zone, now, outlets)
    if json:
        return JsonPrinter(stream, context)
    if not (stream.isatty() or color == "always"):
        return PlainPrinter(stream, context)
    from monitor.report import terminal  # noqa: PLC0415  pipes, cron and JSON do not pay 40 ms for rich

    console = terminal.console(stream, color=color, width=width, environ=environ)
    animated = stream.isatty() and environ.get("TERM") != "dumb"
    return terminal.TerminalPrinter(console, choose_mode(bidi, environ), context, animated=animated)
