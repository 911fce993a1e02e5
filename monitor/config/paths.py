"""Where the configuration and the database are, by the XDG base directory specification."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from monitor.errors import ConfigError

_NAME = "feeds.toml"


def find(explicit: Path | None, environ: Mapping[str, str], cwd: Path) -> Path:
    """The configuration to use.

    Looked for in this order: `explicit` (from `--config`), `$MONITOR_CONFIG`, `feeds.toml` in `cwd`,
    `$XDG_CONFIG_HOME/monitor/feeds.toml`. The first two are taken at their word, there or not.

    Raises:
        ConfigError: there is none, or the one asked for does not exist.
    """
    if asked := explicit or environ.get("MONITOR_CONFIG"):
        path = cwd / asked
        with suppress(PermissionError):  # what we may not look at is for `load` to report
            if not path.exists():
                suggestion = f"monitor init {asked} writes one to start from"
                raise ConfigError("there is no such file", file=str(asked), suggestion=suggestion)
        return path
    places = (cwd / _NAME, _base(environ, "XDG_CONFIG_HOME", ".config") / "monitor" / _NAME)
    for path in places:
        with suppress(PermissionError):  # cron may start us in a folder that is not ours
            if path.is_file():
                return path
    looked = " and ".join(str(path) for path in places)
    raise ConfigError(
        f"no configuration: there is no {looked}", suggestion="monitor init writes one to start from"
    )


def database(explicit: Path | None, environ: Mapping[str, str]) -> Path:
    """Where the database is or will be: `explicit`, `$STATE_DIRECTORY` or `$XDG_DATA_HOME/monitor`.

    systemd sets `$STATE_DIRECTORY`, and separates several directories by colons; the first one is taken.
    """
    if explicit is not None:
        return explicit
    state = environ.get("STATE_DIRECTORY", "").partition(":")[0]
    folder = Path(state) if state else _base(environ, "XDG_DATA_HOME", ".local/share") / "monitor"
    return folder / "monitor.db"


def state(environ: Mapping[str, str]) -> Path:
    """The folder of what is remembered between runs and nobody would miss: `$XDG_STATE_HOME/monitor`."""
    return _base(environ, "XDG_STATE_HOME", ".local/state") / "monitor"


def starter() -> str:
    """Text of the `feeds.toml` that ships with the program."""
    return Path(__file__).parents[1].joinpath(_NAME).read_text("utf-8")


def _base(environ: Mapping[str, str], variable: str, default: str) -> Path:
    """A base directory; the specification has relative ones ignored."""
    chosen = Path(environ.get(variable, ""))
    if chosen.is_absolute():
        return chosen
    try:
        return Path(environ.get("HOME") or Path.home()) / default
    except RuntimeError as error:
        raise ConfigError("no home folder is known", suggestion=f"set HOME or {variable}") from error
