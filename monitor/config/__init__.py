"""`feeds.toml` → a checked `model.Config`; every mistake names file, line, key and what to do about it."""

from typing import TYPE_CHECKING

from monitor.config.load import load, parse
from monitor.config.paths import database, find, starter, state
from monitor.fronts import imported_when_asked

if TYPE_CHECKING:
    from monitor.config.append import append_feeds, feed_table
    from monitor.config.opml import read_opml, write_opml
else:
    __getattr__ = imported_when_asked(
        __name__,
        {
            "append": ("append_feeds", "feed_table"),
            "opml": ("read_opml", "write_opml"),
        },
    )

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
