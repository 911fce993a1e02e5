"""`feeds.toml` → a checked `model.Config`; every mistake names file, line, key and what to do about it."""

from monitor.config.load import load, parse
from monitor.config.paths import database, find, starter

__all__ = ["database", "find", "load", "parse", "starter"]
