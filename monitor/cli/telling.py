"""What is said to people outside results and reports: errors, help. Fitted to the terminal where there is one."""

import shutil
import sys
from typing import TYPE_CHECKING, TextIO

import click

from monitor.cli.options import Options
from monitor.errors import MonitorError

if TYPE_CHECKING:
    from monitor.report.bidi.modes import Mode


class ArabicHelp(click.Command):
    """A command whose help has Arabic in it."""

    def get_help(self, ctx: click.Context) -> str:
        """The help, as stdout wants it."""
        return for_people(super().get_help(ctx), sys.stdout, ctx)


def say(text: str) -> None:
    """Tell people on stderr, as their terminal wants it; inside a command."""
    click.echo(for_people(text, sys.stderr, click.get_current_context(silent=True)), err=True)


def for_people(text: str, stream: TextIO, ctx: click.Context | None) -> str:
    """The text as it goes to `stream`: fitted to a terminal, unchanged into a pipe or a file.

    Args:
        text: lines that run from left to right.
        stream: where it goes.
        ctx: has the global options.
    """
    if not stream.isatty():
        return text
    from monitor.report.bidi import lines

    options = (ctx and ctx.find_object(Options)) or Options()
    width = options.width or shutil.get_terminal_size().columns
    return lines.fitted(text, width, lambda: _mode(options))


def _mode(options: Options) -> "Mode":
    try:
        config = options.config_if_any()
    except MonitorError:  # it may be what the text is about
        config = None
    return options.bidi_for(config).mode
