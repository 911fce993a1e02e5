"""The tables of `feeds.toml` and their keys, and how a table is read."""

from collections.abc import Collection, Mapping
from typing import Any

from monitor.config import values
from monitor.config.values import Checker, Wrong
from monitor.errors import ConfigError
from monitor.model import BIDI_MODES
from monitor.safe.suggest import did_you_mean
from monitor.safe.toml import Document
from monitor.safe.toml_lines import Steps

Keys = Mapping[str, Checker[Any]]

FEEDS = "feeds"

TABLES: Mapping[str, Keys] = {
    "monitor": {
        "topics": values.list_of(values.text),
        "timezone": values.zone,
    },
    "fetch": {
        "contact": values.contact,
        "allow_private": values.list_of(values.host_port),
        # less than a second is no courtesy, more than minutes a typo
        "host_gap": values.duration("1s", "5m"),
        # each takes a socket; 1,024 is the usual limit of a process
        "concurrency": values.whole_number(1, 512),
        "proxy": values.web_address_or_variable,
        "robots": values.flag,
    },
    "display": {
        "bidi": values.one_of(BIDI_MODES),
    },
    "store": {
        # what a digest or the monitor's own memory of copies looks back on is days, not hours
        "keep": values.duration("7d", "36500d"),
        "backup": values.text,
        "backups": values.whole_number(1, 1000),
    },
    "digest": {
        "at": values.clock,
        "topics": values.list_of(values.text),
        "level": values.one_of(("match", "mention")),
    },
    FEEDS: {
        "id": values.identifier,
        "name": values.text,
        "name_en": values.text,
        "publisher": values.text,
        "url": values.web_address_or_variable,
        "country": values.country,
        "language": values.language,
        "timezone": values.zone,
        "interval": values.duration("1s", "7d"),
        "enabled": values.flag,
        "pages": values.flag,
        "prune": values.list_of(values.text),
        "drop": values.list_of(values.text),
        "note": values.optional_text,
    },
}

# What a feed can't do without → what to write.
REQUIRED = {"id": "rt-arabic", "name": "RT عربي", "url": "https://example.org/rss.xml"}


def check_tables(document: Document) -> None:
    """Refuse a file with a table or key at the top that is unknown; raises `ConfigError`."""
    for name in document.data:
        if name not in TABLES:
            what = "table" if isinstance(document.data[name], dict | list) else "key"
            raise document.error(
                f"unknown {what} {values.shown(name)}", name, suggestion=_meant(name, TABLES)
            )


def read_table(document: Document, table: str, *index: int) -> dict[str, Any]:
    """The checked values of the keys that a table has; of an array of tables, of the element at `index`.

    Raises:
        ConfigError: it is no table, has an unknown key, or one with a wrong value.
    """
    path: Steps = (table, *index)
    data: Any = document.data.get(table, {})
    for place in index:
        data = data[place]
    if not isinstance(data, dict):
        written = f"[[{table}]]" if index else f"[{table}]"
        raise document.error("has to be a table", *path, suggestion=f"write {written}")
    keys = TABLES[table]
    return {key: _checked(document, path, keys, key, value) for key, value in data.items()}


def _checked(document: Document, path: Steps, keys: Keys, key: str, value: object) -> Any:
    if key not in keys:
        raise document.error(f"unknown key {values.shown(key)}", *path, key, suggestion=_meant(key, keys))
    try:
        return keys[key](value)
    except Wrong as wrong:
        raise _placed(document, (*path, key), wrong) from wrong


def _placed(document: Document, path: Steps, wrong: Wrong) -> ConfigError:
    where = path if wrong.index is None else (*path, wrong.index)
    return document.error(wrong.problem, *where, suggestion=wrong.suggestion)


def _meant(name: str, known: Collection[str]) -> str:
    """What may have been meant: a key of another table, a similar name, one of those there are."""
    homes = [f"[[{home}]]" if home == FEEDS else f"[{home}]" for home, keys in TABLES.items() if name in keys]
    if homes:
        return f"it belongs under {' or '.join(homes)}"
    return did_you_mean(name, known) or f"there are: {', '.join(known)}"
