"""From a feed document to its items: whatever outlets call RSS or Atom, and whatever else they send.

    text ─► guard ─► feedparser ─► entry ─► Item
            what     who reads     title, link, identity,
            hangs    every         date, text without HTML
            parsers  dialect

`parse` runs in a child process; nothing here reads a clock, a file or the network.
"""

from monitor.feeds.find import common_places, find_feeds, news_sitemaps
from monitor.feeds.identity import page_key
from monitor.feeds.parse import parse
from monitor.feeds.usable import Use, judge_use

__all__ = ["Use", "common_places", "find_feeds", "judge_use", "news_sitemaps", "page_key", "parse"]
