"""`feeds.toml` → a checked `model.Config`; every mistake names file, line, key and what to do about it."""

from monitor.config.append import append_feeds, feed_table
from monitor.config.load import load, parse
from monitor.config.opml import read_opml, write_opml
from monitor.config.paths import database, find, starter, state

__all__ = [
    "append_feeds",
    "database",
    "feed_table",
    "find",
    "load",
    "parse",
    "read_opml",
    "starter",
    "state",
    "write_opml",
]
