"""The options every command takes, and what follows from them: configuration, database, printers."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from monitor.errors import ConfigError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from monitor.model import Config
    from monitor.report import Bidi, Printer, Remembered
    from monitor.report.bidi.modes import Terminal

# As `model.BIDI_MODES`, which is 60 ms of imports away; a test keeps the two equal.
BIDI_MODES = ("auto", "isolate", "isolate-nomirror", "visual", "words", "plain", "off")
COLORS = ("auto", "always", "never")
WIDEST = 1_000  # columns: lines are padded to them
FOUND = 10  # exit code, with --exit-code, of a command that has something to show

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., Any])


def utc_now() -> datetime:
    """The wall clock, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Options:
    """The global options, whether given before or after the command's name."""

    config: Path | None = None
    db: Path | None = None
    verbose: int = 0
    quiet: bool = False
    color: str = "auto"
    bidi: str = "auto"
    width: int | None = None
    _terminal: "Terminal | None" = field(default=None, init=False)

    def load_config(self) -> "Config":
        """Find and read the configuration.

        Raises:
            ConfigError: there is none, or it is wrong.
        """
        from monitor import config

        return config.load(config.find(self.config, os.environ, Path.cwd()), xpath_problem=_xpath_problem)

    def config_if_any(self) -> "Config | None":
        """The configuration, or None when there is none; a wrong one is still an error."""
        from monitor import config

        try:
            path = config.find(self.config, os.environ, Path.cwd())
        except ConfigError:
            if self.config is not None or os.environ.get("MONITOR_CONFIG"):
                raise
            return None
        return config.load(path, xpath_problem=_xpath_problem)

    def database(self) -> Path:
        """Where the database is or will be."""
        from monitor import config

        return config.database(self.db, os.environ)

    def printer(
        self,
        config: "Config | None",
        *,
        json: bool = False,
        stream: TextIO | None = None,
        now: Callable[[], datetime] = utc_now,
        outlets: Mapping[str, str] | None = None,
    ) -> "Printer":
        """What prints results to `stream` (stdout): cards, plain text or JSON lines, as fits it.

        `outlets` (feed id → Latin name) are the configuration's unless given, to be kept current by whoever reloads it.
        """
        from monitor import report

        if outlets is None:
            outlets = {feed.id: feed.outlet for feed in config.feeds} if config else {}
        return report.printer(
            stream or sys.stdout,
            json=json,
            color=self.color,
            bidi=lambda: self.bidi_for(config).mode,
            width=self.width,
            zone=zone_of(config),
            now=now,
            outlets=outlets,
            environ=os.environ,
        )

    def remembered(self) -> "Remembered":
        """What was chosen in `monitor doctor` for each terminal."""
        from monitor import config, report

        return report.Remembered(config.state(os.environ) / "terminals.json")

    def terminal(self) -> "Terminal":
        """The terminal we run in; found out once, for that may mean to ask it."""
        from monitor import report

        if self._terminal is None:
            self._terminal = report.terminal_of(sys.stdin, sys.stdout, os.environ)
        return self._terminal

    def bidi_for(self, config: "Config | None") -> "Bidi":
        """How this terminal wants Arabic, and what decided it."""
        from monitor import report

        configured = config.display.bidi if config else "auto"
        return report.choose_bidi(self.bidi, self.remembered(), configured, self.terminal)


def zone_of(config: "Config | None") -> "ZoneInfo":
    """The zone times are shown in."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(config.timezone) if config else _local_zone()


def _xpath_problem(xpath: str) -> str:
    """Why an XPath can't be used; the parser that knows is imported only for configurations that have some."""
    from monitor import article

    return article.prune_problem(xpath)


def _local_zone() -> "ZoneInfo":
    """The zone of $TZ when it names one, else UTC: without a configuration nobody has said which."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(os.environ.get("TZ", "UTC").lstrip(":") or "UTC")
    except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError on a wrong key
        return ZoneInfo("UTC")
    except KeyError:
        return ZoneInfo("UTC")


class NamedOption(click.Option):
    """An option whose environment variable has the name people know: `poll --json` is MONITOR_POLL_JSON."""

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        """The variable's value; click would name it after the Python parameter, such as `as_json`."""
        flag = max(self.opts, key=len).lstrip("-").replace("-", "_")
        return os.environ.get(f"{ctx.auto_envvar_prefix}_{flag}".upper()) or None


option = partial(click.option, cls=NamedOption)


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    options = ctx.ensure_object(Options)
    if value is not None and value != 0 and value is not False and param.name:
        setattr(options, param.name, value)
    if options.verbose:
        from monitor.cli import logs

        logs.say_more(options.verbose)


def _option(*names: str, **settings: Any) -> Callable[[AnyCommand], AnyCommand]:
    return option(*names, expose_value=False, callback=_remember, **settings)


def _global_options(hidden: bool) -> list[Callable[[Any], Any]]:
    file = click.Path(dir_okay=False, path_type=Path)
    return [
        _option(
            "-c", "--config", type=file, metavar="FILE", hidden=hidden, help="Configuration (feeds.toml)."
        ),
        _option("--db", type=file, metavar="FILE", hidden=hidden, help="Database."),
        _option("-v", "--verbose", count=True, hidden=hidden, help="Say more on stderr; twice: everything."),
        _option("-q", "--quiet", is_flag=True, hidden=hidden, help="Only results and errors."),
        _option("--color", type=click.Choice(COLORS), hidden=hidden, help="Colours; auto: on a terminal."),
        _option(
            "--bidi",
            type=click.Choice(BIDI_MODES),
            hidden=hidden,
            help="How this terminal wants Arabic; auto asks it, and `monitor doctor` asks you.",
        ),
        _option(
            "--width", type=click.IntRange(40, WIDEST), metavar="N", hidden=hidden, help="Columns to use."
        ),
    ]


def global_options(command: AnyCommand) -> AnyCommand:
    """Give the root group the global options, shown in its help."""
    for option in reversed(_global_options(hidden=False)):
        command = option(command)
    return command


def takes_global_options(command: AnyCommand) -> AnyCommand:
    """Let a command take the global options behind its name too (`monitor poll -q`), not repeated in its help."""
    for option in reversed(_global_options(hidden=True)):
        command = option(command)
    return command


pass_options = click.make_pass_decorator(Options, ensure=True)
