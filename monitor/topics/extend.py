"""A topic file that extends a built-in topic: its own few lines on top of what ships.

    [topic]
    extends = "russia-dprk"

Terms are added to the groups of the same name, after the built-in ones; `drop` takes terms out. What stands only once (a
name, `relate`, a level, letters) replaces the built-in value, a rule replaces the built-in one with its id, and new groups,
rules and examples come after those there are. A new release brings its new terms to the extended topic too, because the
user's file holds the differences only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monitor.errors import ConfigError
from monitor.safe.toml import Document
from monitor.safe.toml_lines import Steps

# Tables whose keys stand for themselves: the user's value replaces the built-in one.
_SETTINGS = ("topic", "letters", "levels")


@dataclass(frozen=True, slots=True)
class Extended:
    """Two files read as one; mistakes are placed in the file they stand in.

    Attributes:
        data: what both say together.
        origins: path in `data` → the file it comes from, and its path there.
        own: the user's file, where everything else is.
    """

    data: dict[str, Any]
    origins: Mapping[Steps, tuple[Document, Steps]]
    own: Document

    def error(self, problem: str, *path: str | int, suggestion: str = "") -> ConfigError:
        """The error to raise about the thing at `path`."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.origins:
                document, place = self.origins[path[:length]]
                return document.error(problem, *place, *path[length:], suggestion=suggestion)
        return self.own.error(problem, *path, suggestion=suggestion)


def extended(base: Document, own: Document) -> Extended:
    """The user's file on top of a built-in one.

    Args:
        base: the built-in topic, free of mistakes.
        own: the user's file; mistakes in it are left for the reader to find.
    """
    data = {**base.data, **own.data}
    origins: dict[Steps, tuple[Document, Steps]] = {
        (key,): (base, (key,)) for key in base.data if key not in own.data
    }
    for key in _SETTINGS:
        data[key] = _table(base, own, (key,), origins)
    data["group"] = _groups(base, own, origins)
    for key, same in (("rule", "id"), ("examples", None)):
        data[key] = _rows(base, own, key, same, origins)
    if isinstance(data["topic"], dict):
        data["topic"].pop("extends", None)
    return Extended({key: value for key, value in data.items() if value not in ({}, [])}, origins, own)


def _table(base: Document, own: Document, path: Steps, origins: dict[Steps, tuple[Document, Steps]]) -> Any:
    """A table with the user's values instead of the built-in ones."""
    built_in, users = _at(base, path, {}), _at(own, path, {})
    if not isinstance(users, dict):
        return users
    for key in built_in:
        if key not in users:
            origins[*path, key] = (base, (*path, key))
    return {**built_in, **users}


def _groups(base: Document, own: Document, origins: dict[Steps, tuple[Document, Steps]]) -> Any:
    """All groups, the lists of those in both joined."""
    users = _at(own, ("group",), {})
    if not isinstance(users, dict):
        return users
    groups = dict(_at(base, ("group",), {}))
    for name in groups:
        origins["group", name] = (base, ("group", name))
    for name, group in users.items():
        origins["group", name] = (own, ("group", name))
        groups[name] = _group(base, own, name, origins) if isinstance(group, dict) else group
    return groups


def _group(
    base: Document, own: Document, name: str, origins: dict[Steps, tuple[Document, Steps]]
) -> dict[str, Any]:
    path = ("group", name)
    built_in, users = _at(base, path, {}), _at(own, path, {})
    group = {**built_in, **users}
    for key, before in built_in.items():
        added = users.get(key, [])
        if not (isinstance(before, list) and isinstance(added, list)):
            continue
        group[key] = [*before, *added]
        origins[*path, key] = ((own if key in users else base), (*path, key))
        for place in range(len(before)):
            origins[*path, key, place] = (base, (*path, key, place))
        for place in range(len(added)):
            origins[*path, key, len(before) + place] = (own, (*path, key, place))
    return group


def _rows(
    base: Document, own: Document, key: str, same: str | None, origins: dict[Steps, tuple[Document, Steps]]
) -> Any:
    """The tables of an array, the user's in place of those with the same name, then the others."""
    built_in, users = _at(base, (key,), []), _at(own, (key,), [])
    if not isinstance(users, list):
        return users
    names = {row.get(same): place for place, row in enumerate(users) if same and isinstance(row, dict)}
    rows: list[Any] = []
    replaced = set()
    for place, row in enumerate(built_in):
        by = names.get(row.get(same)) if same else None
        document, found = (base, place) if by is None else (own, by)
        replaced.add(by)
        origins[key, len(rows)] = (document, (key, found))
        rows.append(row if by is None else users[by])
    for place, row in enumerate(users):
        if place not in replaced:
            origins[key, len(rows)] = (own, (key, place))
            rows.append(row)
    return rows


def _at(document: Document, path: Steps, default: Any) -> Any:
    value: Any = document.data
    for step in path:
        if not isinstance(value, dict) or step not in value:
            return default
        value = value[step]
    return value
