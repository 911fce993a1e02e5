"""Feeds as outlets published them, of which no text is kept here."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.feeds import parse
from monitor.model import ParsedFeed

DATA = os.environ.get("MONITOR_DATA")
FEEDS = sorted(Path(DATA, "feeds").glob("*.xml")) if DATA else []
WHEN = datetime(2027, 1, 1, tzinfo=UTC)  # later than any of them

pytestmark = pytest.mark.skipif(not FEEDS, reason="MONITOR_DATA is unset or has no feeds")


def decoded(path: Path) -> str:
    """The document's text; some were re-encoded to windows-1256 to try decoders."""
    body = path.read_bytes()
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("windows-1256")


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_a_real_feed_is_read_completely(path: Path) -> None:
    """Every item has an Arabic title, a page of its own and a date, and no HTML is left."""
    feed = parse(decoded(path), "https://outlet.test/feed", "Africa/Algiers", WHEN)
    assert isinstance(feed, ParsedFeed), feed
    assert feed.items
    for item in feed.items:
        assert re.search(r"[\u0621-\u064a]{2}", item.title), item.title
        assert item.url
        assert item.published is not None, item.published_text
        assert not re.search(r"</?[a-z]+[^>]*>|&[a-z]+;", item.title + item.summary + item.content)
    assert len({item.page_key for item in feed.items}) == len(feed.items)
