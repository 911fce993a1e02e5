"""What a feed document says."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Dating(StrEnum):
    """How the date of an entry was found, or why it has none."""

    STANDARD = "standard"  # RFC 822 or W3C, with a zone
    NO_ZONE = "without a zone"  # the same without: the feed's zone was taken
    WRITTEN = "written out"  # month names, numbers, Arabic digits
    FREE = "free text"  # dateparser understood it
    MISSING = "no date"
    UNCLEAR = "not understood"
    HIJRI = "hijri only"
    IMPOSSIBLE = "impossible"  # 30 February, the year 0, before there was a web
    FUTURE = "in the future"  # by more than two days


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed.

    Attributes:
        identity: what makes it the same entry at the next poll (guid, else link, else hash); unique in the feed.
        url: http(s) address of its page, or "" when it has none.
        page_key: canonical form of `url` (no scheme, no tracking parameters): two items with one key are one article;
            without a page of its own the identity, prefixed so that it can't equal a page's.
        title: one line of text, HTML removed.
        summary: text, HTML removed, "" when there is none.
        content: the item's full text as lines (one paragraph a line), HTML removed, "" when there is none.
        published: when it was published, or None when the feed does not say so credibly.
        published_text: what the feed said, for people.
        dating: how `published` was found.
    """

    identity: str
    url: str
    page_key: str
    title: str
    summary: str = ""
    content: str = ""
    published: datetime | None = None
    published_text: str = ""
    dating: Dating = Dating.MISSING


@dataclass(frozen=True, slots=True)
class Hints:
    """What a feed document asks of its readers.

    Attributes:
        refresh_s: not to come again for so many seconds (ttl, sy:updatePeriod); 0 when it does not say.
        skip_hours: hours of the day (UTC, 0 to 23) when nothing is published.
        skip_days: days of the week (UTC, Monday is 0) when nothing is published.
    """

    refresh_s: float = 0.0
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed document's items, newest limit applied, duplicates dropped.

    Attributes:
        title: what the feed calls itself.
        items: in document order.
        left_out: items beyond the limit a feed, the oldest ones.
        duplicates: items whose identity had been seen in the same document.
        problem: what was wrong with the document although items could be read, or "".
        dialect: which kind of feed it is: "rss20", "atom10", "json", "news sitemap" …
        part_of: address of the sitemap index that named this document, or "".
        hints: what it asks of its readers.
        older: address of the document with the items before these, or "" when the feed names none.
    """

    title: str
    items: tuple[Item, ...]
    left_out: int = 0
    duplicates: int = 0
    problem: str = ""
    dialect: str = ""
    part_of: str = ""
    hints: Hints = field(default_factory=Hints)
    older: str = ""


@dataclass(frozen=True, slots=True)
class SitemapIndex:
    """A document that names sitemaps rather than items: addresses of those, news ones and the newest first."""

    children: tuple[str, ...]
