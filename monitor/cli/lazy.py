"""A click group that knows its commands by name, section and one line of help, and imports one when it is run."""

import importlib
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from monitor.errors import MonitorError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_SENTENCE = 1000  # characters; more than any first sentence has


@dataclass(frozen=True, slots=True)
class Entry:
    """A command that is not imported yet: its line in `--help` and where it is defined (`module:attribute`)."""

    section: str
    name: str
    help: str
    target: str


class Reported(click.ClickException):
    """A `MonitorError` on its way out: a sentence on stderr and the error's own exit code."""

    def __init__(self, error: MonitorError, ctx: click.Context) -> None:
        super().__init__(str(error))
        self.exit_code = error.exit_code  # type: ignore[misc]  # click declares it for the class, and reads the instance's
        self.ctx = ctx

    def show(self, file: object = None) -> None:
        """Print `monitor: …` to stderr, whatever stream click proposes."""
        del file
        _say(f"monitor: {self.message}", self.ctx)


class Misused(click.UsageError):
    """A usage error of click's on its way out, fitted to the terminal."""

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(error.message, error.ctx)
        self.error = error

    def show(self, file: object = None) -> None:
        """Print what click says to stderr, whatever stream it proposes."""
        del file
        said = io.StringIO()
        self.error.show(said)
        _say(said.getvalue().rstrip("\n"), self.ctx)


def _say(text: str, ctx: click.Context | None) -> None:
    from monitor.cli.telling import for_people

    click.echo(for_people(text, sys.stderr, ctx), err=True)


class LazyGroup(click.Group):
    """Commands in sections, loaded on demand, with `did you mean` for a mistyped one."""

    def __init__(self, *args: object, entries: Sequence[Entry] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # click's own signature is passed through
        self.entries = {entry.name: entry for entry in entries}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order they are shown."""
        return [*self.entries, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module now."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = entry.target.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{entry.target} is no command")
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Names and options that begin like this, without importing any command: a shell waits for the answer."""
        if not self.entries or incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from click.shell_completion import CompletionItem

        return [
            CompletionItem(entry.name, help=entry.help)
            for entry in self.entries.values()
            if entry.name.startswith(incomplete)
        ]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Like click's, but a mistyped name gets a suggestion (a lazy group loses click's own)."""
        name = args[0]
        if not name.startswith("-") and name not in self.list_commands(ctx):
            import difflib

            close = difflib.get_close_matches(name, self.list_commands(ctx), n=1)
            hint = f" Did you mean '{close[0]}'?" if close else f" Try '{ctx.command_path} --help'."
            ctx.fail(f"No such command '{name}'.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One list a section, without importing any command; of a group that knows its commands, whole sentences."""
        del ctx
        sections: dict[str, list[tuple[str, str]]] = {}
        for entry in self.entries.values():
            sections.setdefault(entry.section, []).append((entry.name, entry.help))
        width = max((len(name) for name in self.entries), default=0)
        for title, rows in sections.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), text) for name, text in rows])
        if not self.entries:  # click's own list cuts the sentence at the end of the line
            with formatter.section("Commands"):
                formatter.write_dl(
                    [
                        (name, self.commands[name].get_short_help_str(_SENTENCE))
                        for name in sorted(self.commands)
                    ]
                )

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Like click's; a usage error is told as `invoke` tells it."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise _misused(error) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn the project's own errors into a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except MonitorError as error:
            raise Reported(error, ctx) from error
        except click.UsageError as error:
            raise _misused(error) from error


def _misused(error: click.UsageError) -> click.UsageError:
    """The error, to be told by us; click's sign that the help is wanted goes through."""
    return error if isinstance(error, Misused | click.exceptions.NoArgsIsHelpError) else Misused(error)
