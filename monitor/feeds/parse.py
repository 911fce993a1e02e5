"""A feed document to a `ParsedFeed`, or the named reason why it is none."""

import io
import re
from datetime import UTC, datetime
from typing import Any

import feedparser

from monitor.feeds.dates import Dates
from monitor.feeds.document import Document, Entry
from monitor.feeds.entries import LONGEST_TITLE, Source, date_text, entry_date, read_entry
from monitor.feeds.guard import Guarded, guard
from monitor.feeds.hints import hints
from monitor.feeds.identity import tell_apart
from monitor.feeds.json_feed import read_json_feed
from monitor.feeds.older import older_page
from monitor.feeds.sitemap import read_sitemap
from monitor.feeds.text import plain_text
from monitor.model import Failure, FailureKind, Item, ParsedFeed, SitemapIndex
from monitor.safe.text import one_line

MOST_ITEMS = 2_000
JSON, SITEMAP = "JSON, but no JSON Feed", "sitemap without news"

# What a document that is no feed is, by how it begins.
_PROLOGUE = r"(?:\s|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+"
_OTHER_KINDS = (
    (re.compile(_PROLOGUE + r"<(?:!doctype\s++)?html\b", re.IGNORECASE), "HTML page"),
    (re.compile(r"\s*+[\[{]"), JSON),
    (re.compile(r"\s*+%PDF-"), "PDF"),
    (
        re.compile(_PROLOGUE + r"<opml\b"),
        "OPML, a list of feeds and none itself; `monitor feeds import` reads it",
    ),
    (re.compile(_PROLOGUE + r"<(?:\w+:)?(?:urlset|sitemapindex)\b"), SITEMAP),
    (re.compile(r"\s*+<"), "XML or HTML"),
)
_LONGEST_PROBLEM = 200
_NO_DATE = datetime.min.replace(tzinfo=UTC)


def parse(text: str, url: str, zone: str, now: datetime) -> ParsedFeed | SitemapIndex | Failure:
    """Read a feed document. Meant for a child process: a hostile document may take any time and much memory.

    Args:
        text: the document, decoded.
        url: the address it came from, for relative links.
        zone: IANA name of the zone that dates without one are in.
        now: the current time, aware.

    Returns:
        what it says; the addresses to look at instead when it only names other sitemaps; or why it is no feed.
    """
    if not text.strip("\ufeff\0 \t\r\n"):
        return Failure(FailureKind.EMPTY, "nothing in the document")
    guarded = guard(text, MOST_ITEMS)
    if isinstance(guarded, Failure):
        return guarded
    kind = _other_kind(text)
    try:
        document = _read(guarded, kind, url)
    except MemoryError:  # the sandbox's to deal with
        raise
    except Exception as error:  # noqa: BLE001 - feedparser promises not to raise, and does on some broken markup
        return Failure(FailureKind.CRASHED, f"feedparser raised {type(error).__name__}")
    if document is None:
        return Failure(FailureKind.NOT_A_FEED, kind)
    if isinstance(document, SitemapIndex):
        return document
    return _collect(document, guarded, url, Dates.of(map(date_text, document.entries), zone, now))


def _read(guarded: Guarded, kind: str, url: str) -> Document | SitemapIndex | None:
    """A document by the reader of its dialect; None when it is no feed."""
    if kind == JSON:
        return read_json_feed(guarded.text)
    if kind == SITEMAP:
        return read_sitemap(guarded.text, url)
    found = _feedparser(guarded.text)
    entries: list[Entry] = found.entries
    if not found.get("version") and (kind.startswith("HTML") or not entries):
        return None
    cut_off = bool(found.bozo) and guarded.cut_off
    return Document(
        title=str(found.feed.get("title") or ""),
        # Half an entry would have another identity than the whole one at the next poll.
        entries=entries[:-1] if cut_off else entries,
        problem="cut off in the middle of an item, which was left out" if cut_off else _problem(found),
        dialect=str(found.get("version") or "xml"),
        hints=hints(found.feed, guarded.text),
        older=older_page(found.feed, url),
    )


def _feedparser(text: str) -> Any:
    """Feedparser's reading of a document.

    It opens whatever a `str` or `bytes` names, local files included; a stream is only read. Its HTML cleaning is off:
    it can be hung (26.7 s for 63 KB), and no HTML is kept.
    """
    return feedparser.parse(
        io.BytesIO(text.encode("utf-8")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _collect(document: Document, guarded: Guarded, url: str, dates: Dates) -> ParsedFeed:
    source = Source(url, dates)
    newest = _newest(document.entries, source)
    items, duplicates = _items(newest, source)
    return ParsedFeed(
        title=one_line(plain_text(document.title), LONGEST_TITLE),
        items=items,
        left_out=guarded.left_out + len(document.entries) - len(newest),
        duplicates=duplicates,
        problem=one_line(document.problem, _LONGEST_PROBLEM),
        dialect=document.dialect,
        hints=document.hints,
        older=document.older,
    )


def _other_kind(text: str) -> str:
    text = text.lstrip("\ufeff")
    return next((kind for pattern, kind in _OTHER_KINDS if pattern.match(text)), "text")


def _newest(entries: list[Entry], source: Source) -> list[Entry]:
    """The newest entries that are not too many, in document order; without dates the first ones are the newest."""
    if len(entries) <= MOST_ITEMS:
        return entries
    dates = [entry_date(entry, source) or _NO_DATE for entry in entries]
    newest = sorted(range(len(entries)), key=lambda index: dates[index], reverse=True)[:MOST_ITEMS]
    return [entries[index] for index in sorted(newest)]


def _items(entries: list[Entry], source: Source) -> tuple[tuple[Item, ...], int]:
    """The entries as items, the first of each identity, and how many were dropped as its duplicates."""
    read = [item for entry in entries if (item := read_entry(entry, source)) is not None]
    items: dict[str, Item] = {}
    for item in tell_apart(read, source.url):
        items.setdefault(item.identity, item)
    return tuple(items.values()), len(read) - len(items)


def _problem(document: Any) -> str:
    if not document.bozo:
        return ""
    error = document.bozo_exception
    message = error.getMessage() if hasattr(error, "getMessage") else str(error)
    return f"not well-formed: {message}"
