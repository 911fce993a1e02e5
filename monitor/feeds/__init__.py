"""From a feed document to its items: whatever outlets call RSS or Atom, and whatever else they send.

    text ─► guard ─► feedparser ─► entry ─► Item
            what     who reads     title, link, identity,
            hangs    every         date, text without HTML
            parsers  dialect

`parse` runs in a child process; nothing here reads a clock, a file or the network.
"""

from monitor.feeds.identity import page_key
from monitor.feeds.parse import parse

__all__ = ["page_key", "parse"]
