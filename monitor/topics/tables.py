"""Typed reading of TOML tables, where every mistake becomes an error with its place."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from monitor.errors import ConfigError
from monitor.safe.suggest import did_you_mean

Choice = TypeVar("Choice", bound=StrEnum)

# Points, words and counts of a topic are a few dozen. A thousand rules that gave a million points a million times each
# would still be a sum that fits the database's 64 bits.
LARGEST = 1_000_000


class Placed(Protocol):
    """A file that was read, or two as one: what stands in it, and where."""

    @property
    def data(self) -> dict[str, Any]:
        """What tomllib makes of it."""
        ...

    def error(self, problem: str, *path: str | int, suggestion: str = "") -> ConfigError:
        """The error to raise about the thing at `path`."""
        ...


class Table:
    """One table of a file and where it is. All methods raise `ConfigError` for what is not as it should be.

    Args:
        document: the file.
        path: where the table is in it, e.g. ("group", "russia").
        known: the keys it may have; None when they are the user's own.
    """

    def __init__(self, document: Placed, path: tuple[str | int, ...], known: Collection[str] | None) -> None:
        self._document, self._path = document, path
        data: Any = document.data
        for step in path:
            data = data[step]
        if not isinstance(data, dict):
            raise document.error("has to be a table", *path, suggestion=f"write [{'.'.join(map(str, path))}]")
        self._data: Mapping[str, Any] = data
        for key in data if known is not None else ():
            self.known(key, known or (), key, what="key")

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def error(self, problem: str, *keys: str | int, suggestion: str = "") -> ConfigError:
        """An error about one of its keys (or, without one, about the table)."""
        return self._document.error(problem, *self._path, *keys, suggestion=suggestion)

    def known(self, name: str, names: Iterable[str], *keys: str | int, what: str) -> None:
        """Insist that a name is one of those there are; `what` is the kind of thing it names."""
        choices = list(names)
        if name not in choices:
            hint = did_you_mean(name, choices) or f"there are: {', '.join(choices)}"
            raise self.error(f"unknown {what} '{name}'", *keys, suggestion=hint)

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty; without a default it has to be there."""
        value = self._data.get(key, default)
        if value is None:
            raise self.error(f"'{key}' is missing", suggestion=f'add {key} = "…"')
        if not isinstance(value, str) or (not value.strip() and key in self):
            raise self.error("has to be a text", key, suggestion=f'{key} = "…"')
        return value

    def number(self, key: str, default: int, *, least: int = -LARGEST) -> int:
        """A whole number from `least` to `LARGEST`."""
        value = self._data.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error("has to be a whole number", key, suggestion=f"{key} = {default}")
        if value < least:
            raise self.error("is too small", key, suggestion=f"at least {least}")
        if value > LARGEST:
            raise self.error("is too large", key, suggestion=f"at most {LARGEST}")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._data.get(key, default)
        if not isinstance(value, bool):
            raise self.error("has to be true or false", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when the key is not there."""
        values = self._data.get(key, [])
        if not isinstance(values, list):
            raise self.error("has to be a list", key, suggestion=f'{key} = ["…", "…"]')
        for place, value in enumerate(values):
            if not isinstance(value, str) or not value.strip():
                raise self.error("has to be a text", key, place, suggestion='in quotes, like "…"')
        return tuple(values)

    def names(self, key: str, choices: Collection[str], *, what: str) -> tuple[str, ...]:
        """A list of names of things that exist."""
        values = self.texts(key)
        for place, value in enumerate(values):
            self.known(value, choices, key, place, what=what)
        return values

    def choice(self, key: str, kinds: type[Choice], default: Choice) -> Choice:
        """One of a few words."""
        value = self.text(key, default.value)
        self.known(value, [kind.value for kind in kinds], key, what="value")
        return kinds(value)
