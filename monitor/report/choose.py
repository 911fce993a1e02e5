"""Which way of printing suits a stream: the rules for terminals, pipes, colour and bidi, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TextIO
from zoneinfo import ZoneInfo

from monitor.report.bidi.modes import Mode
from monitor.report.interface import Context

if TYPE_CHECKING:
    from monitor.report.bidi.modes import Terminal
    from monitor.report.bidi.remembered import Remembered
    from monitor.report.interface import Printer


@dataclass(frozen=True, slots=True)
class Bidi:
    """How Arabic is sent to the terminal: the mode, and what decided it, for people."""

    mode: Mode
    why: str


def terminal_of(keyboard: TextIO, screen: TextIO, environ: Mapping[str, str]) -> Terminal:
    """The terminal we run in. It is asked who it is when its names don't say and both streams are that terminal."""
    from monitor.report.bidi import asking
    from monitor.report.bidi.detection import detect

    ask, tmux_client = partial(asking.ask, keyboard, screen, environ), partial(asking.tmux_client, environ)
    return detect(environ, ask, tmux_client)


def choose_bidi(
    asked: str, remembered: Remembered, configured: str, find_terminal: Callable[[], Terminal]
) -> Bidi:
    """What is asked for now, else chosen in `monitor doctor` for this terminal, else configured, else what suits it.

    Args:
        asked: a mode, or "auto".
        remembered: choices by terminal.
        configured: a mode, or "auto".
        find_terminal: finds out which terminal this is; called only when that makes a difference.
    """
    if asked != "auto":
        return Bidi(Mode(asked), "asked for")
    choices = remembered.all()
    terminal = find_terminal() if choices or configured == "auto" else None
    if terminal and terminal.name in choices:
        return Bidi(choices[terminal.name], f"chosen for {terminal.name}")
    if configured != "auto" or terminal is None:
        return Bidi(Mode(configured), "configured")
    return Bidi(terminal.mode, f"{terminal.name}: {terminal.how}")


def printer(
    stream: TextIO,
    *,
    json: bool = False,
    color: str = "auto",
    bidi: Callable[[], Mode],
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
        bidi: how the terminal wants Arabic; asked only when there is one.
        width: columns to use, or None for what the terminal has.
        zone: the zone times are shown in.
        now: the clock, aware.
        outlets: feed id → the outlet's Latin name.
        environ: the environment variables.
    """
    context = Context(zone, now, outlets)
    if json:
        from monitor.report.jsonl.printer import JsonPrinter

        return JsonPrinter(stream, context)
    if not (stream.isatty() or color == "always"):
        from monitor.report.plain.printer import PlainPrinter

        return PlainPrinter(stream, context)
    from monitor.report.terminal.console import console_for
    from monitor.report.terminal.printer import TerminalPrinter

    console = console_for(stream, color=color, width=width, environ=environ)
    animated = stream.isatty() and environ.get("TERM") != "dumb"
    return TerminalPrinter(console, bidi(), context, animated=animated)


def whole_screen(printer: Printer) -> Printer | None:
    """A printer that draws the whole screen instead; None where the other one has no screen to draw on."""
    from monitor.report.terminal.printer import TerminalPrinter  # as above

    if not (isinstance(printer, TerminalPrinter) and printer.animated):
        return None
    from monitor.report.terminal.dashboard import Dashboard

    return Dashboard(printer)
