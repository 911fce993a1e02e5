"""TOML files whose mistakes can be named with file, line and key."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor.errors import ConfigError
from monitor.safe.text import one_line
from monitor.safe.toml_lines import Lines, Steps

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")

# What tomllib says of the commonest slips → what to do about them.
_SYNTAX_HINTS = {
    "Invalid value": 'texts stand in quotes: name = "…"',
    "Illegal character '\\n'": "close the quotes at the end of the text",
    "Unescaped '\\' in a string": "write \\\\ for a backslash, or use 'single quotes'",
    "Cannot overwrite a value": "a key stands only once in a table",
    "Cannot declare": "a table stands only once; put its keys together",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML file that has been read.

    Attributes:
        file: its path, as the user would type it.
        data: what tomllib makes of it.
        lines: where its tables, keys and array elements stand, 1-based.
    """

    file: str
    data: dict[str, Any]
    lines: Lines

    def line(self, *path: str | int) -> int:
        """1-based line of a key, table or array element, e.g. `line("feeds", 3, "url")`.

        What has no line of its own, like a key that is missing, gets that of the nearest thing around it; 0 when there
        is none.
        """
        around = (path[:length] for length in range(len(path), 0, -1))
        return next((line for steps in around if (line := self.lines.of(steps))), 0)

    def error(self, problem: str, *path: str | int, suggestion: str = "") -> ConfigError:
        """The error to raise about the thing at `path`."""
        return ConfigError(
            problem, file=self.file, line=self.line(*path), key=dotted(path), suggestion=suggestion
        )


def read(path: Path) -> Document:
    """Read a TOML file.

    Raises:
        ConfigError: it is not there, not readable, not UTF-8 or not TOML.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")  # editors on Windows write a BOM
    except FileNotFoundError as error:
        raise ConfigError("there is no such file", file=str(path)) from error
    except IsADirectoryError as error:
        raise ConfigError("is a folder, not a file", file=str(path)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError(
            "is not UTF-8", file=str(path), line=line, suggestion="save the file as UTF-8"
        ) from error
    except OSError as error:
        raise ConfigError(f"can't be read: {error.strerror}", file=str(path)) from error
    return parse(text, str(path))


def parse(text: str, file: str) -> Document:
    """Parse the text of a TOML file; `file` is what to call it in errors.

    Raises:
        ConfigError: it is not TOML.
    """
    try:
        data = tomllib.loads(text)
    except RecursionError as error:
        raise ConfigError("is nested too deeply", file=file) from error
    except ValueError as error:  # TOMLDecodeError, or a number with too many digits
        raise _syntax_error(str(error), text, file) from error
    return Document(file, data, Lines(text))


def dotted(path: Steps) -> str:
    """How people write a path: `feeds[3].url`, keys in quotes where TOML asks for them."""
    key = ""
    for step in path:
        if isinstance(step, int):
            key += f"[{step}]"
        else:
            name = step if _BARE_KEY.fullmatch(step) else f'"{one_line(step, 80)}"'
            key += f".{name}" if key else name
    return key


def _syntax_error(message: str, text: str, file: str) -> ConfigError:
    place = _PLACE.search(message)
    problem = message[: place.start()] if place else message
    line = int((place and place["line"]) or (text.count("\n") + 1 if place else 0))
    hint = next((hint for slip, hint in _SYNTAX_HINTS.items() if problem.startswith(slip)), "")
    return ConfigError(f"not valid TOML: {one_line(problem, 200)}", file=file, line=line, suggestion=hint)
